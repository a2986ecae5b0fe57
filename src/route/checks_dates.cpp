// Checks of dates and of years: term, under, order, date.
#include <array>
#include <optional>

#include "route/checks.hpp"
#include "route/iso.hpp"
#include "text/dates.hpp"
#include "text/numbers.hpp"

namespace marshrut::route {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::string_view text_at(const Value& route, const Path& path) {
  const Value* value = at(route, path);
  return value == nullptr || value->string() == nullptr ? std::string_view() : std::string_view(*value->string());
}

std::string russian(std::string_view iso) { return text::date_text(iso, text::DateStyle::numeric); }

// «5 месяцев и 27 дней» from one day to another.
std::string length(sys_days first, sys_days end) {
  int months = 0;
  while (add_months(first, months + 1) <= end) ++months;
  const auto rest = static_cast<double>((end - add_months(first, months)).count());
  const std::string days_text = text::plural(rest, "день", "дня", "дней");
  if (months == 0) return days_text;
  const std::string months_text = text::plural(months, "месяц", "месяца", "месяцев");
  return rest > 0 ? months_text + " и " + days_text : months_text;
}

// The two dates of a rule, when both can be read.
struct Ends {
  const Path& start_path;
  const Path& end_path;
  std::string_view start, end;  // as the route says them
  Span from, to;
};

std::optional<Ends> ends_of(const Checking& c) {
  const Path& start_path = c.rule.paths("start").front();
  const Path& end_path = c.rule.paths("end").front();
  const std::string_view start = text_at(c.route, start_path);
  const std::string_view end = text_at(c.route, end_path);
  const auto from = parse_iso_date(start);
  const auto to = parse_iso_date(end);
  if (!from || !to) return std::nullopt;
  return Ends{start_path, end_path, start, end, *from, *to};
}

// A term that just reaches the least or the greatest length fits, whether the last day is counted (1 September to
// 28 February are six months) or not (1 September to 1 September two years later are two years).
void check_term(const Checking& c) {
  const auto ends = ends_of(c);
  if (!ends || ends->to.last < ends->from.first) return;
  const auto min = c.rule.number("min_months");
  const auto max = c.rule.number("max_months");
  const bool under = min && add_months(ends->from.first, static_cast<int>(*min)) > ends->to.last + days(1);
  const bool over = max && add_months(ends->from.first, static_cast<int>(*max)) < ends->to.first;
  if (!under && !over) return;
  c.report(pointer_of(ends->end_path),
           {{"value", length(ends->from.first, under ? ends->to.last + days(1) : ends->to.last)},
            {"min", min ? text::number_text(*min) : ""},
            {"max", max ? text::number_text(*max) : ""},
            {"start", russian(ends->start)},
            {"end", russian(ends->end)},
            {"label", c.label(ends->end_path)},
            {"start_label", c.label(ends->start_path)}});
}

void check_order(const Checking& c) {
  const auto ends = ends_of(c);
  if (!ends) return;
  const double least = c.rule.number("min_days").value_or(0);
  const auto between = static_cast<double>((ends->to.last - ends->from.first).count());
  if (between >= least) return;
  c.report(pointer_of(ends->end_path), {{"start", russian(ends->start)},
                                        {"end", russian(ends->end)},
                                        {"min", text::plural(least, "день", "дня", "дней")},
                                        {"label", c.label(ends->end_path)},
                                        {"start_label", c.label(ends->start_path)}});
}

// A number of years, or the age on a day. What can't be told for sure is left alone; «до 35 лет» is strictly under.
void check_under(const Checking& c) {
  const Path& path = c.rule.paths("path").front();
  const Value* value = at(c.route, path);
  if (value == nullptr) return;
  const auto limit = static_cast<int>(*c.rule.number("limit"));
  std::string on;
  bool under = false;
  if (c.rule.paths("on").empty()) {
    under = value->number() != nullptr && *value->number() < limit;
  } else {
    const auto born = parse_iso_date(text_at(c.route, path));
    for (const Path& day_path : c.rule.paths("on")) {
      const std::string_view day = text_at(c.route, day_path);
      const auto span = parse_iso_date(day);
      if (!born || !span) continue;
      on = russian(day);
      under = span->last < add_months(born->first, limit * 12);
      break;
    }
  }
  if (!under) return;
  c.report(pointer_of(path),
           {{"label", c.label(path)}, {"value", shown(*value)}, {"limit", std::to_string(limit)}, {"on", on}});
}

bool readable(std::string_view kind, std::string_view text) {
  if (kind == "period") return parse_iso_period(text).has_value();
  if (kind == "year") return parse_iso_year(text).has_value();
  return parse_iso_date(text).has_value();
}

void check_date(const Checking& c) {
  for (const Path& path : c.rule.paths("paths")) {
    for (const Spot& spot : spots(c.route, path)) {
      const std::string* text = spot.value->string();
      if (text == nullptr || readable(c.schema.kind(path), *text)) continue;
      c.report(spot.pointer,
               {{"label", c.label(path)},
                {"place", c.place(path, spot.pointer)},
                {"value", shown(*spot.value)},
                {"problem", std::string(c.rule.text(looks_like_full_date(*text) ? "impossible" : "unreadable"))}});
    }
  }
}

}  // namespace

std::span<const Check> date_checks() {
  using Kind = ParameterSpec::Kind;
  static const std::array<Check, 4> checks{
      {{"term",
        check_term,
        {{Kind::path, "start"},
         {Kind::path, "end"},
         {Kind::number, "min_months", false},
         {Kind::number, "max_months", false}}},
       {"under", check_under, {{Kind::path, "path"}, {Kind::number, "limit"}, {Kind::paths, "on", false}}},
       {"order", check_order, {{Kind::path, "start"}, {Kind::path, "end"}, {Kind::number, "min_days", false}}},
       {"date", check_date, {{Kind::paths, "paths"}, {Kind::name, "impossible"}, {Kind::name, "unreadable"}}}}};
  return checks;
}

}  // namespace marshrut::route
