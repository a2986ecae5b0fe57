#include "lens/marker.hpp"

#include <gtest/gtest.h>

namespace marshrut::lens {
namespace {

struct Case {
  const char* name;
  const char* input;
  const char* want;  // path|filter number|argument|flags, parted by ";"
};

std::string shown(const Marker& marker) {
  std::string out = marker.kind == Marker::Kind::condition ? "?" : "";
  if (marker.kind == Marker::Kind::block_begin) out += "[";
  if (marker.kind == Marker::Kind::block_end) out += "]";
  out += marker.kind == Marker::Kind::row_number ? "#" : route::dotted(marker.path);
  if (marker.filter != Filter::none) out += "|" + std::to_string(static_cast<int>(marker.filter));
  if (!marker.argument.empty()) out += "|" + marker.argument;
  for (const auto& [key, text] : marker.choices) out += "|" + key + "=" + text;
  if (marker.declined) out += "|" + std::string(text::case_name(*marker.declined));
  if (marker.merge) out += "|merge";
  if (marker.echo) out += "|echo";
  return out + "@" + std::to_string(marker.begin) + "-" + std::to_string(marker.end);
}

class MarkerReads : public ::testing::TestWithParam<Case> {};

TEST_P(MarkerReads, PathFiltersAndPlace) {
  const auto markers = parse_markers(GetParam().input);
  ASSERT_TRUE(markers.ok()) << markers.error().message;
  std::string got;
  for (const Marker& marker : *markers) got += (got.empty() ? "" : ";") + shown(marker);
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Markers, MarkerReads,
    ::testing::Values(Case{"none", "plain { text }", ""}, Case{"plain", "{{goal}}", "goal@0-8"},
                      Case{"blanks", "a {{ goal | text }}", "goal|1@2-19"},
                      Case{"date_style", "{{period.start|date:quoted}}", "period.start|4@0-28"},
                      Case{"each", "{{events[].title|merge|echo}}", "events[].title|merge|echo@0-29"},
                      Case{"where", "{{rows[key=a|b].low}}", "rows[key=a|b].low@0-21"},
                      Case{"number_and_value", "{{#}}.{{a[]}}", "#@0-5;a[]@6-13"},
                      Case{"condition", "{{?code}}", "?code@0-9"},
                      Case{"block", "{{#a[]}}{{/a[]}}", "[a[]@0-8;]a[]@8-16"},
                      Case{"name_in_a_case", "{{a|name:dative|echo}}", "a|12|dative|echo@0-22"},
                      Case{"initials_in_a_case", "{{a|initials:genitive}}", "a|13|genitive@0-23"},
                      Case{"initials_first", "{{a|initials:first}}", "a|13|first@0-20"},
                      Case{"mark_of", "{{a[].b|mark:X}}", "a[].b|15|X@0-16"},
                      Case{"choice", "{{a|choice:x=One two;y=Three}}", "a|16|x=One two|y=Three@0-30"}),
    [](const auto& test) { return std::string(test.param.name); });

class MarkerRefuses : public ::testing::TestWithParam<Case> {};

TEST_P(MarkerRefuses, WithTheMarkerAsPlace) {
  const auto markers = parse_markers(GetParam().input);
  ASSERT_FALSE(markers.ok());
  EXPECT_EQ(markers.error().code, Code::bad_template);
  EXPECT_EQ(markers.error().where, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Markers, MarkerRefuses,
                         ::testing::Values(Case{"not_closed", "a {{goal} b", "{{goal} b"},
                                           Case{"closed_by_next", "{{goal {{x}}", "{{goal "},
                                           Case{"not_opened", "{goal}}", "}}"}, Case{"empty", "{{}}", "{{}}"},
                                           Case{"bad_path", "{{a..b}}", "{{a..b}}"},
                                           Case{"unknown_filter", "{{a|upper}}", "{{a|upper}}"},
                                           Case{"bad_argument", "{{a|date:short}}", "{{a|date:short}}"},
                                           Case{"unknown_case", "{{a|name:vocative}}", "{{a|name:vocative}}"},
                                           Case{"two_converters", "{{a|date|text}}", "{{a|date|text}}"},
                                           Case{"mark_without_value", "{{a|mark:}}", "{{a|mark:}}"},
                                           Case{"choice_without_texts", "{{a|choice}}", "{{a|choice}}"},
                                           Case{"choice_twice", "{{a|choice:x=1;y=1}}", "{{a|choice:x=1;y=1}}"},
                                           Case{"condition_with_filter", "{{?a|date}}", "{{?a|date}}"}),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace marshrut::lens
