// conclusion.
#include <filesystem>

#include "app/conclusion.hpp"
#include "app/fill.hpp"
#include "base/files.hpp"
#include "cli/session.hpp"
#include "route/value.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;

Result<route::Value> load(const std::string& data, const lens::FormSet& forms) {
  const auto json = read_file(data == "-" ? fs::path("/dev/stdin") : fs::path(data));
  if (!json) return json.error();
  for (const lens::Form& form : forms.forms()) {
    if (form.profile().model == "route") return app::route_from_json(*json, form.schema());
  }
  return Error{Code::not_found, "no form of a route", {}};
}

std::string form_of(const Call& call, const route::Value& route) {
  if (const auto id = call.value("form")) return std::string(*id);
  const route::Value* form = route.find("form");
  return form == nullptr || form->string() == nullptr ? std::string() : *form->string();
}

void tell(const app::Conclusion& conclusion, const route::LevelScale& scale, Console& console) {
  console.line(console.painted(text::message("cli.conclusion.levels"), Paint::bold));
  for (const route::Compared& row : conclusion.comparison.rows) console.line("  " + app::compared_text(row));
  route::Compared overall = conclusion.comparison.overall;
  overall.name = text::message("app.conclusion.overall");
  if (overall.entry || overall.final) console.line("  " + app::compared_text(overall));
  bool headed = false;
  for (const route::Compared& row : conclusion.comparison.rows) {
    const std::string way = app::way_text(row);
    if (way.empty()) continue;
    if (!headed) {
      console.line("");
      console.line(console.painted(text::message("cli.conclusion.ways"), Paint::bold));
      headed = true;
    }
    console.line("  " + way);
  }
  if (headed) console.line(console.painted("  " + scale.source + '.', Paint::dim));
  console.line("");
  console.line(console.painted(
      text::message(conclusion.completed ? "cli.conclusion.completed" : "cli.conclusion.prolonged"), Paint::bold));
  for (const std::string& reason : conclusion.reasons) console.line("  – " + reason);
  for (const route::Remark& remark : conclusion.remarks) {
    console.line(console.painted("      " + remark.message, Paint::dim));
  }
}

}  // namespace

int run_conclusion(const Call& call, Console& console) {
  if (call.has("json") && call.has("apply")) {
    return complain(console, usage_error(text::message("cli.usage.json-or-apply")), call.command);
  }
  const auto home = home_of(call, console);
  if (!home) return kBadInput;
  const auto forms = forms_of(call, console);
  if (!forms) return kBadInput;
  const auto scale = route::LevelScale::load(home->data() / "levels.json");
  if (!scale) return console.report((home->data() / "levels.json").string(), scale.error()), kBadInput;
  const std::string data(*call.value("data"));
  route::Value route;
  const auto loaded = guarded([&]() -> Result<void> {
    auto read = load(data, *forms);
    if (!read) return read.error();
    route = std::move(*read);
    return {};
  });
  if (!loaded) return console.report(data, loaded.error()), kBadInput;
  const std::string id = form_of(call, route);
  if (id.empty()) return complain(console, usage_error(text::message("cli.usage.conclusion-form")), call.command);
  const lens::Form* form = form_named(*forms, id, call, console);
  if (form == nullptr) return kUsage;
  const app::Conclusion conclusion = app::conclude(route, *form, *forms, *scale);
  if (call.has("apply")) {
    app::apply(conclusion, *form, route);
    console.line(route::serialize(route));
  } else if (call.has("json")) {
    console.line(app::conclusion_json(conclusion));
  } else {
    tell(conclusion, *scale, console);
  }
  return kDone;
}

}  // namespace marshrut::cli
