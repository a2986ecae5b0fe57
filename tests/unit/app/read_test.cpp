#include "app/read.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/check.hpp"
#include "app/fill.hpp"
#include "app/fixture.hpp"
#include "base/files.hpp"

namespace marshrut::app {
namespace {

using route::Value;

std::string filled(const std::string& json, const char* form_id = "odintsovo-blank") {
  const lens::Form& form = *own_forms().find(form_id);
  const auto route = route_from_json(json, form.schema());
  lens::Scratch scratch;
  std::string bytes;
  EXPECT_TRUE(make_document(form, route.value(), Purpose::fill, scratch, bytes).ok());
  return bytes;
}

Outcome read(const std::string& json) {
  auto outcome = read_document(filled(json), own_forms());
  EXPECT_TRUE(outcome.ok());
  return std::move(outcome).value();
}

constexpr const char* kFaulty = R"({
  "period": {"start": "2024-09-02", "end": "2023-09-01"},
  "teacher": {"full_name": "Иванова Анна Петровна", "email": "не знаю", "position": "Учитель"},
  "organization": {"name": "Школа № 5"}
})";

TEST(ReadJson, HasTheMembersOfTheContractInTheirOrder) {
  const auto line = route::parse(read_json("a.docx", read(kFaulty), false));
  ASSERT_TRUE(line.ok());
  std::vector<std::string> members;
  for (const auto& [key, value] : *line->object()) members.push_back(key);
  EXPECT_EQ(members, (std::vector<std::string>{"file", "form", "route", "fields", "leftovers", "remarks"}));
  const Value& field = line->find("fields")->array()->front();
  members.clear();
  for (const auto& [key, value] : *field.object()) members.push_back(key);
  EXPECT_EQ(members, (std::vector<std::string>{"path", "raw", "by", "confidence", "at"}));
  EXPECT_EQ(*route::at_pointer(*line, "/route/teacher/full_name"), Value("Иванова Анна Петровна"));
  EXPECT_FALSE(line->find("remarks")->array()->empty());
}

TEST(ReadJson, IsOneLine) { EXPECT_EQ(read_json("a\nb.docx", read(kFaulty), true).find('\n'), std::string::npos); }

TEST(ReadJson, AccountAddsLabels) {
  const auto line = route::parse(read_json("a.docx", read(kFaulty), true));
  ASSERT_NE(line->find("labels"), nullptr);
  EXPECT_FALSE(line->find("labels")->array()->empty());
}

TEST(ReadJson, AnInputThatCannotBeUsedHasCodeAndMessage) {
  const auto line = route::parse(error_json("a.docx", {Code::encrypted, "", ""}));
  EXPECT_EQ(*route::at_pointer(*line, "/error/code"), Value("encrypted"));
  EXPECT_FALSE(route::at_pointer(*line, "/error/message")->string()->empty());
}

TEST(ReadDocument, RefusesWhatIsNoForm) {
  const auto outcome = read_document("not a package", own_forms());
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().code, Code::not_a_document);
}

TEST(Check, RemarksComeErrorsFirstAndNameTheirPlace) {
  const Outcome outcome = read(kFaulty);
  ASSERT_GE(count(outcome.remarks).errors, 2U);
  EXPECT_TRUE(std::is_sorted(outcome.remarks.begin(), outcome.remarks.end(),
                             [](const auto& a, const auto& b) { return a.severity < b.severity; }));
  const auto line = route::parse(check_json("a.docx", outcome));
  const Value& first = line->find("remarks")->array()->front();
  EXPECT_FALSE(first.find("label")->string()->empty());
  EXPECT_EQ(first.find("at")->string()->rfind("body/", 0), 0U);
}

TEST(Check, ARemarkFindsTheParagraphOfItsValueElseOfItsLabel) {
  const Outcome outcome = read(kFaulty);
  const auto text_at = [&](const char* pointer) {
    return std::string(outcome.document.text(outcome.document.paragraphs()[spot_of(outcome.reading, pointer)].text));
  };
  EXPECT_NE(text_at("/teacher/email").find("не знаю"), std::string::npos);
  EXPECT_NE(text_at("/teacher/qualification").find("Квалификация"), std::string::npos);
}

TEST(Annotate, PutsOneCommentAtEachPlaceAndStaysReadable) {
  const Outcome outcome = read(kFaulty);
  const auto bytes = annotate(outcome);
  ASSERT_TRUE(bytes.ok()) << bytes.error().message;
  const auto again = read_document(*bytes, own_forms());
  ASSERT_TRUE(again.ok()) << again.error().message;
  EXPECT_EQ(again->reading.route, outcome.reading.route);
  const auto comments = std::count_if(again->document.asides().begin(), again->document.asides().end(),
                                      [](const auto& aside) { return aside.kind == docx::Aside::Kind::comment; });
  EXPECT_GE(comments, 2);
}

TEST(RouteFromJson, ALineOfReadIsTakenForItsRoute) {
  const std::string line = read_json("a.docx", read(kFaulty), false);
  const auto route = route_from_json(line, own_forms().find("sevastopol-card")->schema());
  ASSERT_TRUE(route.ok()) << route.error().message;
  EXPECT_EQ(*route::at_pointer(*route, "/organization/name"), Value("Школа № 5"));
}

struct Case {
  const char* name;
  std::string input;
};
class BadData : public testing::TestWithParam<Case> {};

TEST_P(BadData, IsRefused) {
  const auto route = route_from_json(GetParam().input, own_forms().forms().front().schema());
  ASSERT_FALSE(route.ok());
  EXPECT_EQ(route.error().code, Code::bad_data);
}

INSTANTIATE_TEST_SUITE_P(Json, BadData,
                         testing::Values(Case{"no_json", "{"}, Case{"a_list", "[]"}, Case{"a_text", "\"x\""},
                                         Case{"an_unknown_member", R"({"colour": "red"})"},
                                         Case{"a_number_for_a_text", R"({"teacher": {"full_name": 5}})"},
                                         Case{"an_error_line_of_read", R"({"file": "x", "error": {"code": "empty"}})"}),
                         [](const auto& tested) { return tested.param.name; });

TEST(RouteFromJson, WhatSaysNothingIsDropped) {
  const auto route = route_from_json(R"({"goal": "", "events": [], "teacher": {"email": null}})",
                                     own_forms().forms().front().schema());
  ASSERT_TRUE(route.ok());
  EXPECT_TRUE(route->object()->empty());
}

}  // namespace
}  // namespace marshrut::app
