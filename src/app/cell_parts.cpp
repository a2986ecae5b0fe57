// Cells that hold more than one value: names with something beside them, contacts, a category with its date.
#include <algorithm>

#include "app/cell_value.hpp"
#include "text/dates.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

using xlsx::Cell;

// Cuts what `find` finds out of the text.
template <class Found>
std::string cut_out(std::string& text, const std::vector<Found>& found) {
  std::string values;
  for (auto one = found.rbegin(); one != found.rend(); ++one) text.replace(one->begin, one->end - one->begin, " ");
  for (const Found& one : found) values += (values.empty() ? "" : ", ") + one.value;
  return values;
}

// What is left of a text when parts were cut out of it: no commas and joining words at its ends.
std::string without_joints(std::string text) {
  constexpr std::string_view kJoints = " ,;:/.-()\n\t";
  const std::size_t first = text.find_first_not_of(kJoints);
  if (first == std::string::npos) return {};
  text = text.substr(first, text.find_last_not_of(kJoints) - first + 1);
  for (const std::string_view word : {" от", " с", " дата"}) {
    if (text.size() > word.size() && std::string_view(text).substr(text.size() - word.size()) == word) {
      text.erase(text.size() - word.size());
    }
  }
  return text::value_text(text);
}

route::Value take_kind(std::string_view kind, std::string& rest, std::vector<CellProblem>& problems,
                       const std::string& whole) {
  if (kind == "email") {
    const auto found = text::find_emails(rest);
    if (found.empty()) return {};
    if (found.size() > 1) problems.push_back({"email-several", whole, false});
    cut_out(rest, found);
    return route::Value(found[0].value);
  }
  if (kind == "phone") {
    auto found = text::find_phones(rest);
    found.erase(std::remove_if(found.begin(), found.end(), [](const auto& one) { return !text::is_phone(one.value); }),
                found.end());
    return found.empty() ? route::Value() : route::Value(cut_out(rest, found));
  }
  const auto date = text::find_date(rest);
  if (!date) return {};
  rest.replace(date->begin, date->end - date->begin, " ");
  return route::Value(date->iso);
}

bool is_cut_out(std::string_view kind) { return kind == "email" || kind == "phone" || kind == "date"; }

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Several people, each on a line of their own or parted by commas.
bool names_several(const std::string& text) {
  std::size_t names = 0, others = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(",;\n", begin), text.size());
    const std::string piece = text::value_text(text.substr(begin, end - begin));
    if (!piece.empty()) ++(text::looks_like_name(text::without_list_mark(piece)) ? names : others);
    begin = end + 1;
  }
  return names > 1 && others == 0;
}

// How many words have two letters or more: a number or «№ 5» is none.
std::size_t words_of_letters(std::string_view text) {
  std::size_t words = 0, letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = text::next_folded(text, at);
    const bool digit = letter >= U'0' && letter <= U'9';
    if (letter == U' ') letters = 0;
    if (letter != U' ' && letter != 0 && !digit && ++letters == 2) ++words;
  }
  return words;
}

}  // namespace

SplitValues split_cell(const Cell& cell, const std::vector<std::string_view>& kinds) {
  SplitValues result;
  result.values.resize(kinds.size());
  if (cell.note == xlsx::Note::no_value || cell.note == xlsx::Note::error) {
    result.problems = cell_value(cell, "text").problems;
    return result;
  }
  const std::string whole = cell_text(cell);
  std::string rest = whole;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (is_cut_out(kinds[i])) result.values[i] = take_kind(kinds[i], rest, result.problems, whole);
  }
  rest = without_joints(rest);
  if (text::label_key(rest).empty()) return result;
  const auto text_kind = std::find_if(kinds.begin(), kinds.end(), [](auto kind) { return !is_cut_out(kind); });
  if (text_kind != kinds.end()) {
    result.values[static_cast<std::size_t>(text_kind - kinds.begin())] = route::Value(rest);
    return result;
  }
  const bool none = std::all_of(result.values.begin(), result.values.end(), [](const auto& v) { return v.is_null(); });
  result.problems.push_back({none ? "contacts" : "contacts-extra", whole, none});
  return result;
}

CellValue name_value(const Cell& cell) {
  CellValue result;
  if (cell.note == xlsx::Note::no_value || cell.note == xlsx::Note::error) return cell_value(cell, "text");
  const std::string lines = cell_text(cell);
  if (lines.empty()) return result;
  const std::string text(text::without_list_mark(on_one_line(lines)));
  const auto answer = [&](route::Value value, std::string_view code) {
    result.value = std::move(value);
    result.problems.push_back({std::string(code), lines, result.value.is_null()});
    return result;
  };
  if (cell.kind != Cell::Kind::text) return answer({}, "name");
  if (text::looks_like_name(text)) {
    const text::Name name = text::parse_name(text);
    if (name.given.find('.') != std::string::npos) return answer(route::Value(text), "initials");
    return {route::Value(text), {}};
  }
  if (names_several(lines)) return answer({}, "several-names");
  const std::string head = text::value_text(text.substr(0, text.find_first_of("(,;/")));
  if (head != text && text::looks_like_name(head)) return answer(route::Value(head), "name-extra");
  // A digit beside two words is a slip of the finger: better a blank to look at than none.
  const bool has_digit = text.find_first_of("0123456789") != std::string::npos;
  const bool no_name = has_digit && words_of_letters(text) < 2;
  if (no_name || text.find('@') != std::string::npos) return answer({}, "name");
  return answer(route::Value(text), "odd-name");
}

}  // namespace marshrut::app
