#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>

#include "base/files.hpp"
#include "route/value.hpp"

namespace marshrut::route {
namespace {

std::string nested(std::size_t depth) { return std::string(depth, '[') + '1' + std::string(depth, ']'); }

struct RoundCase {
  std::string name, input, want;
};
void PrintTo(const RoundCase& c, std::ostream* out) { *out << c.name; }

class JsonRound : public testing::TestWithParam<RoundCase> {};

TEST_P(JsonRound, PrintsWhatItRead) {
  const auto value = parse(GetParam().input);
  ASSERT_TRUE(value) << value.error().message;
  EXPECT_EQ(serialize(*value), GetParam().want);
  EXPECT_EQ(*parse(serialize(*value)), *value);
  EXPECT_EQ(*parse(serialize(*value, Layout::pretty)), *value);
}

INSTANTIATE_TEST_SUITE_P(
    Json, JsonRound,
    testing::Values(RoundCase{"Null", "null", "null"}, RoundCase{"Bools", "[true,false]", "[true,false]"},
                    RoundCase{"OrderOfMembersStays", R"({"b":1,"a":2})", R"({"b":1,"a":2})"},
                    RoundCase{"LastDuplicateWins", R"({"a":1,"b":2,"a":3})", R"({"a":3,"b":2})"},
                    RoundCase{"WholeNumberWithoutFraction", "[36.0,1e3,-4]", "[36,1000,-4]"},
                    RoundCase{"FractionStays", "[0.1,61.5]", "[0.1,61.5]"},
                    RoundCase{"LargeWhole", "[999999999999999,1000000000000000]", "[999999999999999,1000000000000000]"},
                    RoundCase{"EscapesAndControls", R"(["\u0001\"\\\/\n\t\r"])", R"(["\u0001\"\\/\n\t\r"])"},
                    RoundCase{"Russian", R"(["Ёлка «Я»","\u0410"])", R"(["Ёлка «Я»","А"])"},
                    RoundCase{"SurrogatePair", R"(["\ud83d\ude00"])", R"(["😀"])"},
                    RoundCase{"ByteOrderMark", "\xEF\xBB\xBF{}", "{}"}, RoundCase{"EmptyKey", R"({"":0})", R"({"":0})"},
                    RoundCase{"DeepestAllowed", nested(kMaxDepth), nested(kMaxDepth)}),
    [](const auto& tested) { return tested.param.name; });

struct BadCase {
  std::string name, input;
  Code code;
  std::string where;
};
void PrintTo(const BadCase& c, std::ostream* out) { *out << c.name; }

class JsonBad : public testing::TestWithParam<BadCase> {};

TEST_P(JsonBad, IsRefusedWithItsPlace) {
  const auto value = parse(GetParam().input);
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().code, GetParam().code);
  EXPECT_EQ(value.error().where, GetParam().where);
}

INSTANTIATE_TEST_SUITE_P(Json, JsonBad,
                         testing::Values(BadCase{"Nothing", "", Code::bad_data, "byte 0"},
                                         BadCase{"Blank", "  ", Code::bad_data, "byte 2"},
                                         BadCase{"TrailingComma", "[1,]", Code::bad_data, "byte 3"},
                                         BadCase{"TwoDocuments", "{} {}", Code::bad_data, "byte 3"},
                                         BadCase{"CutOff", R"({"a": "b)", Code::bad_data, "byte 8"},
                                         BadCase{"NotUtf8", "[\"\xC3\x28\"]", Code::bad_data, "byte 3"},
                                         BadCase{"TooDeep", nested(kMaxDepth + 1), Code::too_large, ""},
                                         BadCase{"MuchTooDeep", nested(100000), Code::too_large, ""},
                                         BadCase{"NumberOutOfRange", "1e999", Code::bad_data, "byte 4"}),
                         [](const auto& tested) { return tested.param.name; });

TEST(Json, ManyMembersKeepTheLastDuplicate) {
  std::string json = "{";
  for (int i = 0; i < 5000; ++i) json += "\"k" + std::to_string(i % 2500) + "\":" + std::to_string(i) + ",";
  json.back() = '}';
  const auto value = parse(json);
  ASSERT_TRUE(value);
  EXPECT_EQ(value->object()->size(), 2500U);
  EXPECT_EQ(*value->find("k0"), Value(2500));
}

TEST(Json, PrettyBreaksLinesAndIndentsByTwo) {
  EXPECT_EQ(serialize(*parse(R"({"a":[1,{"b":2}],"c":{},"d":[]})"), Layout::pretty),
            "{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ],\n  \"c\": {},\n  \"d\": []\n}");
}

TEST(Json, NumbersReadBackTheSame) {
  for (const double number : {0.1, 1.0 / 3, 1e15, 1e16, 1e22, -2.5e-7, 5e-324, 1.7976931348623157e308}) {
    EXPECT_EQ(std::strtod(number_text(number).c_str(), nullptr), number) << number_text(number);
  }
  EXPECT_EQ(number_text(1e15), "1000000000000000");
  EXPECT_EQ(serialize(Value(std::numeric_limits<double>::infinity())), "null");
}

TEST(Value, MemberIsMadeOnDemand) {
  Value root;
  root["teacher"]["full_name"] = "Иванова";
  EXPECT_EQ(serialize(root), R"({"teacher":{"full_name":"Иванова"}})");
  EXPECT_EQ(root.find("teacher")->find("email"), nullptr);
  EXPECT_EQ(Value(5).find("teacher"), nullptr);
}

TEST(Value, PruneDropsWhatSaysNothingAtEveryDepth) {
  Value value = *parse(R"({"a":"","b":[{"c":null,"d":false},{"e":0}],"f":{"g":[""]},"h":"x"})");
  prune(value);
  EXPECT_EQ(serialize(value), R"({"b":[{"e":0}],"h":"x"})");
}

}  // namespace
}  // namespace marshrut::route
