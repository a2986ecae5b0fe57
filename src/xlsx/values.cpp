#include "xlsx/values.hpp"

#include <algorithm>
#include <cctype>

#include "text/messages.hpp"
#include "xlsx/cell_text.hpp"

namespace marshrut::xlsx {

namespace {

using route::Path;
using route::Step;
using route::Value;

constexpr std::size_t kMostLink = 2079;  // Excel's own limit
constexpr std::size_t kIsoMonth = 7, kIsoDay = 10;

void walk(const Value& value, const Path& path, std::size_t step, const UseValue& use) {
  if (step == path.size()) {
    if (!value.says_nothing()) use(value);
    return;
  }
  const Step& next = path[step];
  if (next.kind == Step::Kind::key) {
    if (const Value* member = value.find(next.key)) walk(*member, path, step + 1, use);
    return;
  }
  const route::Array* items = value.array();
  if (items == nullptr) return;
  for (std::size_t i = 0; i < items->size(); ++i) {
    if (next.kind == Step::Kind::index && next.index != i) continue;
    if (next.kind == Step::Kind::where) {
      const Value* member = (*items)[i].find(next.key);
      if (member == nullptr || *member != Value(next.value)) continue;
    }
    walk((*items)[i], path, step + 1, use);
  }
}

bool has_scheme(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != text.npos && text.find('/') > colon;
}

// «_x0041_» in it is written otherwise than it reads, which an address can't bear.
bool needs_code(std::string_view text) {
  if (text.find("_x") == text.npos) return false;
  std::string escaped;
  escape_to(escaped, text);
  return escaped.find("_x005F_") != escaped.npos;
}

// A folder's name that climbs, or nothing between two slashes.
bool has_odd_part(std::string_view path) {
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

void each_value(const Value& root, const Path& path, const UseValue& use) { walk(root, path, 0, use); }

void each_value(const Source& source, const Path& path, const UseValue& use) {
  if (path.empty()) return;
  const bool line = route::of_line(path);
  const Value* root = line ? source.line : source.route;
  if (root != nullptr) walk(*root, path, line ? 1 : 0, use);
}

const Value* first_value(const Source& source, const Path& path) {
  const Value* first = nullptr;
  each_value(source, path, [&](const Value& value) {
    if (first == nullptr) first = &value;
  });
  return first;
}

std::string text_of(const Value& value) {
  if (const std::string* text = value.string()) return *text;
  if (const double* number = value.number()) return route::number_text(*number);
  if (value.boolean() != nullptr) return text::message(*value.boolean() ? "xlsx.yes" : "xlsx.no");
  return {};
}

double excel_day(std::chrono::sys_days day) {
  constexpr std::chrono::sys_days kZero = std::chrono::year(1899) / std::chrono::December / 30;
  return static_cast<double>((day - kZero).count());
}

std::optional<Day> excel_day(std::string_view iso) {
  if (iso.size() != kIsoMonth && iso.size() != kIsoDay) return std::nullopt;
  const auto span = route::parse_iso_date(iso);
  // Before March 1900 Excel's calendar is off by a day.
  constexpr std::chrono::sys_days kFirst = std::chrono::year(1900) / std::chrono::March / 1;
  if (!span || span->first < kFirst) return std::nullopt;
  return Day{excel_day(span->first), iso.size() == kIsoMonth ? Look::month : Look::date};
}

std::string month_text(std::string_view iso) {
  const bool month = iso.size() == kIsoMonth || iso.size() == kIsoDay;
  if (!month || !route::parse_iso_date(iso)) return std::string(iso);
  return std::string(iso.substr(5, 2)) + '.' + std::string(iso.substr(0, 4));
}

bool is_safe_link(std::string_view text) {
  const auto odd = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
           std::string_view("\"<>\\^`{|}[]").find(c) != std::string_view::npos;
  };
  if (text.empty() || text.size() > kMostLink || text.front() == ' ' || text.back() == ' ') return false;
  if (std::any_of(text.begin(), text.end(), odd) || needs_code(text)) return false;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (text.substr(0, scheme.size()) == scheme) return text.size() > scheme.size() && text.find(' ') == text.npos;
  }
  // «=1+1» is no name of a file that anybody means.
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80 && std::isalnum(first) == 0 && first != '_') return false;
  return !has_scheme(text) && text.find_first_of("#?%:") == text.npos && !has_odd_part(text);
}

}  // namespace marshrut::xlsx
