// text/date_grammar.hpp: dates and periods out of tokens.
// Shapes:  tokens -> Date or Interval; a Cursor stands before the next token.
// Errors:  std::nullopt, with the cursor where it was; impossible dates are none.
// Owns:    a Cursor looks at tokens that must outlive it.
// Source:  domain.md §7.
#pragma once

#include <optional>
#include <vector>

#include "text/calendar.hpp"
#include "text/date_tokens.hpp"

namespace marshrut::text::detail {

class Cursor {
public:
  Cursor(const std::vector<Token>& tokens, std::size_t begin, std::size_t end)
      : tokens_(&tokens), at_(begin), end_(end) {}
  [[nodiscard]] bool done() const { return at_ == end_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::size_t size() const { return end_ - at_; }
  // The token `ahead` of the next one, or nullptr.
  [[nodiscard]] const Token* peek(std::size_t ahead = 0) const {
    return ahead < size() ? &(*tokens_)[at_ + ahead] : nullptr;
  }
  [[nodiscard]] bool is(Token::Kind kind, std::size_t ahead = 0) const {
    const Token* token = peek(ahead);
    return token != nullptr && token->kind == kind;
  }
  void skip(std::size_t count = 1) { at_ += count; }
  bool take(Token::Kind kind) { return is(kind) ? skip(), true : false; }
  void back_to(std::size_t at) { at_ = at; }

private:
  const std::vector<Token>* tokens_;
  std::size_t at_, end_;
};

// At the cursor, with «г.» after them: a full date, and a month of a year.
std::optional<Date> take_full_date(Cursor& cursor);
std::optional<Date> take_month(Cursor& cursor);

// The whole text.
std::optional<Date> whole_date(const std::vector<Token>& tokens);
std::optional<Interval> whole_interval(const std::vector<Token>& tokens);
// «2024–2025 уч. г.», «2024/2025», «2024/25 учебный год», «2020–2023 гг.»
std::optional<Interval> whole_years(const std::vector<Token>& tokens);

}  // namespace marshrut::text::detail
