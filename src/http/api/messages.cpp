// The queue of what came: messages with their documents and answers.
#include "http/handlers.hpp"
#include "http/items.hpp"
#include "http/pages.hpp"
#include "http/problem.hpp"
#include "intake/desk.hpp"
#include "store/ledger.hpp"
#include "store/scans.hpp"
#include "text/search_words.hpp"

namespace marshrut::http {

namespace {

using store::Connection;

Result<store::ListFilter> filter_of(const Call& call) {
  store::ListFilter filter;
  filter.newest_first = true;
  if (const auto state = call.query("state")) filter.state = store::message_state(*state);
  const auto since = call.time("since"), until = call.time("until");
  if (!since) return since.error();
  if (!until) return until.error();
  filter.since = *since;
  filter.until = *until;
  filter.source = call.query("source");
  filter.attention = call.flag("attention");
  if (const auto words = call.query("q")) filter.prefixes = text::search_prefixes(*words);
  return filter;
}

Result<Reply> list_messages(Call& call) {
  const auto filter = filter_of(call);
  if (!filter) return filter.error();
  store::ListCursor cursor;
  cursor.most = call.limit();
  const auto after = id_of_place(call);
  if (!after) return after.error();
  cursor.after = *after;
  Json answer;
  const auto book = call.desk().forms.get();
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto page = store::list(connection, *filter, cursor);
    if (!page) return page.error();
    const auto total = store::list_total(connection, *filter);
    if (!total) return total.error();
    MessageItems items(connection, *book);
    Json shown = Json::array();
    for (const store::ListedMessage& message : *page) {
      auto item = items.item(message);
      if (!item) return item.error();
      shown.push_back(std::move(*item));
    }
    answer = page_json(std::move(shown), last_of(*page, cursor.most), *total);
    return {};
  });
  if (!read) return read.error();
  if (auto noted = call.note("messages.listed", "messages"); !noted) return noted.error();
  return json_reply(answer);
}

Result<Json> whole(const Call& call, std::int64_t id) {
  Json answer;
  const auto book = call.desk().forms.get();
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    store::ListFilter filter;
    filter.id = id;
    const auto found = store::list(connection, filter, {{}, 1});
    if (!found) return found.error();
    if (found->empty()) return Error{Code::not_found, "no such message", {}};
    MessageItems items(connection, *book);
    auto made = items.whole(found->front());
    if (!made) return made.error();
    answer = std::move(*made);
    return {};
  });
  if (!read) return read.error();
  return answer;
}

std::string subject_of(std::int64_t id) { return "message:" + std::to_string(id); }

Result<Reply> get_message(Call& call) {
  auto answer = whole(call, call.id());
  if (!answer) return answer.error();
  if (auto noted = call.note("message.read", subject_of(call.id())); !noted) return noted.error();
  return json_reply(*answer);
}

Result<std::string> raw_of(const Call& call) {
  std::string raw;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    auto bytes = store::raw_bytes(connection, call.id());
    if (!bytes) return bytes.error();
    raw = std::move(*bytes);
    return {};
  });
  if (!read) return read.error();
  return raw;
}

Result<Reply> get_raw(Call& call) {
  auto raw = raw_of(call);
  if (!raw) return raw.error();
  if (auto noted = call.note("message.downloaded", subject_of(call.id())); !noted) return noted.error();
  return download(std::move(*raw), "message-" + std::to_string(call.id()) + ".eml", "message/rfc822");
}

// Lines of the head as they came, put together where they were folded. Decoding is the worker's.
Json head_lines(std::string_view raw) {
  constexpr std::size_t kMostLines = 60, kMostBytes = 2000;
  Json lines = Json::array();
  while (!raw.empty() && lines.size() < kMostLines) {
    const std::size_t end = std::min(raw.find('\n'), raw.size());
    std::string_view line = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !lines.empty()) {
      std::string& value = lines.back()["value"].get_ref<std::string&>();
      if (value.size() < kMostBytes) value.append(line.substr(0, kMostBytes));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
    lines.push_back(
        {{"name", std::string(line.substr(0, colon))}, {"value", std::string(value.substr(0, kMostBytes))}});
  }
  return lines;
}

Result<Reply> get_text(Call& call) {
  auto raw = raw_of(call);
  if (!raw) return raw.error();
  Json headers = head_lines(*raw);
  constexpr std::size_t kMostText = 64 * 1024;
  std::string text;
  // In a worker, as when it came. One that kills workers shows its head alone.
  const auto rules = call.desk().rules.get();
  const auto exam = call.desk().examiner.examine({{}, rules->own_addresses, rules->authserv_id}, std::move(*raw));
  if (exam) {
    text = exam->message.text;
    for (Json& line : headers) {
      if (line["name"] == "Subject") line["value"] = exam->message.subject;
    }
  }
  const bool cut = text.size() > kMostText;
  if (cut) text.resize(kMostText);
  if (auto noted = call.note("message.read", subject_of(call.id())); !noted) return noted.error();
  return json_reply({{"headers", headers}, {"text", text}, {"truncated", cut || !exam}});
}

Result<Reply> retry(Call& call) {
  auto done = intake::try_again(call.desk().store, call.id(), {call.who().actor, call.who().origin});
  if (!done) return done.error();
  call.desk().came();
  auto answer = whole(call, call.id());
  if (!answer) return answer.error();
  return json_reply(*answer);
}

Result<Reply> dismiss(Call& call) {
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    if (auto gone = store::dismiss(connection, call.id(), "by-hand"); !gone) return gone;
    return store::append(connection, call.entry("message.dismissed", subject_of(call.id())));
  });
  if (!done) return done.error();
  auto answer = whole(call, call.id());
  if (!answer) return answer.error();
  return json_reply(*answer);
}

constexpr Bound kBound[] = {{"listMessages", list_messages}, {"getMessage", get_message}, {"getMessageRaw", get_raw},
                            {"getMessageText", get_text},    {"retryMessage", retry},     {"dismissMessage", dismiss}};

}  // namespace

std::span<const Bound> messages_api() { return kBound; }

}  // namespace marshrut::http
