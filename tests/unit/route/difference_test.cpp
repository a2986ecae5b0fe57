#include "route/difference.hpp"

#include <gtest/gtest.h>

#include "base/align.hpp"

namespace marshrut::route {
namespace {

struct Case {
  const char* name;
  const char* before;
  const char* after;
  std::vector<std::string> want;  // "kind path was -> is"
};

std::string told(const Change& change) {
  const char* kind = change.kind == Change::Kind::changed ? "=" : change.kind == Change::Kind::added ? "+" : "-";
  return std::string(kind) + ' ' + change.path + ' ' + serialize(change.was) + " -> " + serialize(change.is);
}

class Difference : public testing::TestWithParam<Case> {};

TEST_P(Difference, TellsEachPlaceThatChanged) {
  const Case& c = GetParam();
  std::vector<std::string> got;
  for (const Change& change : difference(*parse(c.before), *parse(c.after))) got.push_back(told(change));
  EXPECT_EQ(got, c.want);
}

const Case kCases[] = {
    {"nothing", R"({"form":"a","goal":"x"})", R"({"form":"b","goal":"x"})", {}},
    {"what_says_nothing_is_absent", R"({"goal":"x","interests":"","teacher":{}})", R"({"goal":"x"})", {}},
    {"changed", R"({"goal":"x"})", R"({"goal":"y"})", {"= /goal \"x\" -> \"y\""}},
    {"added_deep",
     R"({"teacher":{"full_name":"А"}})",
     R"({"teacher":{"full_name":"А","email":"a@b.ru"}})",
     {"+ /teacher/email null -> \"a@b.ru\""}},
    {"removed_object", R"({"period":{"start":"2024-09-01"}})", R"({})", {"- /period/start \"2024-09-01\" -> null"}},
    {"row_at_the_top_is_one_addition",
     R"({"events":[{"title":"Курс первый"},{"title":"Мастер-класс"}]})",
     R"({"events":[{"title":"Вебинар"},{"title":"Курс первый"},{"title":"Мастер-класс"}]})",
     {R"(+ /events/0 null -> {"title":"Вебинар"})"}},
    {"row_changed_in_place",
     R"({"events":[{"title":"Курс первый","period":"2024-10"},{"title":"Мастер-класс"}]})",
     R"({"events":[{"title":"Курс первый","period":"2024-11"},{"title":"Мастер-класс"}]})",
     {R"(= /events/0/period "2024-10" -> "2024-11")"}},
    {"row_removed",
     R"({"events":[{"title":"Курс первый"},{"title":"Мастер-класс"}]})",
     R"({"events":[{"title":"Мастер-класс"}]})",
     {R"(- /events/0 {"title":"Курс первый"} -> null)"}},
    {"row_replaced",
     R"({"events":[{"title":"Курс первый"}]})",
     R"({"events":[{"title":"Открытый урок"}]})",
     {R"(- /events/0 {"title":"Курс первый"} -> null)", R"(+ /events/0 null -> {"title":"Открытый урок"})"}},
    {"name_mended_in_a_row",
     R"({"events":[{"title":"Семинар по оцениванию на уроках","period":"2024-10","level":"региональный"}]})",
     R"({"events":[{"title":"Семинар об оцениванию на уроках","period":"2024-10","level":"региональный"}]})",
     {R"(= /events/0/title "Семинар по оцениванию на уроках" -> "Семинар об оцениванию на уроках")"}},
    {"texts_of_a_list",
     R"({"planned_results":["Освоить приёмы","Провести урок"]})",
     R"({"planned_results":["Освоить приёмы","Провести открытый урок"]})",
     {R"(= /planned_results/1 "Провести урок" -> "Провести открытый урок")"}},
    {"kind_changed",
     R"({"teacher":{"experience_years":5}})",
     R"({"teacher":{"experience_years":"с 2009 года"}})",
     {R"(= /teacher/experience_years 5 -> "с 2009 года")"}},
    {"odd_key", R"({"a/b~":"x"})", R"({"a/b~":"y"})", {"= /a~1b~0 \"x\" -> \"y\""}},
};

INSTANTIATE_TEST_SUITE_P(Cases, Difference, testing::ValuesIn(kCases), [](const auto& i) { return i.param.name; });

TEST(Align, PairsByPositionWhereTheMiddleIsTooLarge) {
  const std::size_t many = 3000;
  const auto pairs = align(many, many, [](std::size_t i, std::size_t j) { return i == j ? 500U : 0U; });
  ASSERT_EQ(pairs.size(), many);
  EXPECT_EQ(pairs.back(), (Aligned{many - 1, many - 1}));
}

TEST(Align, KeepsTheOrderOfBoth) {
  const std::string before = "abcxd", after = "xabd";
  const auto pairs = align(before.size(), after.size(),
                           [&](std::size_t i, std::size_t j) { return before[i] == after[j] ? kSame : 0U; });
  const std::vector<Aligned> want = {{kNoMatch, 0}, {0, 1}, {1, 2}, {2, kNoMatch}, {3, kNoMatch}, {4, 3}};
  EXPECT_EQ(pairs, want);
}

}  // namespace
}  // namespace marshrut::route
