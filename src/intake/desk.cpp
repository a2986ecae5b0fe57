#include "intake/desk.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "intake/match.hpp"
#include "intake/route_data.hpp"
#include "intake/settling.hpp"
#include "route/text_at.hpp"
#include "route/value.hpp"
#include "store/documents.hpp"
#include "store/lists.hpp"
#include "store/routes.hpp"
#include "text/local_time.hpp"
#include "text/names.hpp"
#include "text/search_words.hpp"

namespace marshrut::intake {

namespace {

using store::RouteState;
using store::Submission;

constexpr std::size_t kMostCandidates = 20;

// The route that an accepted submission belongs to; made when there is none.
Result<std::int64_t> route_for(store::Connection& connection, const Submission& submission, const route::Value& line,
                               bool new_one, const store::Act& act) {
  const route::Value data = route_in(line);
  MatchFacts facts{
      route::text_at(data, "teacher.full_name"), route::text_at(data, "organization.name"), submission.school, {}};
  if (facts.teacher.empty()) return Error{Code::bad_data, "the document names no teacher", submission.number};
  const auto of_teacher = store::find_routes(connection, teacher_key(facts.teacher));
  if (!of_teacher) return of_teacher.error();
  if (const Match found = match(facts, *of_teacher, {}); !new_one && found.route) return *found.route;
  return new_route(connection, facts, *of_teacher, region_in(line), act, new_one ? submission.number : std::string());
}

Result<void> put_under(store::Connection& connection, const Submission& submission, std::int64_t id,
                       const store::Act& act) {
  const auto route = store::lock_route(connection, id);
  if (!route) return route.error();
  if (route->state == RouteState::purged) return Error{Code::conflict, "the route is purged", std::to_string(id)};
  if (!submission.route_id) {
    if (auto set = store::set_submission_route(connection, submission.id, id); !set) return set.error();
  }
  // What came to an open route was taken over when it came.
  if (!submission.route_id || !is_open(route->state)) {
    const route::Value line = line_of(submission);
    const route::Value data = route_in(line);
    const store::RouteFacts place{
        {}, route::text_at(data, "organization.name"), submission.school, region_in(line), {}};
    if (auto taken = take_over(connection, *route, place, data); !taken) return taken;
  }
  if (route->state != RouteState::draft && route->state != RouteState::returned) return {};
  return store::move_route(connection, id, RouteState::submitted, act);
}

Result<void> accept_submission(store::Connection& connection, const Submission& submission, const Acceptance& how,
                               const store::Act& act) {
  std::optional<std::int64_t> route = how.route;
  if (how.new_route && (route || submission.route_id)) {
    return Error{Code::conflict, "it has a route already", submission.number};
  }
  if (route && submission.route_id && *route != *submission.route_id) {
    return Error{Code::conflict, "it belongs to another route", submission.number};
  }
  if (!route) route = submission.route_id;
  const route::Value line = line_of(submission);
  if (!route && is_of_a_teacher(line)) {
    const auto found = route_for(connection, submission, line, how.new_route, act);
    if (!found) return found.error();
    route = *found;
  }
  if (route) {
    if (auto put = put_under(connection, submission, *route, act); !put) return put;
  }
  if (auto set = store::set_submission_state(connection, submission.id, fate_name(Fate::accepted)); !set) return set;
  return store::set_document(connection, submission.document_id, submission.form, fate_name(Fate::accepted), "by-hand",
                             submission.id);
}

// Added where it is not there yet and may still be worked on.
void add_candidates(std::vector<store::Route>& all, std::vector<store::Route> found) {
  for (store::Route& route : found) {
    const bool known = std::any_of(all.begin(), all.end(), [&](const store::Route& one) { return one.id == route.id; });
    const bool over = route.state == RouteState::archived || route.state == RouteState::purged;
    if (!known && !over && all.size() < kMostCandidates) all.push_back(std::move(route));
  }
}

}  // namespace

Result<std::vector<store::Route>> candidates(store::Connection& connection, const Submission& submission) {
  std::vector<store::Route> all;
  const std::string teacher = route::text_at(route_in(line_of(submission)), "teacher.full_name");
  if (submission.route_id || teacher.empty()) return all;
  auto same = store::find_routes(connection, teacher_key(teacher));
  if (!same) return same.error();
  add_candidates(all, std::move(*same));
  store::RouteQuery alike;
  alike.prefixes = text::search_prefixes(text::parse_name(teacher).family, 1);
  alike.most = kMostCandidates;
  alike.total = false;
  if (alike.prefixes.empty()) return all;
  auto found = store::list_routes(connection, alike);
  if (!found) return found.error();
  add_candidates(all, std::move(found->items));
  return all;
}

Result<void> follow_correction(store::Connection& connection, const Submission& submission, const route::Value& was,
                               const route::Value& is) {
  if (!submission.route_id) return {};
  const auto route = store::lock_route(connection, *submission.route_id);
  if (!route) return route.error();
  const auto latest = store::latest_submission(connection, route->id, submission.form);
  if (!latest) return latest.error();
  const bool last = *latest && (*latest)->id == submission.id;
  // As it was when it came: of an agreed route only what an operator has accepted is taken over.
  const bool taken = is_open(route->state) || submission.state == fate_name(Fate::accepted);
  if (!last || !taken || route->state == RouteState::purged) return {};
  return take_correction(connection, *route, was, is);
}

Result<void> file_by_hand(store::Store& store, std::string_view number, const Acceptance& how, const Operator& who) {
  return store.write([&](store::Connection& connection) -> Result<void> {
    const auto submission = submission_to_settle(connection, number, how.revision);
    if (!submission) return submission.error();
    if (submission->state == fate_name(Fate::accepted)) {
      return Error{Code::conflict, "it is accepted already", submission->number};
    }
    const store::Act act{now_ms(), who.name, who.origin, {}};
    if (auto done = accept_submission(connection, *submission, how, act); !done) return done;
    return audit_settled(connection, who, "submission.accepted", *submission);
  });
}

Result<void> try_again(store::Store& store, std::int64_t message_id, const Operator& who) {
  return store.write(
      [&](store::Connection& connection) { return store::reopen(connection, message_id, who.name, who.origin); });
}

std::string inbox_line(const store::ListedMessage& message) {
  using Json = nlohmann::ordered_json;
  Json line = {{"id", message.id},
               {"received", iso_time(message.received)},
               {"state", store::state_name(message.state)},
               {"reason", message.reason},
               {"sha256", message.sha256},
               {"message_id", message.message_id},
               {"sender", message.sender},
               {"recipients", message.recipients},
               {"source", message.source},
               {"subject", message.subject},
               {"size", message.size},
               {"documents", Json::array()},
               {"replies", Json::array()}};
  for (const store::ListedDocument& document : message.documents) {
    line["documents"].push_back({{"name", document.name},
                                 {"sha256", document.sha256},
                                 {"form", document.form.empty() ? Json() : Json(document.form)},
                                 {"submission", document.submission.empty() ? Json() : Json(document.submission)},
                                 {"state", document.state},
                                 {"reason", document.reason}});
    if (!document.signature.empty()) {
      line["documents"].back()["signs"] = document.signs.empty() ? Json() : Json(document.signs);
      line["documents"].back()["signature"] = Json::parse(document.signature, nullptr, false);
    }
  }
  for (const store::ListedReply& reply : message.replies) {
    line["replies"].push_back({{"message_id", reply.message_id},
                               {"kind", reply.kind},
                               {"recipient", reply.recipient},
                               {"state", reply.state},
                               {"code", reply.last_code}});
  }
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace {

constexpr std::string_view kPurged = "purged";  // store/retention.hpp

// The names of a route's states are what the registry knows.
std::string_view registry_state(std::string_view fate) {
  return fate == fate_name(Fate::returned) ? store::state_name(RouteState::returned)
                                           : store::state_name(RouteState::submitted);
}

Result<route::Value> line_of(const Submission& submission, const std::string& sender) {
  auto stored = route::parse(submission.reading);
  if (!stored) return stored.error();
  route::Value line = read_line(std::move(*stored));
  line["number"] = submission.number;
  line["received"] = text::local_day(submission.received);
  line["sender"] = sender;
  line["state"] = registry_state(submission.state);
  if (auto remarks = route::parse(submission.remarks)) line["remarks"] = std::move(*remarks);
  return line;
}

const std::string& sender_of(const store::ListedMessage& message) {
  return message.sender.empty() ? message.header_from : message.sender;
}

Result<void> message_lines(store::Connection& connection, const store::ListedMessage& message,
                           const std::function<Result<void>(std::string line)>& sink) {
  const auto submissions = store::submissions_of_message(connection, message.id);
  if (!submissions) return submissions.error();
  for (const Submission& submission : *submissions) {
    if (submission.state == kPurged) continue;
    const auto line = line_of(submission, sender_of(message));
    if (!line) return line.error();
    if (auto done = sink(route::serialize(*line)); !done) return done;
  }
  return {};
}

}  // namespace

Result<route::Value> submission_line(store::Connection& connection, const Submission& submission) {
  store::ListFilter filter;
  filter.id = submission.message_id;
  const auto message = store::list(connection, filter, {});
  if (!message) return message.error();
  return line_of(submission, message->empty() ? std::string() : sender_of(message->front()));
}

Result<void> each_submission_line(const store::Store& store,
                                  const std::function<Result<void>(std::string line)>& sink) {
  return store.read([&](store::Connection& connection) -> Result<void> {
    store::ListCursor cursor;
    for (;;) {
      const auto page = store::list(connection, {}, cursor);
      if (!page) return page.error();
      if (page->empty()) return {};
      for (const store::ListedMessage& message : *page) {
        if (auto done = message_lines(connection, message, sink); !done) return done;
      }
      cursor.after = page->back().id;
    }
  });
}

}  // namespace marshrut::intake
