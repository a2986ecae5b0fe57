#include "gate/imap_reply.hpp"

#include <algorithm>
#include <charconv>

namespace marshrut::gate {

namespace {

constexpr std::size_t kMostTokens = 10'000;
constexpr std::size_t kMostLiterals = 64;

Error damaged(const char* why) { return {Code::damaged, why, {}}; }

std::string upper_of(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string_view take_word(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

bool is_status_word(std::string_view word) {
  return word == "OK" || word == "NO" || word == "BAD" || word == "BYE" || word == "PREAUTH";
}

// "... BODY[] {12}" -> 12, and the line without it.
std::optional<std::uint64_t> take_literal(std::string_view& line) {
  if (line.empty() || line.back() != '}') return std::nullopt;
  const std::size_t brace = line.rfind('{');
  if (brace == std::string_view::npos) return std::nullopt;
  std::string_view digits = line.substr(brace + 1, line.size() - brace - 2);
  if (!digits.empty() && digits.back() == '+') digits.remove_suffix(1);
  const auto size = number_of(digits);
  if (size) line = line.substr(0, brace > 0 && line[brace - 1] == '~' ? brace - 1 : brace);
  return size;
}

Result<std::string> take_quoted(std::string_view& rest) {
  std::string text;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (rest[at] == '"') {
      rest.remove_prefix(at + 1);
      return text;
    }
    if (rest[at] == '\\' && ++at >= rest.size()) break;
    text += rest[at];
  }
  return damaged("an open quotation of IMAP");
}

Result<void> tokenize(std::string_view rest, std::vector<ImapToken>& tokens) {
  using Kind = ImapToken::Kind;
  while (!rest.empty()) {
    if (tokens.size() >= kMostTokens) return Error{Code::too_large, "an endless reply of IMAP", {}};
    if (rest.front() == ' ') {
      rest.remove_prefix(1);
    } else if (rest.front() == '(' || rest.front() == ')') {
      tokens.push_back({rest.front() == '(' ? Kind::open : Kind::close, {}});
      rest.remove_prefix(1);
    } else if (rest.front() == '"') {
      auto text = take_quoted(rest);
      if (!text) return text.error();
      tokens.push_back({Kind::string, std::move(text).value()});
    } else {
      const std::size_t end = std::min(rest.find_first_of(" ()\""), rest.size());
      tokens.push_back({Kind::atom, std::string(rest.substr(0, end))});
      rest.remove_prefix(end);
    }
  }
  return {};
}

Result<void> read_tokens(ImapSource& source, std::string line, std::uint64_t left, ImapReply& reply, std::size_t from) {
  for (std::size_t literals = 0;; ++literals) {
    std::string_view rest = std::string_view(line).substr(from);
    const auto size = take_literal(rest);
    if (auto done = tokenize(rest, reply.tokens); !done) return done;
    if (!size) return {};
    if (literals >= kMostLiterals) return Error{Code::too_large, "an endless reply of IMAP", {}};
    ImapToken token{*size > left ? ImapToken::Kind::skipped : ImapToken::Kind::string, {}};
    const bool keep = token.kind == ImapToken::Kind::string;
    if (auto read = source.literal(*size, keep ? &token.text : nullptr); !read) return read;
    if (keep) left -= *size;
    reply.tokens.push_back(std::move(token));
    auto next = source.line();
    if (!next) return next.error();
    line = std::move(next).value();
    from = 0;
  }
}

}  // namespace

bool ImapReply::is_status() const { return is_status_word(word); }

std::optional<std::string> ImapReply::code(std::string_view name) const {
  const std::size_t end = text.find(']');
  if (text.empty() || text.front() != '[' || end == std::string::npos) return std::nullopt;
  std::string_view inside = std::string_view(text).substr(1, end - 1);
  if (upper_of(take_word(inside)) != name) return std::nullopt;
  return std::string(inside);
}

Result<ImapReply> read_imap_reply(ImapSource& source, std::uint64_t longest_literal) {
  auto line = source.line();
  if (!line) return line.error();
  ImapReply reply;
  std::string_view rest = *line;
  reply.tag = take_word(rest);
  if (reply.tag.empty()) return damaged("a reply of IMAP without a tag");
  if (reply.tag == "+") {
    reply.text = rest;
    return reply;
  }
  std::string_view word = take_word(rest);
  if (const auto number = number_of(word)) {
    reply.number = *number;
    word = take_word(rest);
  }
  reply.word = upper_of(word);
  if (reply.word.empty()) return damaged("a reply of IMAP without a word");
  if (reply.is_status()) {
    reply.text = rest;
    return reply;
  }
  if (reply.tag != "*") return damaged("an answer of IMAP that is neither OK, NO nor BAD");
  const std::size_t from = line->size() - rest.size();
  if (auto read = read_tokens(source, std::move(line).value(), longest_literal, reply, from); !read)
    return read.error();
  return reply;
}

namespace {

// The token after the value that begins at `at`: a list is one value.
std::size_t after_value(const std::vector<ImapToken>& tokens, std::size_t at) {
  std::size_t depth = 0;
  for (; at < tokens.size(); ++at) {
    if (tokens[at].kind == ImapToken::Kind::open) ++depth;
    if (tokens[at].kind == ImapToken::Kind::close && depth > 0) --depth;
    if (depth == 0) return at + 1;
  }
  return at;
}

}  // namespace

Result<Fetched> read_fetch(ImapReply reply) {
  using Kind = ImapToken::Kind;
  std::vector<ImapToken>& tokens = reply.tokens;
  if (tokens.size() < 2 || tokens.front().kind != Kind::open || tokens.back().kind != Kind::close) {
    return damaged("a FETCH of IMAP without its list");
  }
  Fetched fetched;
  for (std::size_t at = 1; at + 2 < tokens.size();) {
    const std::string name = upper_of(tokens[at].text);
    const std::size_t end = after_value(tokens, at + 1);
    ImapToken& value = tokens[at + 1];
    if (name == "UID") fetched.uid = number_of(value.text);
    if (name == "RFC822.SIZE") fetched.size = number_of(value.text);
    if (name == "BODY[]" && value.kind == Kind::skipped) fetched.too_large = true;
    if (name == "BODY[]" && value.kind == Kind::string) fetched.body = std::move(value.text);
    for (std::size_t i = at + 2; name == "FLAGS" && i + 1 < end; ++i) fetched.flags.push_back(upper_of(tokens[i].text));
    at = end;
  }
  return fetched;
}

}  // namespace marshrut::gate
