#include "mail/facts.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "mail/addresses.hpp"
#include "mail/ascii.hpp"
#include "mail/authentication.hpp"
#include "mail/encoded_words.hpp"
#include "mail/loop_mark.hpp"
#include "mail/trace.hpp"

namespace marshrut::mail {

namespace {

constexpr std::size_t kMostIds = 200;
constexpr std::size_t kMostResults = 50;
constexpr std::size_t kLongestSubject = 2000;

std::optional<std::int64_t> date_of(std::string_view raw) {
  constexpr std::size_t kLongest = 200;
  const std::string text = one_line(trimmed(raw).substr(0, kLongest));
  if (text.empty()) return std::nullopt;
  const std::unique_ptr<GDateTime, void (*)(GDateTime*)> date(g_mime_utils_header_decode_date(text.c_str()),
                                                              [](GDateTime* one) {
                                                                if (one != nullptr) g_date_time_unref(one);
                                                              });
  if (date == nullptr) return std::nullopt;
  const std::int64_t seconds = g_date_time_to_unix(date.get());
  constexpr std::int64_t kYear2200 = 7'258'118'400;
  if (seconds < 0 || seconds > kYear2200) return std::nullopt;
  return seconds * 1000;
}

// "auto-replied" of "Auto-Replied (vacation); x=y".
std::string keyword_of(std::string_view raw) {
  constexpr std::size_t kLongest = 100;
  const std::string_view text = trimmed(raw);
  return lower(text.substr(0, std::min({text.find_first_of(" \t\r\n;("), text.size(), kLongest})));
}

std::optional<Address> first_of(std::string_view raw) {
  auto addresses = parse_addresses(raw, 1);
  if (addresses.empty()) return std::nullopt;
  return std::move(addresses.front());
}

void read_people(const Header& header, const Limits& limits, Message& message) {
  const std::size_t most = limits.addresses.value_or(header.body);
  for (const Field& field : header.fields) {
    std::vector<Address>* into = nullptr;
    if (same(field.name, "From")) {
      ++message.header_from_count;
      into = &message.from;
    }
    if (same(field.name, "Reply-To")) into = &message.reply_to;
    if (same(field.name, "To")) into = &message.to;
    if (same(field.name, "Cc")) into = &message.cc;
    if (into == nullptr || into->size() >= most) continue;
    auto addresses = parse_addresses(field.value, most - into->size());
    std::move(addresses.begin(), addresses.end(), std::back_inserter(*into));
  }
  if (const Field* sender = header.find("Sender")) message.sender = first_of(sender->value);
  if (const Field* path = header.find("Return-Path")) {
    message.return_path = first_of(path->value).value_or(Address{}).address;
  }
}

void read_answering(const Header& header, Message& message) {
  message.auto_submitted = keyword_of(header.value("Auto-Submitted"));
  message.precedence = keyword_of(header.value("Precedence"));
  message.suppress = lower(one_line(trimmed(header.value("X-Auto-Response-Suppress")).substr(0, kLongestSubject)));
  message.list = std::any_of(header.fields.begin(), header.fields.end(),
                             [](const Field& field) { return starts_with(field.name, "List-"); });
  message.own_loop = header.find(kLoopMark) != nullptr || header.find("X-Loop") != nullptr;
}

void read_authentication(const Header& header, Message& message) {
  bool on_top = true;
  for (const Field& field : header.fields) {
    if (!is_trace_field(field.name)) on_top = false;
    if (!same(field.name, "Authentication-Results") || message.authentication_results.size() >= kMostResults) continue;
    auto results = parse_authentication(field.value);
    if (!results) continue;
    results->on_top = on_top;
    message.authentication_results.push_back(std::move(*results));
  }
}

}  // namespace

std::string message_id_of(const Header& header) {
  const auto ids = parse_ids(header.value("Message-ID"), 1);
  return ids.empty() ? std::string() : ids.front();
}

void read_facts(const Header& header, const Limits& limits, Message& message) {
  message.message_id = message_id_of(header);
  read_people(header, limits, message);
  std::string_view subject = header.value("Subject");
  // Encoded, a subject is longer by some times than what it says.
  message.subject = decode_text(subject.substr(0, kLongestSubject * 8));
  if (message.subject.size() > kLongestSubject) {
    std::size_t end = kLongestSubject;
    while (end > 0 && (static_cast<unsigned char>(message.subject[end]) & 0xC0U) == 0x80) --end;
    message.subject.resize(end);
    message.subject.resize(trimmed(message.subject).size());
  }
  message.date_ms = date_of(header.value("Date"));
  message.in_reply_to = parse_ids(header.value("In-Reply-To"), kMostIds);
  message.references = parse_ids(header.value("References"), kMostIds);
  read_answering(header, message);
  read_authentication(header, message);
}

}  // namespace marshrut::mail
