// Routes: lists, one with all that belongs to it, its life, its versions and its papers.
#include "desk/correct.hpp"
#include "desk/deadlines.hpp"
#include "desk/route_document.hpp"
#include "desk/route_page.hpp"
#include "http/handlers.hpp"
#include "http/pages.hpp"
#include "http/problem.hpp"
#include "intake/methodist_key.hpp"
#include "intake/registrar.hpp"
#include "store/lists.hpp"
#include "text/search_words.hpp"

namespace marshrut::http {

namespace {

using store::Connection;

std::string subject_of(std::int64_t id) { return "route:" + std::to_string(id); }

intake::Operator operator_of(const Call& call) { return {call.who().actor, call.who().origin}; }

// Nothing while it isn't worked out yet: lists don't wait for it.
std::shared_ptr<const desk::RouteSnapshot> due_of(const Call& call) {
  if (call.services().deadlines == nullptr) return nullptr;
  auto snapshot = call.services().deadlines->snapshot();
  return snapshot ? *snapshot : nullptr;
}

Result<store::RouteQuery> query_of(const Call& call) {
  store::RouteQuery query;
  if (const auto state = call.query("state")) {
    if (const auto known = store::route_state(*state)) query.states = {*known};
  }
  query.school = call.query("school");
  query.region = call.query("region");
  if (const auto methodist = call.query("methodist")) query.methodist = intake::methodist_key(*methodist);
  query.form = call.query("form");
  if (const auto words = call.query("q")) query.prefixes = text::search_prefixes(*words);
  take_sort(call, query);
  query.scope = call.who().scope;
  query.most = call.limit();
  auto after = place_of(call);
  if (!after) return after.error();
  query.after = std::move(*after);
  return query;
}

Result<Reply> list(Call& call) {
  const auto query = query_of(call);
  if (!query) return query.error();
  store::RoutePage page;
  const auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    auto found = store::list_routes(connection, *query);
    if (!found) return found.error();
    page = std::move(*found);
    return {};
  });
  if (!read) return read.error();
  const auto due = due_of(call);
  Json items = Json::array();
  for (const store::Route& one : page.items) items.push_back(desk::route_item(one, due.get()));
  if (auto noted = call.note("routes.listed", "routes"); !noted) return noted.error();
  return json_reply(page_json(std::move(items), page.next, page.total));
}

Result<Reply> whole(const Call& call) {
  const auto due = due_of(call);
  const auto page = desk::route_page(call.desk(), call.id(), {call.who().scope, call.who().role, due.get()});
  if (!page) return page.error();
  return revised(json_reply(*page), page->at("revision").get<std::int64_t>());
}

Result<Reply> get(Call& call) {
  auto reply = whole(call);
  if (!reply) return reply;
  if (auto noted = call.note("route.read", subject_of(call.id())); !noted) return noted.error();
  return reply;
}

Result<void> move_one(const Call& call, intake::Step step) {
  const auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto within = store::route_within(connection, call.who().scope, step.route);
    return within ? Result<void>() : within.error();
  });
  if (!read) return read;
  const auto moved = intake::move_route(call.desk().store, step, operator_of(call));
  return moved ? Result<void>() : moved.error();
}

// Its name fits the description: it is one of the states.
store::RouteState target_of(const Call& call) {
  return store::route_state(call.json().at("to").get<std::string>()).value_or(store::RouteState::draft);
}

Result<Reply> move(Call& call) {
  intake::Step step{call.id(), target_of(call), call.json().value("note", std::string()),
                    call.json().value("region", std::string()), call.wanted_revision().value_or(0)};
  if (!desk::may_take(call.who().role, step.to)) return problem("forbidden");
  if (auto done = move_one(call, std::move(step)); !done) return done.error();
  return whole(call);
}

Result<Reply> move_many(Call& call) {
  const store::RouteState to = target_of(call);
  if (!desk::may_take(call.who().role, to)) return problem("forbidden");
  Json results = Json::array();
  for (const auto& one : call.json().at("ids")) {
    const std::int64_t id = one;
    const auto done = move_one(call, {id, to, call.json().value("note", std::string()), {}, {}});
    results.push_back({{"id", id}, {"done", done.ok()}, {"problem", done ? Json() : problem_json(done.error())}});
  }
  return json_reply({{"results", std::move(results)}});
}

Result<Reply> change(Call& call) {
  const auto changes = desk::changes_of(call.json());
  if (!changes) return changes.error();
  auto done = desk::change_route(call.desk(), call.who(), call.id(), call.wanted_revision().value_or(0), *changes);
  if (!done) return done.error();
  return whole(call);
}

Result<Reply> versions(Call& call) {
  const auto all = desk::route_versions(call.desk(), call.who().scope, call.id());
  if (!all) return all.error();
  if (auto noted = call.note("route.read", subject_of(call.id())); !noted) return noted.error();
  return json_reply(*all);
}

Result<Reply> compare(Call& call) {
  const auto told = desk::compare_versions(call.desk(), call.who().scope, call.id(), call.query("from").value_or(""),
                                           call.query("to").value_or(""));
  if (!told) return told.error();
  if (auto noted = call.note("route.read", subject_of(call.id())); !noted) return noted.error();
  return json_reply(*told);
}

Result<Reply> document(Call& call) {
  const bool pdf = call.query("as") == "pdf";
  auto made = desk::route_document(call.desk(), call.who(), call.id(), call.path("form"),
                                   pdf ? desk::DocumentKind::pdf : desk::DocumentKind::docx);
  if (!made) return made.error();
  if (!pdf) {
    if (auto noted = call.note("route.downloaded", subject_of(call.id())); !noted) return noted.error();
  }
  return download(std::move(made->bytes), made->name, pdf ? "application/pdf" : kDocxType);
}

constexpr Bound kBound[] = {
    {"listRoutes", list},    {"getRoute", get},          {"moveRoute", move},          {"moveRoutes", move_many},
    {"changeRoute", change}, {"listVersions", versions}, {"compareVersions", compare}, {"getRouteDocument", document}};

}  // namespace

std::span<const Bound> routes_api() { return kBound; }

}  // namespace marshrut::http
