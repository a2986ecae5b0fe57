#include "text/search_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace marshrut::text {
namespace {

using Words = std::vector<std::string>;

bool finds(std::string_view query, std::string_view text) {
  const Words words = search_words(text);
  const Words prefixes = search_prefixes(query);
  return !prefixes.empty() && std::all_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word.starts_with(prefix); });
  });
}

TEST(SearchWords, AreFoldedAndEachOnce) {
  EXPECT_EQ(search_words("Артём  Семёнов, СЕМЕНОВ\n«Школа № 5»"), (Words{"артем", "семенов", "школа", "5"}));
  EXPECT_EQ(search_words("SEV-2026-00001-3 ivanova@school5.ru"),
            (Words{"sev", "2026", "00001", "3", "ivanova", "school5", "ru"}));
  EXPECT_EQ(search_words(""), Words{});
  EXPECT_EQ(search_words(" — … \xFF\xFE"), Words{});
}

TEST(SearchWords, MixedLettersAreReadAsCyrillic) {
  EXPECT_EQ(search_words("Ивaнoвa"), Words{"иванова"});  // with Latin a and o
}

TEST(SearchWords, AreBounded) {
  EXPECT_EQ(search_words("a b c d", 2), (Words{"a", "b"}));
  const std::string long_word(10'000, 'x');
  EXPECT_EQ(search_words(long_word).front().size(), kLongestSearchWord);
  std::string cyrillic;
  for (int i = 0; i < 1000; ++i) cyrillic += "ж";
  EXPECT_LE(search_words(cyrillic).front().size(), kLongestSearchWord);
}

TEST(SearchWords, AnyCaseOfANameFindsIt) {
  struct Case {
    const char* query;
    const char* text;
    bool found;
  };
  const Case cases[] = {
      {"Иванову", "Иванова Анна Петровна", true},
      {"ИВАНОВОЙ анне", "Иванова Анна Петровна", true},
      {"Иванов", "Иванова Анна Петровна", true},
      {"Марию", "Мария", true},
      {"Марию", "Марков Пётр", false},
      {"Петров", "Сидоров Пётр", false},
      {"Донскому", "Донская Ольга", true},
      {"учителя математики", "Учитель математики", true},
      {"школе 5", "СОШ и школа № 5", true},
      {"школе 6", "СОШ и школа № 5", false},
      {"алёна", "АЛЕНА", true},
      {"2026-000123", "2026-000123", true},
      {"ivan", "ivanova@example.ru", true},
      {"", "что угодно", false},
  };
  for (const Case& c : cases) EXPECT_EQ(finds(c.query, c.text), c.found) << c.query << " in " << c.text;
}

}  // namespace
}  // namespace marshrut::text
