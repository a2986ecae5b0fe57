#include "lens/convert.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "lens/words.hpp"
#include "text/dates.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"
#include "text/numbers.hpp"

namespace marshrut::lens {

namespace {

using route::Value;

Value or_text(const std::optional<double>& number, std::string_view text) {
  return number ? Value(*number) : Value(text);
}

Value or_text(const std::optional<std::string>& parsed, std::string_view text) {
  return parsed ? Value(*parsed) : Value(text);
}

// The hash of a phrase without making one.
std::uint64_t key_of(std::string_view text) {
  thread_local Words words;
  words.clear();
  split_words(text, 0, static_cast<std::uint32_t>(text.size()), words);
  std::size_t first = 0;
  while (first + 1 < words.list.size() && words.list[first].digits) ++first;
  return hash_words(words.list.data() + first, words.list.size() - first);
}

Value choice_of(const ReadHole& hole, std::string_view normal) {
  const std::uint64_t key = key_of(normal);
  for (const auto& [value, printed] : hole.choices) {
    if (key_of(printed) == key || normal == value) return Value(value);
  }
  return Value(normal);
}

Value email_of(std::string_view normal) {
  const auto found = text::find_emails(normal);
  return found.empty() ? Value(normal) : Value(found.front().value);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

void set(Value& row, std::string_view key, std::string_view text) {
  if (!text.empty()) row[key] = Value(text);
}

constexpr std::pair<std::string_view, std::string_view> kParts[] = {
    {"program", kCourseProgram}, {"place", kCoursePlace}, {"hours", kCourseHours}, {"result", kCourseResult}};

// Sets a part that carries its name; false for one that carries none.
bool set_named(Value& row, std::string_view part) {
  for (const auto& [key, name] : kParts) {
    if (!part.starts_with(name)) continue;
    const std::string_view value = part.substr(name.size());
    if (key == "hours") {
      row[key] = or_text(text::parse_hours(value), value);
    } else {
      set(row, key, value);
    }
    return true;
  }
  return false;
}

// Our own print of a course: «program; place; 72 ч.; result» (docs/formats/markers.md, filter `course`).
std::optional<Value> own_course(std::string_view line) {
  const auto parts = split(line, line.find(" | ") != std::string_view::npos ? " | " : "; ");
  if (parts.size() < 2) return std::nullopt;
  Value row;
  bool after_hours = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto hours = text::parse_hours(parts[i]);
    const char* bare = i == 0 ? "program" : after_hours ? "result" : "place";
    if (set_named(row, parts[i])) continue;
    if (hours && !after_hours) {
      row["hours"] = Value(*hours);
      after_hours = true;
    } else if (row.find(bare) == nullptr) {
      set(row, bare, parts[i]);
    } else {
      return std::nullopt;
    }
  }
  return row;
}

// Each part by its name, where the short print would read otherwise: «программа: … | место: …».
std::optional<Value> named_course(std::string_view line) {
  Value row;
  for (const std::string_view part : split(line, " | ")) {
    if (!set_named(row, part)) return std::nullopt;
  }
  return row;
}

struct Piece {
  std::size_t begin = 0, end = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// «72 ч.», «(16 часов)»: a number and the word for hours.
std::optional<Piece> find_hours(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_digit(line[i]) || (i > 0 && is_digit(line[i - 1]))) continue;
    std::size_t end = i;
    while (end < line.size() && is_digit(line[end])) ++end;
    std::size_t unit = end;
    while (unit < line.size() && (line[unit] == ' ' || line.substr(unit).starts_with("\u00A0"))) {
      unit += line[unit] == ' ' ? 1U : 2U;
    }
    const std::string_view rest = line.substr(unit);
    if (!rest.starts_with("ч") && !rest.starts_with("ак")) continue;
    std::size_t stop = rest.find_first_of(",;)");
    if (stop == std::string_view::npos) stop = rest.size();
    if (!text::parse_hours(line.substr(i, unit + stop - i))) {
      stop = rest.find(' ');
      if (stop == std::string_view::npos || !text::parse_hours(line.substr(i, unit + stop - i))) continue;
    }
    return Piece{i, unit + stop};
  }
  return std::nullopt;
}

// A title in guillemets that no organisation's words stand before.
std::optional<Piece> find_title(std::string_view line) {
  for (std::size_t from = 0;;) {
    const std::size_t open = line.find("«", from);
    if (open == std::string_view::npos) return std::nullopt;
    int depth = 0;
    std::size_t close = open;
    for (; close < line.size(); ++close) {
      if (line.substr(close).starts_with("«")) ++depth;
      if (line.substr(close).starts_with("»") && --depth == 0) break;
    }
    if (close >= line.size()) return std::nullopt;
    const std::string_view before = line.substr(0, open);
    const std::size_t last = before.find_last_not_of(' ');
    if (last == std::string_view::npos || before[last] == ',' || before[last] == ';' || before[last] == ':') {
      return Piece{open, close + std::string_view("»").size()};
    }
    from = close;
  }
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kEdge = " ,;:()-";
  const std::size_t first = text.find_first_not_of(kEdge);
  if (first == std::string_view::npos) return {};
  const std::size_t last = text.find_last_not_of(kEdge);
  return text.substr(first, last - first + 1);
}

}  // namespace

std::string_view without_edges(std::string_view text, std::string_view edges) {
  const auto is_edge = [&](char c) { return edges.find(c) != std::string_view::npos; };
  // A bracket at one end whose pair stands within belongs to the text.
  const auto keeps_front = [&] {
    const std::size_t pair = text.find(')');
    return text.front() == '(' && pair != std::string_view::npos && pair + 1 < text.size();
  };
  const auto keeps_back = [&] {
    const std::size_t pair = text.rfind('(');
    return text.back() == ')' && pair != std::string_view::npos && pair > 0;
  };
  while (!text.empty() && is_edge(text.front()) && !keeps_front()) text.remove_prefix(1);
  while (!text.empty() && is_edge(text.back()) && !keeps_back()) text.remove_suffix(1);
  return text;
}

std::string_view bare_name(std::string_view normal) { return without_edges(normal, " /()_\t:"); }

bool says_yes(std::string_view normal) {
  static const std::array<std::uint64_t, 5> kNo = {key_of("нет"), key_of("не выбрано"), key_of("не"), key_of("no"),
                                                   key_of("не выбран")};
  if (normal.empty() || normal == "☐" || normal == "□" || normal == "-" || normal == "–" || normal == "—") return false;
  if (normal == "0") return false;
  const std::uint64_t key = key_of(normal);
  return std::find(kNo.begin(), kNo.end(), key) == kNo.end();
}

std::string without_list_marks(std::string_view normal) {
  if (normal.find('\n') == std::string_view::npos) return std::string(normal);
  const auto lines = split(normal, "\n");
  std::string result;
  for (const std::string_view line : lines) {
    const std::string_view bare = text::without_list_mark(line);
    if (bare.size() == line.size() || bare.empty()) return std::string(normal);
    if (!result.empty()) result += '\n';
    result += bare;
  }
  return result;
}

Value course_of(std::string_view line) {
  const std::string_view bare = text::without_list_mark(line);
  if (auto own = own_course(bare)) return std::move(*own);
  if (auto named = named_course(bare)) return std::move(*named);
  Value row;
  const auto hours = find_hours(bare);
  const auto title = find_title(bare);
  if (!hours || !title || title->end > hours->begin) {
    set(row, "program", bare);
    return row;
  }
  set(row, "program", bare.substr(title->begin, title->end - title->begin));
  row["hours"] = Value(text::parse_hours(bare.substr(hours->begin, hours->end - hours->begin)).value_or(0));
  const std::string_view before = trimmed(bare.substr(0, title->begin));
  const std::string_view between = trimmed(bare.substr(title->end, hours->begin - title->end));
  const std::string_view after = trimmed(bare.substr(hours->end));
  if (!before.empty() && !between.empty()) {  // can't be told apart
    Value whole;
    set(whole, "program", bare);
    return whole;
  }
  set(row, "place", before.empty() ? between : before);
  set(row, "result", after);
  return row;
}

std::optional<Value> convert(const ReadHole& hole, std::string_view normal) {
  switch (hole.kind) {
    case Kind::text: return Value(without_list_marks(normal));
    case Kind::name: {
      const std::string_view bare = bare_name(normal);
      return bare.empty() ? std::nullopt : std::optional(Value(bare));
    }
    case Kind::date: return or_text(text::parse_date(normal), normal);
    case Kind::period: return or_text(text::parse_period(normal), normal);
    case Kind::year: return or_text(text::parse_year(normal), normal);
    case Kind::number: return or_text(text::parse_number(normal), normal);
    case Kind::hours: return or_text(text::parse_hours(normal), normal);
    case Kind::percent: return or_text(text::parse_percent(normal), normal);
    case Kind::years: return or_text(text::parse_years(normal), normal);
    case Kind::email: return email_of(normal);
    case Kind::phone: return Value(normal);
    case Kind::mark: return says_yes(normal) ? std::optional(Value(true)) : std::nullopt;
    case Kind::mark_of: return says_yes(normal) ? std::optional(Value(hole.argument)) : std::nullopt;
    case Kind::choice: return choice_of(hole, normal);
    case Kind::course: return course_of(normal);
  }
  return Value(normal);
}

}  // namespace marshrut::lens
