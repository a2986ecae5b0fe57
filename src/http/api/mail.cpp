// The mail itself: mailboxes, the ledger's sum, answers that wait or failed, a test letter.
#include "access/secrets.hpp"
#include "base/clock.hpp"
#include "http/cursor.hpp"
#include "http/handlers.hpp"
#include "http/items.hpp"
#include "http/problem.hpp"
#include "intake/file_message.hpp"
#include "mail/compose.hpp"
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
  std::optional<std::int64_t> before;
  if (const auto told = call.query("cursor")) {
    const auto place = cursor_number(*told);
    if (!place) return place.error();
    before = *place;
  }
  const auto state = call.query("state");
  Json answer;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto page = store::replies_page(connection, state ? std::optional<std::string_view>(*state) : std::nullopt,
                                          before, call.limit());
    if (!page) return page.error();
    answer = {{"items", Json::array()}, {"next", nullptr}, {"total", nullptr}};
    for (const store::ReplyRow& row : *page) answer["items"].push_back(reply_json(row));
    if (page->size() == call.limit()) answer["next"] = cursor_text({page->back().id});
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
  const auto rules = call.desk().rules.get();
  const std::string from = rules->answers.from_address.empty() && !rules->own_addresses.empty()
                               ? rules->own_addresses.front()
                               : rules->answers.from_address;
  if (from.empty()) return problem("conflict", "answers.from", text::message("http.test-letter.no-sender"));
  mail::Letter letter;
  letter.from = {rules->answers.from_name, from};
  letter.to = {{}, call.json().at("to").get<std::string>()};
  letter.subject = text::message("http.test-letter.subject");
  letter.text = text::message("http.test-letter.text", {{"centre", std::string_view(call.services().centre)}});
  letter.date_ms = now_ms();
  letter.message_id = "test." + access::new_token().substr(0, 16) + '@' + from.substr(from.rfind('@') + 1);
  store::Reply reply;
  reply.kind = "test";
  reply.recipient = letter.to.address;
  reply.header_message_id = letter.message_id;
  reply.event_key = "test:" + letter.message_id;
  reply.subject = letter.subject;
  reply.bytes = mail::compose(letter);
  std::int64_t id = 0;
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    const auto queued = store::queue(connection, reply);
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
