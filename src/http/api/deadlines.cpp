// What is due and overdue, on the screen and in calendar programs.
#include "desk/deadlines.hpp"

#include "access/door.hpp"
#include "access/rights.hpp"
#include "access/secrets.hpp"
#include "base/digest.hpp"
#include "desk/deadlines_list.hpp"
#include "desk/scope.hpp"
#include "http/handlers.hpp"
#include "route/iso.hpp"
#include "store/sessions.hpp"

namespace marshrut::http {

namespace {

using desk::DueItem;

constexpr const char* kPurpose = "calendar";
constexpr std::size_t kMostEntries = 2000;

std::optional<app::Person> person_of(const Call& call) {
  const auto by = call.query("by");
  if (by == "teacher") return app::Person::teacher;
  if (by == "methodist") return app::Person::methodist;
  if (by == "school") return app::Person::school;
  return std::nullopt;
}

// A person's own deadline is of no route and no teacher.
Json item_json(const DueItem& item) {
  const bool own = item.due->per != nullptr;
  const std::string none;
  return {{"route", own ? Json() : Json(item.route->id)},
          {"teacher", own ? none : item.route->teacher},
          {"code", own ? none : item.route->code},
          {"organization", own ? none : *item.route->organization},
          {"methodist", own ? *item.due->per : *item.route->methodist},
          {"id", item.due->rule->id},
          {"title", item.due->rule->title},
          {"due", text::iso_day(item.due->due)},
          {"overdue", item.due->state == route::DeadlineState::overdue},
          {"text", desk::when_text(*item.due)}};
}

Result<Reply> list_deadlines(Call& call) {
  desk::DueQuery query;
  if (const auto until = call.query("until")) {
    const auto day = route::parse_iso_date(*until);
    if (!day) return Error{Code::bad_data, "no such day", "until"};
    query.until = day->first;
  }
  query.overdue = call.flag("overdue");
  query.words = call.query("q").value_or("");
  query.by = person_of(call);
  query.scope = call.who().scope;
  query.cursor = call.query("cursor").value_or("");
  query.most = call.limit();
  const auto snapshot = call.services().deadlines->snapshot();
  if (!snapshot) return snapshot.error();
  const desk::DuePage page = desk::due_page(**snapshot, query);
  Json items = Json::array();
  for (const DueItem& item : page.items) items.push_back(item_json(item));
  if (auto noted = call.note("deadlines.listed", "deadlines"); !noted) return noted.error();
  return json_reply({{"items", std::move(items)},
                     {"next", page.next.empty() ? Json() : Json(page.next)},
                     {"total", page.total},
                     {"asOf", iso_time((*snapshot)->as_of)},
                     {"overdue", page.overdue},
                     {"due", page.due}});
}

std::string stamp_of(Millis at) {
  std::string stamp;
  for (const char c : iso_time(at)) {
    if (c == '.') break;
    if (c != '-' && c != ':') stamp += c;
  }
  return stamp + 'Z';
}

// Who asks is known by the address alone: what it shows is that person's as if they had signed in.
Result<Reply> get_calendar(Call& call) {
  const auto known = call.services().door.by_token(call.query("token").value_or(""), kPurpose);
  if (!known) return known.error();
  if (!*known) return Error{Code::not_found, "no such calendar", "token"};
  const store::Person& person = (*known)->person;
  const auto role = access::role_named(person.role);
  const auto reach = role ? access::reach_of(*role, "getCalendar") : access::Reach::none;
  if (reach == access::Reach::none) return Error{Code::not_found, "no such calendar", "token"};
  const auto snapshot = call.services().deadlines->snapshot();
  if (!snapshot) return snapshot.error();
  const store::Scope scope = reach == access::Reach::own ? desk::own_scope(person) : store::Scope();
  const auto entries = desk::calendar_of(call.desk().store, **snapshot, scope, kMostEntries);
  if (!entries) return entries.error();
  Reply reply;
  reply.type = "text/calendar";
  reply.body = app::calendar_text(*entries, stamp_of((*snapshot)->as_of));
  return reply;
}

Result<Reply> get_calendar_link(Call& call) {
  const std::string token = access::new_token();
  store::AccessToken kept;
  kept.person_id = call.who().person;
  kept.purpose = kPurpose;
  kept.name = kPurpose;
  kept.token_hash = access::token_hash(token);
  kept.created = now_ms();
  auto done = call.desk().store.write([&](store::Connection& connection) -> Result<void> {
    if (auto dropped = store::drop_tokens_of(connection, call.who().person, kPurpose); !dropped) return dropped.error();
    if (auto added = store::add_token(connection, kept); !added) return added.error();
    return store::append(connection, call.entry("calendar.linked", "person:" + std::to_string(call.who().person)));
  });
  if (!done) return done.error();
  return json_reply({{"url", "/api/v1/calendar.ics?token=" + token}});
}

constexpr Bound kBound[] = {
    {"listDeadlines", list_deadlines}, {"getCalendar", get_calendar}, {"getCalendarLink", get_calendar_link}};

}  // namespace

std::span<const Bound> deadlines_api() { return kBound; }

}  // namespace marshrut::http
