// route list, route move, retention: routes and their life.
#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "cli/commands.hpp"
#include "cli/layout.hpp"
#include "cli/store_session.hpp"
#include "intake/registrar.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using text::message;

std::string state_text(store::RouteState state) {
  return message("cli.route.state." + std::string(store::state_name(state)));
}

}  // namespace

int run_route_list(const Call& call, Console& console) {
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  std::vector<std::vector<std::string>> rows;
  const auto done = intake::each_route(*store, [&](const store::Route& route) {
    if (call.has("json")) {
      console.line(intake::route_line(route));
    } else {
      rows.push_back({std::to_string(route.id), state_text(route.state), route.code.value_or(""),
                      intake::teacher_of(route), route.organization});
    }
  });
  if (!done) return told(console, "marshrut", done.error());
  if (!rows.empty()) console.out(table(rows));
  return kDone;
}

int run_route_move(const Call& call, Console& console) {
  const auto id = id_of(call.words[0]);
  if (!id) return complain(console, usage_error(message("cli.usage.route-id")), call.command);
  const auto to = store::route_state(*call.value("to"));
  if (!to) {
    return complain(console, usage_error(message("cli.usage.state", {{"state", *call.value("to")}})), call.command);
  }
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  intake::Step step{*id, *to, std::string(call.value("note").value_or("")),
                    std::string(call.value("region").value_or(""))};
  const auto moved = intake::move_route(*store, step, operator_of(call));
  if (!moved) return told(console, call.words[0], moved.error());
  const std::string state = state_text(*to);
  const std::string code = moved->code.value_or("");
  console.line(code.empty() ? message("cli.route.moved", {{"state", std::string_view(state)}})
                            : message("cli.route.moved-code",
                                      {{"state", std::string_view(state)}, {"code", std::string_view(code)}}));
  return kDone;
}

int run_retention(const Call& call, Console& console) {
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  const auto due = intake::retention_due(*store, now_ms());
  if (!due) return told(console, "marshrut", due.error());
  console.line(message("cli.retention.due", {{"archive", static_cast<double>(due->archive.size())},
                                             {"purge", static_cast<double>(due->purge.size())}}));
  if (!call.has("archive") && !call.has("purge")) return kDone;
  const auto done = intake::carry_out(*store, call.has("archive") ? due->archive : std::vector<std::int64_t>{},
                                      call.has("purge") ? due->purge : std::vector<std::int64_t>{}, operator_of(call));
  if (!done) return told(console, "marshrut", done.error());
  console.line(message("cli.retention.done", {{"archived", static_cast<double>(done->archived)},
                                              {"purged", static_cast<double>(done->purged)}}));
  return kDone;
}

}  // namespace marshrut::cli
