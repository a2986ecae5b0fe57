// How the service is set up: shown, and read again from its file; the description of the API itself.
#include "http/api.hpp"
#include "http/handlers.hpp"
#include "store/counts.hpp"
#include "text/normalize.hpp"

namespace marshrut::http {

namespace {

Reply json_text(std::string text) {
  Reply reply;
  reply.body = std::move(text);
  return reply;
}

Result<Reply> get_settings(Call& call) {
  if (auto noted = call.note("settings.read", "settings"); !noted) return noted.error();
  return json_text(call.services().settings());
}

Result<Reply> reload_settings(Call& call) {
  if (auto done = call.services().reload_settings(); !done) return done.error();
  if (auto noted = call.note("settings.reloaded", "settings"); !noted) return noted.error();
  return json_text(call.services().settings());
}

Result<Reply> list_schools(Call& call) {
  Json items = Json::array();
  const std::string wanted = text::label_key(call.query("q").value_or(std::string()));
  auto read = call.desk().store.read([&](store::Connection& connection) -> Result<void> {
    const auto all = store::schools(connection);
    if (!all) return all.error();
    items = Json::array();
    for (const std::string& school : *all) {
      if (text::label_key(school).find(wanted) != std::string::npos) items.push_back(school);
    }
    return {};
  });
  if (!read) return read.error();
  return json_reply({{"items", items}});
}

Result<Reply> get_description(Call& call) { return json_text(*call.services().description); }

constexpr Bound kBound[] = {{"getSettings", get_settings},
                            {"reloadSettings", reload_settings},
                            {"listSchools", list_schools},
                            {"getDescription", get_description}};

}  // namespace

std::span<const Bound> settings_api() { return kBound; }

}  // namespace marshrut::http
