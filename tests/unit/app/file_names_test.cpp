#include "app/file_names.hpp"

#include <gtest/gtest.h>

namespace marshrut::app {
namespace {

struct Case {
  const char* name;
  std::string input, want;
};

class SafeName : public testing::TestWithParam<Case> {};

TEST_P(SafeName, KeepsWhatEveryFileSystemTakes) { EXPECT_EQ(safe_name(GetParam().input), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    Names, SafeName,
    testing::Values(Case{"a_name_stays", "Иванова Анна Петровна", "Иванова Анна Петровна"},
                    Case{"a_code_stays", "SEV-2024-00017-4", "SEV-2024-00017-4"},
                    Case{"yakut_letters_stay", "Олоҥхо Өҥөй", "Олоҥхо Өҥөй"},
                    Case{"paths_do_not_climb", "../../etc/passwd", "etc passwd"},
                    Case{"absolute_paths_go", "/tmp/x", "tmp x"}, Case{"backslashes_go", "C:\\x\\y", "C x y"},
                    Case{"never_hidden", ".profile", "profile"}, Case{"never_an_option", "-rf", "rf"},
                    Case{"dots_at_the_end_go", "Иванова А. П.", "Иванова А. П"},
                    Case{"control_characters_go", std::string("a\n\t\0b", 5), "a b"},
                    Case{"wildcards_and_quotes_go", "«Анна»*?\"<>|", "Анна"},
                    Case{"broken_utf8_goes", "a\xFF\xC3", "a"},
                    Case{"right_to_left_marks_go",
                         "a\xE2\x80\xAE"
                         "cod.exe",
                         "a cod.exe"},
                    Case{"devices_of_windows_are_told_apart", "con", "_con"},
                    Case{"devices_with_an_extension_too", "LPT1.txt", "_LPT1.txt"}, Case{"nothing_is_left", "///", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(SafeNameLength, LongNamesAreCutBetweenLetters) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "ё";
  const std::string name = safe_name(text);
  EXPECT_LE(name.size(), kMaxNameBytes);
  EXPECT_EQ(name.size() % 2, 0U);
}

TEST(BaseName, IsTheFirstOfThePathsThatGivesANameElseAWord) {
  const std::vector<route::Path> paths = {*route::parse_path("code"), *route::parse_path("teacher.full_name")};
  const auto named = [&](const char* json) { return base_name(*route::parse(json), paths); };
  EXPECT_EQ(named(R"({"code": "A-1", "teacher": {"full_name": "Иванова"}})"), "A-1");
  EXPECT_EQ(named(R"({"teacher": {"full_name": "Иванова"}})"), "Иванова");
  EXPECT_EQ(named(R"({"code": "/"})"), "Документ");
  EXPECT_EQ(named(R"({"code": {"a": 1}, "number": "7"})"), "Документ");
  EXPECT_EQ(base_name(*route::parse(R"({"code": "A-1"})"), {}), "Документ");
}

TEST(FileNames, SameNamesAreNumbered) {
  FileNames names;
  EXPECT_EQ(names.claim("Иванова"), "Иванова.docx");
  EXPECT_EQ(names.claim("Иванова"), "Иванова (2).docx");
  EXPECT_EQ(names.claim("иванова"), "иванова (3).docx");
  EXPECT_EQ(names.claim("Петрова"), "Петрова.docx");
}

TEST(FileNames, ANumberedNameThatIsTakenIsPassedOver) {
  FileNames names;
  EXPECT_EQ(names.claim("a (2)"), "a (2).docx");
  EXPECT_EQ(names.claim("a"), "a.docx");
  EXPECT_EQ(names.claim("a"), "a (3).docx");
}

}  // namespace
}  // namespace marshrut::app
