#include "intake/desk.hpp"

#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "intake/letter.hpp"
#include "intake/match.hpp"
#include "intake/route_data.hpp"
#include "mail/compose.hpp"
#include "route/text_at.hpp"
#include "route/value.hpp"
#include "store/audit.hpp"
#include "store/documents.hpp"
#include "store/outbox.hpp"
#include "store/routes.hpp"
#include "text/local_time.hpp"

namespace marshrut::intake {

namespace {

using store::RouteState;
using store::Submission;

constexpr std::string_view kPurged = "purged";  // store/retention.hpp

Result<Submission> by_number(store::Connection& connection, std::string_view number) {
  auto found = store::submission_by_number(connection, number);
  if (!found) return found.error();
  if (!*found) return Error{Code::not_found, "no submission of that number", std::string(number)};
  if ((*found)->state == kPurged) return Error{Code::conflict, "what it said is purged", std::string(number)};
  return std::move(**found);
}

Result<void> audit(store::Connection& connection, const Operator& who, std::string action, const Submission& of) {
  const nlohmann::json details = {{"was", of.state}};
  return store::append(connection,
                       {who.name, who.origin, std::move(action), "submission:" + of.number, details.dump()});
}

route::Value line_of(const Submission& submission) {
  auto line = route::parse(submission.reading);
  return line ? std::move(*line) : route::Value();
}

// The route that an accepted submission belongs to; made when there is none.
Result<std::int64_t> route_for(store::Connection& connection, const Submission& submission, const route::Value& line,
                               const store::Act& act) {
  const route::Value data = route_in(line);
  MatchFacts facts{
      route::text_at(data, "teacher.full_name"), route::text_at(data, "organization.name"), submission.school, {}};
  if (facts.teacher.empty()) return Error{Code::bad_data, "the document names no teacher", submission.number};
  const auto of_teacher = store::find_routes(connection, teacher_key(facts.teacher));
  if (!of_teacher) return of_teacher.error();
  if (const Match found = match(facts, *of_teacher, {}); found.route) return *found.route;
  return new_route(connection, facts, *of_teacher, region_in(line), act);
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

Result<void> accept_submission(store::Connection& connection, const Submission& submission,
                               std::optional<std::int64_t> route, const store::Act& act) {
  if (route && submission.route_id && *route != *submission.route_id) {
    return Error{Code::conflict, "it belongs to another route", submission.number};
  }
  if (!route) route = submission.route_id;
  const route::Value line = line_of(submission);
  if (!route && is_of_a_teacher(line)) {
    const auto found = route_for(connection, submission, line, act);
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

struct Back {
  store::ListedMessage message;
  store::Document document;
};

Result<Back> facts_for_return(store::Connection& connection, const Submission& submission) {
  Back back;
  store::ListFilter filter;
  filter.id = submission.message_id;
  auto listed = store::list(connection, filter, {{}, 1});
  if (!listed) return listed.error();
  if (listed->empty()) return Error{Code::not_found, "its message is gone", submission.number};
  back.message = std::move(listed->front());
  auto document = store::find_document(connection, submission.document_id);
  if (!document) return document.error();
  back.document = std::move(*document);
  return back;
}

mail::Letter return_letter(const Submission& submission, const Back& back, std::string_view words,
                           const AnswerSettings& answers) {
  DocumentExam document;
  document.name = back.document.name;
  document.teacher = route::text_at(route_in(line_of(submission)), "teacher.full_name");
  document.remarks = submission.remarks;
  MessageExam message;
  message.subject = back.message.subject;
  AnsweredDocument answered{&document,
                            {{Fate::returned, "by-hand", false}, submission.number, submission.version, 0, {}}};
  WrittenLetter written = write_letter(message, {answered}, {}, answers.centre, words);
  mail::Letter letter = letter_from(answers, back.message.recipients, std::move(written));
  letter.to = {{}, back.message.sender.empty() ? back.message.header_from : back.message.sender};
  letter.in_reply_to = back.message.message_id;
  if (!back.message.message_id.empty()) letter.references = {back.message.message_id};
  letter.date_ms = now_ms();
  return letter;
}

Result<void> queue_return(store::Connection& connection, const Submission& submission, const Back& back,
                          mail::Letter letter) {
  if (letter.to.address.empty()) return Error{Code::conflict, "nobody to send it back to", submission.number};
  const std::string event = "submission:" + submission.number + ":returned:" + std::to_string(letter.date_ms);
  const std::string domain = letter.from.address.substr(letter.from.address.rfind('@') + 1);
  letter.message_id = "return." + submission.number + '.' + std::to_string(letter.date_ms) + '@' + domain;
  store::Reply reply;
  reply.message_id = back.message.id;
  reply.kind = kind_name(LetterKind::returned);
  reply.recipient = letter.to.address;
  reply.header_message_id = letter.message_id;
  reply.event_key = event;
  reply.bytes = mail::compose(letter);
  const auto queued = store::queue(connection, reply);
  return queued ? Result<void>() : queued.error();
}

}  // namespace

Result<void> file_by_hand(store::Store& store, std::string_view number, std::optional<std::int64_t> route,
                          const Operator& who) {
  return store.write([&](store::Connection& connection) -> Result<void> {
    const auto submission = by_number(connection, number);
    if (!submission) return submission.error();
    if (submission->state == fate_name(Fate::accepted)) {
      return Error{Code::conflict, "it is accepted already", submission->number};
    }
    const store::Act act{now_ms(), who.name, who.origin, {}};
    if (auto done = accept_submission(connection, *submission, route, act); !done) return done;
    return audit(connection, who, "submission.accepted", *submission);
  });
}

Result<void> send_back(store::Store& store, std::string_view number, std::string_view words,
                       const AnswerSettings& answers, const Operator& who) {
  return store.write([&](store::Connection& connection) -> Result<void> {
    const auto submission = by_number(connection, number);
    if (!submission) return submission.error();
    const auto back = facts_for_return(connection, *submission);
    if (!back) return back.error();
    auto queued = queue_return(connection, *submission, *back, return_letter(*submission, *back, words, answers));
    if (!queued) return queued;
    if (auto set = store::set_submission_state(connection, submission->id, fate_name(Fate::returned)); !set) return set;
    auto marked = store::set_document(connection, submission->document_id, submission->form, fate_name(Fate::returned),
                                      "by-hand", submission->id);
    if (!marked) return marked;
    if (submission->route_id) {
      const auto locked = store::lock_route(connection, *submission->route_id);
      if (!locked) return locked.error();
      const store::Act act{now_ms(), who.name, who.origin, {}};
      if (locked->state == RouteState::submitted) {
        auto moved = store::move_route(connection, locked->id, RouteState::returned, act);
        if (!moved) return moved;
      }
    }
    return audit(connection, who, "submission.returned", *submission);
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
