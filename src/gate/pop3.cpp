// POP3: greeting, CAPA, STLS, password, LIST, UIDL, RETR of what is new, DELE of what is filed, QUIT.
#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "base/digest.hpp"
#include "base/step.hpp"
#include "gate/data_reader.hpp"
#include "gate/mailbox_session.hpp"

namespace marshrut::gate {

namespace {

struct Listed {
  std::uint64_t number = 0, size = 0;
  std::string uid;  // empty: the server has none that says which message it is
};

std::optional<std::uint64_t> take_number(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

class Pop3 {
public:
  explicit Pop3(MailboxContext& context) : context_(context), settings_(context.settings), wire_(context.wire) {}

  Result<void> run();

private:
  using Lines = std::function<Result<void>(std::string_view line)>;

  Result<std::string> answer();
  Result<std::string> ask(const std::string& command);
  Result<bool> ask_for_lines(const std::string& command, const Lines& each);
  Result<void> ask_capabilities();
  Result<void> greet();
  Result<void> log_in();
  Result<void> list();
  Result<void> list_uids();
  Result<void> take_new();
  Result<void> take(const Listed& message, std::string raw);
  Result<std::optional<std::string>> retrieve(const Listed& message);
  Result<void> settle();
  Result<void> quit();

  MailboxContext& context_;
  const MailboxSettings& settings_;
  Wire& wire_;
  std::set<std::string> capabilities_;
  std::vector<Listed> messages_;
  std::vector<std::uint64_t> filed_;  // numbers of those that may go
};

Error refusal(const std::string& line, const char* what) {
  // RFC 2449 and 3206: what will be well again by itself says so.
  const std::string text = upper(line);
  for (const char* word : {"[IN-USE]", "[LOGIN-DELAY]", "[SYS/TEMP]"}) {
    if (text.find(word) != std::string::npos) return {Code::unavailable, what, {}};
  }
  return {Code::refused, what, {}};
}

bool is_ok(const std::string& line) { return upper(line.substr(0, 3)) == "+OK"; }

Result<std::string> Pop3::answer() {
  auto line = wire_.line(settings_.limits.line_bytes, context_.command_until());
  if (line && !is_ok(*line) && upper(line->substr(0, 4)) != "-ERR" && line->rfind("+ ", 0) != 0 && *line != "+") {
    return Error{Code::damaged, "no answer of POP3", settings_.host};
  }
  return line;
}

Result<std::string> Pop3::ask(const std::string& command) {
  if (auto sent = wire_.write(command + "\r\n", context_.command_until()); !sent) return sent.error();
  return answer();
}

// False: the server said -ERR.
Result<bool> Pop3::ask_for_lines(const std::string& command, const Lines& each) {
  const auto first = ask(command);
  if (!first) return first.error();
  if (!is_ok(*first)) return false;
  // One deadline for all lines: an endless list ends by it or by the count.
  const Time until = context_.retrieve_until();
  for (std::size_t count = 0;; ++count) {
    const auto line = wire_.line(settings_.limits.line_bytes, until);
    if (!line) return line.error();
    if (*line == ".") return true;
    if (count >= settings_.limits.listed) return Error{Code::too_large, "an endless list", settings_.host};
    if (auto used = each(*line); !used) return used.error();
  }
}

Result<void> Pop3::ask_capabilities() {
  capabilities_.clear();
  const auto known = ask_for_lines("CAPA", [&](std::string_view line) -> Result<void> {
    if (capabilities_.size() < 100) capabilities_.insert(upper(line));
    return {};
  });
  return known ? Result<void>() : Result<void>(known.error());
}

Result<void> Pop3::greet() {
  const auto greeting = answer();
  if (!greeting) return greeting.error();
  if (!is_ok(*greeting)) return Error{Code::unavailable, "the server is not ready", settings_.host};
  if (auto asked = ask_capabilities(); !asked) return asked;
  if (settings_.tls != Tls::starttls) return {};
  const auto allowed = ask("STLS");
  if (!allowed) return allowed.error();
  if (!is_ok(*allowed)) return Error{Code::refused, "STLS refused", settings_.host};
  if (auto safe = wire_.start_tls(settings_.host, settings_.ca_file, context_.command_until()); !safe) return safe;
  return ask_capabilities();  // what was said in plain text doesn't count
}

Result<void> Pop3::log_in() {
  if (auto may = context_.may_say_password(); !may) return may;
  const bool plain = std::any_of(capabilities_.begin(), capabilities_.end(), [](const std::string& one) {
    return one.rfind("SASL", 0) == 0 && (one + ' ').find(" PLAIN ") != std::string::npos;
  });
  Result<std::string> done = std::string();
  if (plain) {
    using namespace std::string_literals;
    done = ask("AUTH PLAIN");
    if (done && done->rfind('+', 0) == 0 && !is_ok(*done)) {
      done = ask(base64("\0"s + settings_.user + "\0"s + settings_.password));
    }
  } else {
    done = ask("USER " + settings_.user);
    if (done && is_ok(*done)) done = ask("PASS " + settings_.password);
  }
  if (!done) return done.error();
  return is_ok(*done) ? Result<void>() : refusal(*done, "the password was refused");
}

Result<void> Pop3::list() {
  const auto listed = ask_for_lines("LIST", [&](std::string_view line) -> Result<void> {
    const auto number = take_number(line);
    const auto size = take_number(line);
    if (!number || !size) return Error{Code::damaged, "a line of LIST makes no sense", settings_.host};
    messages_.push_back({*number, *size, {}});
    return {};
  });
  if (!listed) return listed.error();
  if (!*listed) return Error{Code::unavailable, "LIST refused", settings_.host};
  context_.report.listed = messages_.size();
  return messages_.empty() ? Result<void>() : list_uids();
}

Result<void> Pop3::list_uids() {
  std::map<std::uint64_t, std::string> uids;
  std::map<std::string, std::size_t> times;
  const auto listed = ask_for_lines("UIDL", [&](std::string_view line) -> Result<void> {
    const auto number = take_number(line);
    const std::size_t at = line.find_first_not_of(' ');
    if (!number) return Error{Code::damaged, "a line of UIDL makes no sense", settings_.host};
    if (at == std::string_view::npos) return {};
    uids[*number] = line.substr(at);
    ++times[uids[*number]];
    return {};
  });
  if (!listed) return listed.error();
  for (Listed& message : messages_) {
    const auto uid = uids.find(message.number);
    if (uid != uids.end() && times[uid->second] == 1) message.uid = uid->second;
  }
  return {};
}

Result<std::optional<std::string>> Pop3::retrieve(const Listed& message) {
  const auto first = ask("RETR " + std::to_string(message.number));
  if (!first) return first.error();
  if (!is_ok(*first)) return std::optional<std::string>();  // gone in between
  DataReader reader;
  std::string raw;
  bool too_large = false;
  const Time until = context_.retrieve_until();
  while (!reader.ended()) {
    const auto bytes = wire_.some(until);
    if (!bytes) return bytes.error();
    wire_.consume(reader.feed(*bytes, raw));
    too_large = too_large || raw.size() > settings_.limits.message_bytes;
    if (too_large) raw.clear();
  }
  if (too_large) {
    ++context_.report.too_large;
    return std::optional<std::string>();
  }
  if (context_.is_cut_short(message.size, raw.size())) {
    ++context_.report.cut_short;
    return std::optional<std::string>();
  }
  return std::optional<std::string>(std::move(raw));
}

Result<void> Pop3::take(const Listed& message, std::string raw) {
  std::string uid = message.uid;
  if (uid.empty()) {
    uid = "sha256:" + sha256_hex(raw);
    const auto known = context_.known({}, {uid});
    if (!known) return known.error();
    if (known->front()) {
      ++context_.report.known;
      filed_.push_back(message.number);
      return {};
    }
  }
  const auto filed = context_.file({}, uid, std::move(raw));
  if (!filed) return filed.error();
  if (*filed) filed_.push_back(message.number);
  return {};
}

Result<void> Pop3::take_new() {
  std::vector<std::string> uids;
  for (const Listed& message : messages_) {
    if (!message.uid.empty()) uids.push_back(message.uid);
  }
  const auto known = context_.known({}, uids);
  if (!known) return known.error();
  std::size_t at = 0;
  for (const Listed& message : messages_) {
    if (!message.uid.empty() && (*known)[at++]) {
      ++context_.report.known;
      filed_.push_back(message.number);
    } else if (message.size > settings_.limits.message_bytes) {
      ++context_.report.too_large;
    } else if (context_.full()) {
      context_.report.more = true;
    } else {
      auto raw = retrieve(message);
      if (!raw) return raw.error();
      if (!*raw) continue;
      if (auto taken = take(message, std::move(**raw)); !taken) return taken;
    }
  }
  return {};
}

Result<void> Pop3::settle() {
  if (settings_.after != After::remove) return {};
  for (const std::uint64_t number : filed_) {
    step("pop3.before-dele");
    const auto gone = ask("DELE " + std::to_string(number));
    if (!gone) return gone.error();
    step("pop3.after-dele");
    if (is_ok(*gone)) ++context_.report.settled;
  }
  return {};
}

// Only here does anything go for good; nothing else ever says QUIT.
Result<void> Pop3::quit() {
  step("pop3.before-quit");
  const auto bye = ask("QUIT");
  step("pop3.after-quit");
  if (!bye) return bye.error();
  if (!is_ok(*bye)) return Error{Code::unavailable, "the server didn't delete all", settings_.host};
  return {};
}

Result<void> Pop3::run() {
  for (const auto part : {&Pop3::greet, &Pop3::log_in, &Pop3::list, &Pop3::take_new, &Pop3::settle, &Pop3::quit}) {
    if (auto done = (this->*part)(); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> poll_pop3(MailboxContext& context) { return Pop3(context).run(); }

}  // namespace marshrut::gate
