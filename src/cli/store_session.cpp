#include "cli/store_session.hpp"

#include <pwd.h>
#include <unistd.h>

#include <charconv>

#include "cli/commands.hpp"
#include "service/settings.hpp"

namespace marshrut::cli {

std::unique_ptr<store::Store> store_of(const Call& call, Console& console, std::string_view option, bool create) {
  store::Options options;
  options.data_dir = std::string(call.value(option).value_or("."));
  options.create = create;
  if (const auto db = call.value("db")) {
    options.url = *db;
  } else {
    const auto configured = service::database_of(options.data_dir);
    if (!configured) return console.report(options.data_dir.string(), configured.error()), nullptr;
    options.url = *configured;
  }
  auto opened = store::Store::open(options);
  if (opened) return std::move(*opened);
  console.report(options.url.empty() ? options.data_dir.string() : std::string("marshrut"), opened.error());
  return nullptr;
}

intake::Operator operator_of(const Call& call) {
  std::string name(call.value("by").value_or(""));
  if (name.empty()) {
    const passwd* account = ::getpwuid(::getuid());
    name = account == nullptr ? std::to_string(::getuid()) : account->pw_name;
  }
  return {"operator:" + name, "cli"};
}

std::optional<std::int64_t> id_of(const std::string& word) {
  std::int64_t id = 0;
  const auto done = std::from_chars(word.data(), word.data() + word.size(), id);
  if (done.ec != std::errc{} || done.ptr != word.data() + word.size() || id < 1) return std::nullopt;
  return id;
}

int told(Console& console, std::string_view about, const Error& error) {
  console.report(about, error);
  return kBadInput;
}

}  // namespace marshrut::cli
