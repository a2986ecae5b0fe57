// inbox retry, inbox file, inbox return, inbox export: what an operator does with what came.
#include <cstdio>
#include <filesystem>

#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/store_session.hpp"
#include "service/settings.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using text::message;

// Says in whose name the centre writes: the service's own configuration.
Result<service::Settings> settings_of(const Call& call) {
  service::Settings settings;
  settings.data_dir = std::string(*call.value("data"));
  if (auto read = service::read_configuration(call.value("config"), settings); !read) return read.error();
  return settings;
}

}  // namespace

int run_inbox_retry(const Call& call, Console& console) {
  const auto id = id_of(call.words[0]);
  if (!id) return complain(console, usage_error(message("cli.usage.message-id")), call.command);
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  if (auto done = intake::try_again(*store, *id, operator_of(call)); !done)
    return told(console, call.words[0], done.error());
  console.line(message("cli.inbox.retried"));
  return kDone;
}

int run_inbox_file(const Call& call, Console& console) {
  std::optional<std::int64_t> route;
  if (const auto given = call.value("route")) {
    route = id_of(std::string(*given));
    if (!route) return complain(console, usage_error(message("cli.usage.route-id")), call.command);
  }
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  auto done = intake::file_by_hand(*store, call.words[0], route, operator_of(call));
  if (!done) return told(console, call.words[0], done.error());
  console.line(message("cli.inbox.filed", {{"number", std::string_view(call.words[0])}}));
  return kDone;
}

int run_inbox_return(const Call& call, Console& console) {
  const auto settings = settings_of(call);
  if (!settings) return told(console, "marshrut.ini", settings.error());
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  auto done = intake::send_back(*store, call.words[0], *call.value("text"), settings->answers, operator_of(call));
  if (!done) return told(console, call.words[0], done.error());
  console.line(message("cli.inbox.returned", {{"number", std::string_view(call.words[0])}}));
  return kDone;
}

int run_inbox_export(const Call& call, Console& console) {
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  const auto done = intake::each_submission_line(*store, [&](const std::string& line) -> Result<void> {
    console.line(line);
    return {};
  });
  return done ? kDone : told(console, "marshrut", done.error());
}

}  // namespace marshrut::cli
