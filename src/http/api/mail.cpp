// The mail itself: mailboxes, the ledger's sum, answers that wait or failed, a test letter.
#include "base/clock.hpp"
#include "desk/mailings.hpp"
#include "http/handlers.hpp"
#include "http/pages.hpp"
#include "http/problem.hpp"
#include "store/ledger.hpp"
#include "store/ledger_sum.hpp"
#include "store/outbox.hpp"
#include "text/messages.hpp"

namespace marshrut::http {

namespace {

using store::Connection;

Result<Reply> list_mailboxes(Call& call) {
  Reply reply;
  reply.body = call.services().mailboxes();
  return reply;
}

Result<Reply> get_ledger(Call& call) {
  Json answer;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto states = store::state_counts(connection);
    if (!states) return states.error();
    const auto all = store::message_count(connection);
    if (!all) return all.error();
    std::int64_t sum = 0;
    Json shown = Json::object();
    for (const auto& [state, count] : *states) {
      shown[state] = count;
      sum += count;
    }
    answer = {{"messages", *all}, {"states", shown}, {"sum", sum}, {"whole", sum == *all}};
    return {};
  });
  if (!read) return read.error();
  return json_reply(answer);
}

Json reply_json(const store::ReplyRow& row) {
  return {{"id", row.id},
          {"created", iso_time(row.created)},
          {"kind", row.kind},
          {"recipient", row.recipient},
          {"state", row.state},
          {"code", row.last_code},
          {"tries", row.tries},
          {"sent", row.sent_at ? Json(iso_time(*row.sent_at)) : Json()},
          {"message", row.message_id ? Json(*row.message_id) : Json()},
          {"subject", row.subject}};
}

Result<Reply> list_replies(Call& call) {
  const auto before = id_of_place(call);
  if (!before) return before.error();
  const auto state = call.query("state");
  Json answer;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto page = store::replies_page(connection, state ? std::optional<std::string_view>(*state) : std::nullopt,
                                          *before, call.limit());
    if (!page) return page.error();
    Json items = Json::array();
    for (const store::ReplyRow& row : *page) items.push_back(reply_json(row));
    answer = page_json(std::move(items), last_of(*page, call.limit()));
    return {};
  });
  if (!read) return read.error();
  if (auto noted = call.note("replies.listed", "replies"); !noted) return noted.error();
  return json_reply(answer);
}

std::string subject_of(std::int64_t id) { return "reply:" + std::to_string(id); }

Result<Reply> get_reply(Call& call) {
  std::string bytes;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    auto found = store::find_reply(connection, call.id());
    if (!found) return found.error();
    bytes = std::move(found->bytes);
    return {};
  });
  if (!read) return read.error();
  if (auto noted = call.note("reply.read", subject_of(call.id())); !noted) return noted.error();
  return download(std::move(bytes), "reply-" + std::to_string(call.id()) + ".eml", "message/rfc822");
}

Result<Reply> send_again(Call& call) {
  Json answer;
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    if (auto queued = store::requeue(connection, call.id()); !queued) return queued;
    const auto now = store::find_reply(connection, call.id());
    if (!now) return now.error();
    answer = reply_json(*now);
    return store::append(connection, call.entry("reply.requeued", subject_of(call.id())));
  });
  if (!done) return done.error();
  return json_reply(answer);
}

Result<Reply> send_test(Call& call) {
  desk::OwnLetter letter;
  letter.kind = "test";
  letter.to = call.json().at("to");
  letter.subject = text::message("http.test-letter.subject");
  letter.text = text::message("http.test-letter.text", {{"centre", std::string_view(call.services().centre)}});
  const auto reply = desk::letter_of(*call.desk().rules.get(), std::move(letter));
  if (!reply && reply.error().code == Code::conflict) {
    return problem("conflict", reply.error().where, text::message("http.test-letter.no-sender"));
  }
  if (!reply) return reply.error();
  std::int64_t id = 0;
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    const auto queued = store::queue(connection, *reply);
    if (!queued) return queued.error();
    id = queued->value_or(0);
    return store::append(connection, call.entry("reply.test", subject_of(id)));
  });
  if (!done) return done.error();
  return json_reply({{"reply", id}}, 202);
}

constexpr Bound kBound[] = {{"listMailboxes", list_mailboxes}, {"getLedger", get_ledger},
                            {"listReplies", list_replies},     {"getReply", get_reply},
                            {"sendAgain", send_again},         {"sendTestLetter", send_test}};

}  // namespace

std::span<const Bound> mail_api() { return kBound; }

}  // namespace marshrut::http
