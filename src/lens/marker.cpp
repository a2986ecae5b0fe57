#include "lens/marker.hpp"

#include <algorithm>
#include <array>

#include "lens/marker_parse.hpp"

namespace marshrut::lens {
namespace {

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";

struct FilterName {
  std::string_view name;
  std::string_view argument;
  Filter filter;
};

constexpr std::array<FilterName, 17> kFilters{{
    {"text", "", Filter::text},
    {"date", "", Filter::date},
    {"date", "long", Filter::date_long},
    {"date", "quoted", Filter::date_quoted},
    {"period", "", Filter::period},
    {"year", "", Filter::year},
    {"number", "", Filter::number},
    {"hours", "", Filter::hours},
    {"percent", "", Filter::percent},
    {"email", "", Filter::email},
    {"phone", "", Filter::phone},
    {"name", "", Filter::name},
    {"initials", "", Filter::initials},
    {"mark", "", Filter::mark},
    {"filled", "", Filter::filled},
    {"course", "", Filter::course},
    {"", "", Filter::none},
}};

// Word puts a no-break space where a person types one in a hurry; both are white space here.
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";
  for (;;) {
    if (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
      text.remove_prefix(1);
    } else if (text.starts_with(kNoBreak)) {
      text.remove_prefix(kNoBreak.size());
    } else if (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreak)) {
      text.remove_suffix(kNoBreak.size());
    } else {
      return text;
    }
  }
}

// Parts between bars; a bar inside brackets belongs to the path.
std::vector<std::string_view> split_bars(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') ++depth;
    if (text[i] == ']') --depth;
    if (text[i] == '|' && depth <= 0) {
      parts.push_back(text.substr(start, i - start));
      start = i + 1;
    }
  }
  parts.push_back(text.substr(start));
  return parts;
}

bool parse_choices(std::string_view argument, Marker& marker) {
  while (!argument.empty()) {
    const std::size_t end = std::min(argument.find(';'), argument.size());
    const std::string_view item = trimmed(argument.substr(0, end));
    argument.remove_prefix(std::min(end + 1, argument.size()));
    const std::size_t equals = item.find('=');
    if (equals == std::string_view::npos) return false;
    const std::string_view key = trimmed(item.substr(0, equals));
    const std::string_view text = trimmed(item.substr(equals + 1));
    if (key.empty() || text.empty()) return false;
    // Two keys with one text, or one key twice, could not be read back.
    const bool repeated = std::any_of(marker.choices.begin(), marker.choices.end(),
                                      [&](const auto& choice) { return choice.first == key || choice.second == text; });
    if (repeated) return false;
    marker.choices.emplace_back(std::string(key), std::string(text));
  }
  return !marker.choices.empty();
}

using Kind = MarkerProblem::Kind;

// One filter into the marker; false with `problem` set when it does not fit.
bool apply_filter(std::string_view filter, Marker& marker, Kind& problem) {
  const std::size_t colon = filter.find(':');
  const std::string_view name = trimmed(filter.substr(0, std::min(colon, filter.size())));
  const std::string_view argument = colon == std::string_view::npos ? "" : trimmed(filter.substr(colon + 1));
  const bool has_argument = colon != std::string_view::npos;
  problem = Kind::bad_argument;
  if (name == "merge" || name == "echo") {
    (name == "merge" ? marker.merge : marker.echo) = true;
    return !has_argument;
  }
  const bool known = name == "choice" || (!name.empty() && std::any_of(kFilters.begin(), kFilters.end(),
                                                                       [&](const auto& f) { return f.name == name; }));
  if (!known) {
    problem = Kind::unknown_filter;
    return false;
  }
  if (marker.filter != Filter::none) return false;  // two converters of one value
  if (name == "choice") {
    marker.filter = Filter::choice;
    return parse_choices(argument, marker);
  }
  if (name == "mark" && has_argument) {
    marker.filter = Filter::mark_of;
    marker.argument = std::string(argument);
    return !argument.empty();
  }
  if (name == "initials" && argument == "first") {
    marker.filter = Filter::initials;
    marker.argument = "first";
    return true;
  }
  if ((name == "name" || name == "initials") && has_argument) {
    marker.filter = name == "name" ? Filter::name : Filter::initials;
    marker.declined = text::case_named(argument);
    return marker.declined.has_value();
  }
  for (const FilterName& f : kFilters) {
    if (f.name == name && f.argument == argument && has_argument == !f.argument.empty()) {
      marker.filter = f.filter;
      return true;
    }
  }
  return false;
}

// What stands between the braces.
void parse_body(std::string_view body, Marker marker, MarkerScan& scan) {
  const auto fail = [&](Kind kind, std::string_view detail) {
    scan.problems.push_back({kind, marker.begin, marker.end, std::string(detail)});
  };
  const std::vector<std::string_view> parts = split_bars(body);
  std::string_view path = trimmed(parts.front());
  if (path == "#") {
    marker.kind = Marker::Kind::row_number;
    if (parts.size() > 1) return fail(Kind::bad_argument, trimmed(parts[1]));
    scan.markers.push_back(std::move(marker));
    return;
  }
  constexpr std::pair<char, Marker::Kind> kSigns[] = {
      {'?', Marker::Kind::condition}, {'#', Marker::Kind::block_begin}, {'/', Marker::Kind::block_end}};
  for (const auto& [sign, kind] : kSigns) {
    if (!path.starts_with(sign)) continue;
    marker.kind = kind;
    path = trimmed(path.substr(1));
    if (parts.size() > 1) return fail(Kind::bad_argument, trimmed(parts[1]));
    break;
  }
  Result<route::Path> parsed = path.empty() ? Result<route::Path>(Error{}) : route::parse_path(path);
  if (!parsed.ok() || parsed->empty()) return fail(Kind::bad_path, path);
  marker.path = std::move(parsed).value();
  const bool block = marker.kind == Marker::Kind::block_begin || marker.kind == Marker::Kind::block_end;
  if (block && marker.path.back().kind != route::Step::Kind::each) return fail(Kind::bad_path, path);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    Kind problem = Kind::unknown_filter;
    if (!apply_filter(trimmed(parts[i]), marker, problem)) return fail(problem, trimmed(parts[i]));
  }
  scan.markers.push_back(std::move(marker));
}

}  // namespace

MarkerScan scan_markers(std::string_view text) {
  MarkerScan scan;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t open = text.find(kOpen, from);
    const std::size_t stray = text.find(kClose, from);
    if (stray < open) {
      scan.problems.push_back({Kind::not_opened, stray, stray + kClose.size(), ""});
      from = stray + kClose.size();
      continue;
    }
    if (open == std::string_view::npos) break;
    const std::size_t inside = open + kOpen.size();
    const std::size_t close = text.find(kClose, inside);
    const std::size_t next = text.find(kOpen, inside);
    if (close == std::string_view::npos || next < close) {
      const std::size_t end = std::min({next, close, text.size()});
      scan.problems.push_back({Kind::not_closed, open, end, ""});
      from = end;
      continue;
    }
    Marker marker;
    marker.begin = open;
    marker.end = close + kClose.size();
    parse_body(text.substr(inside, close - inside), std::move(marker), scan);
    from = close + kClose.size();
  }
  return scan;
}

std::string_view describe(MarkerProblem::Kind kind) {
  switch (kind) {
    case Kind::not_closed:
      return "a marker is not closed";
    case Kind::not_opened:
      return "a marker is closed but not opened";
    case Kind::bad_path:
      return "a marker's path can't be read";
    case Kind::unknown_filter:
      return "a marker's filter is unknown";
    case Kind::bad_argument:
      return "a marker's filter does not take this argument";
  }
  return "a marker can't be read";
}

Result<std::vector<Marker>> parse_markers(std::string_view paragraph_text) {
  MarkerScan scan = scan_markers(paragraph_text);
  if (scan.problems.empty()) return std::move(scan.markers);
  const MarkerProblem& first = scan.problems.front();
  std::string message(describe(first.kind));
  if (!first.detail.empty()) message += ": " + first.detail;
  return Error{Code::bad_template, std::move(message),
               std::string(paragraph_text.substr(first.begin, first.end - first.begin))};
}

Filter filter_of_kind(std::string_view kind) {
  for (const FilterName& f : kFilters) {
    if (f.name == kind && f.argument.empty()) return f.filter == Filter::none ? Filter::text : f.filter;
  }
  return Filter::text;
}

}  // namespace marshrut::lens
