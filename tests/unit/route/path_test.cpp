#include <gtest/gtest.h>

#include "route/value.hpp"

namespace marshrut::route {
namespace {

const Value& sample() {
  static const Value value = *parse(R"({
    "teacher": {"full_name": "Иванова"},
    "tests": [{"kind": "а"}, {"kind": "б"}],
    "rows": [{"competency": 5}, {"competency": "Предметные", "low": 49}, {"competency": "Предметные", "low": 50}],
    "a/b": {"m~n": 1}
  })");
  return value;
}

struct AtCase {
  std::string name, path, want;  // want: JSON, or "" for nothing
};
void PrintTo(const AtCase& c, std::ostream* out) { *out << c.name; }

class PathAt : public testing::TestWithParam<AtCase> {};

TEST_P(PathAt, FindsTheValue) {
  const auto path = parse_path(GetParam().path);
  ASSERT_TRUE(path) << path.error().message;
  EXPECT_EQ(dotted(*path), GetParam().path);
  const Value* value = at(sample(), *path);
  EXPECT_EQ(value == nullptr ? std::string() : serialize(*value), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Path, PathAt,
                         testing::Values(AtCase{"Member", "teacher.full_name", "\"Иванова\""},
                                         AtCase{"NoSuchMember", "teacher.email", ""},
                                         AtCase{"MemberOfText", "teacher.full_name.x", ""},
                                         AtCase{"Index", "tests[1].kind", "\"б\""},
                                         AtCase{"IndexOver", "tests[2].kind", ""},
                                         AtCase{"WhereTakesTheFirst", "rows[competency=Предметные].low", "49"},
                                         AtCase{"WhereOfNone", "rows[competency=ИКТ-компетентность].low", ""},
                                         AtCase{"EachIsNoPlace", "tests[].kind", ""}),
                         [](const auto& tested) { return tested.param.name; });

class PathBad : public testing::TestWithParam<AtCase> {};

TEST_P(PathBad, IsRefused) {
  const auto path = parse_path(GetParam().path);
  ASSERT_FALSE(path);
  EXPECT_EQ(path.error().code, Code::bad_template);
  EXPECT_EQ(path.error().where, GetParam().path);
}

INSTANTIATE_TEST_SUITE_P(Path, PathBad,
                         testing::Values(AtCase{"Empty", "", ""}, AtCase{"OnlyBracket", "[]", ""},
                                         AtCase{"DotAtEnd", "a.", ""}, AtCase{"DotFirst", ".a", ""},
                                         AtCase{"TwoDots", "a..b", ""}, AtCase{"NotClosed", "a[1", ""},
                                         AtCase{"NoDotAfterBracket", "a[]b", ""}, AtCase{"WordInBracket", "a[x]", ""},
                                         AtCase{"NegativeIndex", "a[-1]", ""}, AtCase{"NoValue", "a[b=]", ""},
                                         AtCase{"NoMember", "a[=b]", ""}, AtCase{"Blank", "a b", ""},
                                         AtCase{"HugeIndex", "a[99999999999999999999]", ""}),
                         [](const auto& tested) { return tested.param.name; });

class Pointer : public testing::TestWithParam<AtCase> {};

TEST_P(Pointer, FindsTheValue) {
  const Value* value = at_pointer(sample(), GetParam().path);
  EXPECT_EQ(value == nullptr ? std::string() : serialize(*value), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Path, Pointer,
                         testing::Values(AtCase{"Member", "/teacher/full_name", "\"Иванова\""},
                                         AtCase{"Index", "/tests/1/kind", "\"б\""},
                                         AtCase{"Escapes", "/a~1b/m~0n", "1"},
                                         AtCase{"LeadingZero", "/tests/01/kind", ""},
                                         AtCase{"PastTheEnd", "/tests/-", ""}, AtCase{"NoSlash", "teacher", ""},
                                         AtCase{"IntoText", "/teacher/full_name/x", ""}),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace marshrut::route
