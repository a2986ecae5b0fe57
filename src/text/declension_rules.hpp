// text/declension_rules.hpp: the rules of data/declension/names.json, and a word under them; private to text.
// Units:   words are split into letters; places are UTF-8 bytes.
// Source:  docs/formats/declension.md.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "text/declension.hpp"

namespace marshrut::text::detail {

enum class Gender : std::uint8_t { male, female };
enum class NamePart : std::uint8_t { family, given, patronymic };
inline constexpr std::size_t kParts = 3;

struct NameRule {
  std::vector<std::u32string> words, ends;  // folded
  std::optional<Gender> gender;
  std::optional<std::size_t> vowels;
  std::size_t drop = 0;
  bool declines = false;
  std::array<std::string, kCases> add;
  std::bitset<kCases> doubt;
};

struct NameException {
  std::u32string name;  // folded
  std::optional<NamePart> part;
  std::optional<Gender> gender;
  std::array<std::string, kCases> forms;  // empty: the file says nothing of this case
};

// Words and ends by which a gender is known: male, female.
struct GenderSigns {
  std::array<std::vector<std::u32string>, 2> words, ends;
};

struct NameRules {
  std::array<std::vector<NameRule>, kParts> rules;
  std::array<GenderSigns, kParts> signs;
  std::vector<std::u32string> first_parts;  // of double family names, without a case
  std::vector<NameException> exceptions;    // the first that fits wins
};

// Reads a file of rules or of exceptions alone into `rules`; its exceptions come before those that are there.
Result<void> read_name_rules(std::string_view json, NameRules& rules);

// A word's letters, folded, with the bytes where each begins.
struct Letters {
  std::u32string folded;
  std::vector<std::size_t> begins;
};
Letters letters_of(std::string_view word);

bool is_one_of(const std::vector<std::u32string>& words, std::u32string_view word);
bool ends_with_one_of(const std::vector<std::u32string>& ends, std::u32string_view word);

// One word (no hyphen) under the first rule that fits.
Declined decline_word(const std::vector<NameRule>& rules, std::string_view word, Gender gender, Case wanted);

}  // namespace marshrut::text::detail
