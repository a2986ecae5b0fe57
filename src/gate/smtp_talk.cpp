#include "gate/smtp_talk.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/step.hpp"

namespace marshrut::gate {

namespace {

constexpr std::size_t kLongestLine = 998;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "550 5.1.1 No such user" -> "5.1.1"; of the text nothing is kept.
std::string enhanced_of(std::string_view line, int code) {
  if (line.size() < 9) return {};
  const std::string_view rest = line.substr(4);
  const std::size_t end = rest.find_first_not_of("0123456789.");
  const std::string_view word = rest.substr(0, end);
  const bool plausible = word.size() >= 5 && word.size() <= 11 && word[1] == '.' && word[0] == '0' + code / 100 &&
                         std::count(word.begin(), word.end(), '.') == 2 && is_digit(word.back());
  return plausible ? std::string(word) : std::string();
}

}  // namespace

bool can_be_sent(std::string_view message) {
  while (!message.empty()) {
    const std::size_t end = message.find('\n');
    if (end == std::string_view::npos || end == 0 || message[end - 1] != '\r' || end - 1 > kLongestLine) return false;
    const std::string_view line = message.substr(0, end - 1);
    const auto fits = [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\r' && c != '\0'; };
    if (!std::all_of(line.begin(), line.end(), fits)) return false;
    message.remove_prefix(end + 1);
  }
  return true;
}

bool is_plain_address(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == address.size() || address.size() > 320) return false;
  return std::none_of(address.begin(), address.end(), [](char c) {
    return (c >= 0 && c <= ' ') || c == 0x7F || c == '<' || c == '>' || c == '"' || c == '\\' || c == ',';
  });
}

void SmtpTalk::said(std::string_view command) {
  static constexpr std::array<std::pair<std::string_view, Stage>, 3> kStages{
      {{"MAIL", Stage::mail}, {"RCPT", Stage::rcpt}, {"DATA", Stage::data}}};
  for (const auto& [word, stage] : kStages) {
    if (command.rfind(word, 0) == 0) stage_ = stage;
  }
  leaving_ = leaving_ || command.rfind("QUIT", 0) == 0;
}

void SmtpTalk::heard(std::string_view line) {
  // What is said to our QUIT is no answer to the message.
  if (leaving_ || line.size() < 3 || !std::all_of(line.begin(), line.begin() + 3, is_digit)) return;
  code_ = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
  enhanced_ = enhanced_of(line, code_);
  if (all_handed_) answered_ = true;
}

std::size_t SmtpTalk::read(char* into, std::size_t size) {
  const std::size_t count = std::min(size, message_.size() - handed_);
  std::memcpy(into, message_.data() + handed_, count);
  handed_ += count;
  if (handed_ == message_.size() && !all_handed_) {
    all_handed_ = true;
    step("smtp.before-dot");
  }
  return count;
}

bool SmtpTalk::reached_the_dot(std::size_t written) const { return all_handed_ && written >= message_.size(); }

SendOutcome SmtpTalk::ended(SendState state, SendReason reason) const { return {state, reason, code_, enhanced_}; }

SendOutcome SmtpTalk::outcome(Failure failure, std::size_t written) const {
  if (answered_ && code_ >= 200 && code_ < 300) return ended(SendState::sent, SendReason::none);
  if (answered_ && code_ >= 400) {
    return ended(code_ >= 500 ? SendState::never : SendState::later, SendReason::message);
  }
  if (reached_the_dot(written)) {
    return ended(SendState::in_doubt, failure == Failure::timeout ? SendReason::timeout : SendReason::connection);
  }
  return refused(failure);
}

SendOutcome SmtpTalk::refused(Failure failure) const {
  switch (failure) {
    case Failure::timeout:
      return ended(SendState::later, SendReason::timeout);
    case Failure::starttls:
      return ended(SendState::later, SendReason::starttls);
    case Failure::certificate:
      return ended(SendState::later, SendReason::certificate);
    case Failure::password:  // an operator's to mend, not the message's fault
      return ended(SendState::later, SendReason::password);
    default:
      break;
  }
  const bool answered = code_ >= 400 && code_ != 421;
  // 530: a password or TLS is asked for first (RFC 4954).
  if (answered && code_ == 530) return ended(SendState::later, SendReason::password);
  const SendState state = answered && code_ >= 500 ? SendState::never : SendState::later;
  if (answered && stage_ == Stage::mail) return ended(state, SendReason::sender);
  if (answered && stage_ == Stage::rcpt) return ended(state, SendReason::recipient);
  if (answered && stage_ == Stage::data) return ended(state, SendReason::message);
  return ended(SendState::later, SendReason::connection);
}

}  // namespace marshrut::gate
