#include "gate/lmtp_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace marshrut::gate {

namespace {

constexpr std::size_t kLongestPath = 512;  // RFC 5321 says 256; UTF-8 may need more

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_control(char c) { return (c >= 0 && c < ' ') || c == 0x7F; }

Verb verb_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, Verb>, 19> kVerbs{{{"LHLO", Verb::lhlo},
                                                                             {"HELO", Verb::helo},
                                                                             {"EHLO", Verb::helo},
                                                                             {"MAIL", Verb::mail},
                                                                             {"RCPT", Verb::rcpt},
                                                                             {"DATA", Verb::data},
                                                                             {"RSET", Verb::rset},
                                                                             {"NOOP", Verb::noop},
                                                                             {"VRFY", Verb::vrfy},
                                                                             {"QUIT", Verb::quit},
                                                                             {"GET", Verb::not_lmtp},
                                                                             {"POST", Verb::not_lmtp},
                                                                             {"PUT", Verb::not_lmtp},
                                                                             {"HEAD", Verb::not_lmtp},
                                                                             {"PATCH", Verb::not_lmtp},
                                                                             {"OPTIONS", Verb::not_lmtp},
                                                                             {"CONNECT", Verb::not_lmtp},
                                                                             {"TRACE", Verb::not_lmtp},
                                                                             {"DELETE", Verb::not_lmtp}}};
  for (const auto& [name, verb] : kVerbs) {
    if (same(word, name)) return verb;
  }
  return Verb::unknown;
}

// "<a@b> SIZE=5" -> "a@b"; the rest stays in `rest`. False when it is no path.
bool take_path(std::string_view& rest, std::string& address) {
  if (rest.empty() || rest.front() != '<') return false;
  bool quoted = false;
  std::size_t at = 1;
  for (; at < rest.size() && (quoted || rest[at] != '>'); ++at) {
    if (rest[at] == '"') quoted = !quoted;
    if (rest[at] == '\\' && quoted) ++at;
    if (at >= rest.size() || (!quoted && (rest[at] == ' ' || rest[at] == '<'))) return false;
  }
  if (at >= rest.size() || at > kLongestPath) return false;
  std::string_view path = rest.substr(1, at - 1);
  // A source route says nothing today: "@a,@b:user@c" is user@c.
  if (!path.empty() && path.front() == '@') {
    const std::size_t colon = path.find(':');
    if (colon == std::string_view::npos) return false;
    path.remove_prefix(colon + 1);
  }
  const std::size_t host = path.rfind('@');
  if (host == 0 || (host != std::string_view::npos && host + 1 == path.size())) return false;
  address = path;
  rest.remove_prefix(at + 1);
  return rest.empty() || rest.front() == ' ';
}

std::string_view next_word(std::string_view& rest) {
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(end);
  return word;
}

std::string_view read_parameter(std::string_view word, Command& command) {
  const std::size_t equals = std::min(word.find('='), word.size());
  const std::string_view name = word.substr(0, equals);
  const std::string_view value = word.substr(std::min(equals + 1, word.size()));
  if (same(name, "SIZE")) {
    if (value.empty() || !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      return "501 5.5.4 SIZE is a number";
    }
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), size);
    command.size = error == std::errc{} ? size : std::numeric_limits<std::uint64_t>::max();
    return {};
  }
  if (same(name, "BODY")) {
    return same(value, "7BIT") || same(value, "8BITMIME") ? std::string_view{} : "501 5.5.4 BODY is 7BIT or 8BITMIME";
  }
  if (same(word, "SMTPUTF8")) {
    command.utf8 = true;
    return {};
  }
  return "555 5.5.4 That parameter is not known here";
}

void read_path(std::string_view rest, std::string_view keyword, Command& command) {
  const bool named = rest.size() >= keyword.size() && same(rest.substr(0, keyword.size()), keyword);
  if (named) rest.remove_prefix(keyword.size());
  while (named && !rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  if (!named || !take_path(rest, command.text)) {
    command.problem =
        command.verb == Verb::mail ? "501 5.1.7 MAIL FROM:<address> expected" : "501 5.1.3 RCPT TO:<address> expected";
    return;
  }
  for (auto word = next_word(rest); !word.empty() && command.problem.empty(); word = next_word(rest)) {
    command.problem = command.verb == Verb::mail ? read_parameter(word, command)
                                                 : std::string_view("555 5.5.4 RCPT takes no parameters here");
  }
}

}  // namespace

Command parse_command(std::string_view line) {
  Command command;
  std::string_view rest = line;
  command.verb = verb_of(next_word(rest));
  if (line.empty() || line.front() == ' ') command.verb = Verb::unknown;
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  if (command.verb == Verb::unknown || command.verb == Verb::not_lmtp) return command;
  if (std::any_of(line.begin(), line.end(), is_control)) {
    command.problem = "500 5.5.2 Control characters in a command";
    return command;
  }
  switch (command.verb) {
    case Verb::lhlo:
      command.text = next_word(rest);
      if (command.text.empty()) command.problem = "501 5.5.4 LHLO needs a name";
      break;
    case Verb::mail:
      read_path(rest, "FROM:", command);
      break;
    case Verb::rcpt:
      read_path(rest, "TO:", command);
      if (command.problem.empty() && command.text.empty()) command.problem = "501 5.1.3 A recipient has an address";
      break;
    case Verb::data:
    case Verb::rset:
    case Verb::quit:
      if (!rest.empty()) command.problem = "501 5.5.4 That command takes no words";
      break;
    default:
      break;
  }
  return command;
}

}  // namespace marshrut::gate
