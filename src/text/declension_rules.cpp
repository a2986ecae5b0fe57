#include "text/declension_rules.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/normalize.hpp"

namespace marshrut::text::detail {

namespace {

bool is_vowel(char32_t folded) { return std::u32string_view(U"аеиоуыэюя").find(folded) != std::u32string_view::npos; }

bool fits(const NameRule& rule, const std::u32string& word, Gender gender) {
  if (rule.gender && *rule.gender != gender) return false;
  if (!is_one_of(rule.words, word) && !ends_with_one_of(rule.ends, word)) return false;
  if (!rule.vowels) return true;
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_vowel)) == *rule.vowels;
}

// An ending in capitals for a word in capitals; one letter tells nothing.
std::string in_case_of(std::string_view word, const std::string& ending) {
  char32_t last = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size(); ++count) last = next_code_point(word, at);
  if (count < 2 || u_isupper(static_cast<UChar32>(last)) == 0) return ending;
  std::string upper;
  for (std::size_t at = 0; at < ending.size();) {
    append_utf8(upper, static_cast<char32_t>(u_toupper(static_cast<UChar32>(next_code_point(ending, at)))));
  }
  return upper;
}

}  // namespace

Letters letters_of(std::string_view word) {
  Letters letters;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t folded = next_folded(word, at);
    if (folded == 0) continue;  // a stress mark goes with its letter
    letters.folded += folded;
    letters.begins.push_back(begin);
  }
  return letters;
}

bool is_one_of(const std::vector<std::u32string>& words, std::u32string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_with_one_of(const std::vector<std::u32string>& ends, std::u32string_view word) {
  return std::any_of(ends.begin(), ends.end(), [&](const std::u32string& end) { return word.ends_with(end); });
}

Declined decline_word(const std::vector<NameRule>& rules, std::string_view word, Gender gender, Case wanted) {
  const Letters letters = letters_of(word);
  const auto rule =
      std::find_if(rules.begin(), rules.end(), [&](const NameRule& r) { return fits(r, letters.folded, gender); });
  if (rule == rules.end()) return {std::string(word), false};
  const auto index = static_cast<std::size_t>(wanted);
  const bool sure = !rule->doubt[index];
  if (!rule->declines || rule->drop >= letters.folded.size()) return {std::string(word), sure && !rule->declines};
  const std::size_t end = rule->drop == 0 ? word.size() : letters.begins[letters.folded.size() - rule->drop];
  return {std::string(word.substr(0, end)) + in_case_of(word, rule->add[index]), sure};
}

}  // namespace marshrut::text::detail
