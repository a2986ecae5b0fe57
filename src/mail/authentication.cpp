#include "mail/authentication.hpp"

#include <string>
#include <vector>

#include "mail/ascii.hpp"

namespace marshrut::mail {

namespace {

constexpr std::size_t kMostMethods = 50, kMostProperties = 50;

// One word of the field: a name, a quoted value, "=" or ";".
struct Token {
  std::string text;
  bool quoted = false;
};

void skip_comment(std::string_view raw, std::size_t& at) {
  int depth = 0;
  for (; at < raw.size(); ++at) {
    if (raw[at] == '\\') {
      ++at;
    } else if (raw[at] == '(') {
      ++depth;
    } else if (raw[at] == ')' && --depth == 0) {
      ++at;
      return;
    }
  }
}

Token quoted(std::string_view raw, std::size_t& at) {
  Token token{{}, true};
  for (++at; at < raw.size() && raw[at] != '"'; ++at) {
    if (raw[at] == '\\' && at + 1 < raw.size()) ++at;
    token.text += raw[at];
  }
  ++at;
  return token;
}

std::vector<Token> tokens_of(std::string_view raw) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < raw.size();) {
    const char c = raw[at];
    if (is_blank(c)) {
      ++at;
    } else if (c == '(') {
      skip_comment(raw, at);
    } else if (c == '"') {
      tokens.push_back(quoted(raw, at));
    } else if (c == ';' || c == '=') {
      tokens.push_back({std::string(1, c), false});
      ++at;
    } else {
      const std::size_t end = std::min(raw.find_first_of(" \t\r\n(;=\"", at), raw.size());
      tokens.push_back({std::string(raw.substr(at, end - at)), false});
      at = end;
    }
  }
  return tokens;
}

bool is_mark(const Token& token, char mark) { return !token.quoted && token.text.size() == 1 && token.text[0] == mark; }

// "spf=pass smtp.mailfrom=a@b" between two semicolons; the method is "dkim" of "dkim/1".
std::optional<AuthenticationMethod> method_of(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  if (end - begin < 3 || !is_mark(tokens[begin + 1], '=')) return std::nullopt;
  AuthenticationMethod method;
  method.method = lower(tokens[begin].text.substr(0, tokens[begin].text.find('/')));
  method.result = lower(tokens[begin + 2].text);
  for (std::size_t at = begin + 3; at + 2 < end && method.properties.size() < kMostProperties;) {
    if (!is_mark(tokens[at + 1], '=')) {
      ++at;
      continue;
    }
    method.properties.emplace_back(lower(tokens[at].text), tokens[at + 2].text);
    at += 3;
  }
  return method;
}

}  // namespace

std::optional<AuthenticationResults> parse_authentication(std::string_view raw) {
  constexpr std::size_t kLongest = 16384;
  const std::vector<Token> tokens = tokens_of(raw.substr(0, kLongest));
  if (tokens.empty() || is_mark(tokens[0], ';') || is_mark(tokens[0], '=')) return std::nullopt;
  AuthenticationResults results;
  results.authserv_id = lower(tokens[0].text);
  for (std::size_t begin = 0; begin < tokens.size() && results.methods.size() < kMostMethods;) {
    std::size_t end = begin;
    while (end < tokens.size() && !is_mark(tokens[end], ';')) ++end;
    if (begin > 0) {
      if (auto method = method_of(tokens, begin, end)) results.methods.push_back(std::move(*method));
    }
    begin = end + 1;
  }
  return results;
}

}  // namespace marshrut::mail
