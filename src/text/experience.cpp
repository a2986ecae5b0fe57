#include "text/experience.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

constexpr double kMonths = 12, kDays = 365;
constexpr double kMostYears = 80;
constexpr int kFirstYear = 1940;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Words in small Cyrillic letters and numbers with a decimal point: «2,5г.» is «2.5», «г».
class Words {
public:
  explicit Words(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_code_point(text, at);
      const bool point =
          (c == U',' || c == U'.') && digits_ && at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
      if (point) {
        word_ += '.';
        continue;
      }
      add(fold(c));
    }
    end_word();
  }
  [[nodiscard]] const std::vector<std::string>& all() const { return words_; }

private:
  void add(char32_t folded) {
    if (folded == 0) return;
    if (folded == U' ' || is_digit(folded) != digits_) end_word();
    if (folded == U' ') return;
    digits_ = is_digit(folded);
    append_utf8(word_, digits_ ? folded : cyrillic_twin(folded));
  }
  void end_word() {
    if (!word_.empty()) words_.push_back(std::move(word_));
    word_.clear();
    digits_ = false;
  }

  std::vector<std::string> words_;
  std::string word_;
  bool digits_ = false;
};

std::optional<double> number_of(std::string_view word) {
  double number = 0;
  const auto done = std::from_chars(word.data(), word.data() + word.size(), number);
  if (done.ec != std::errc{} || done.ptr != word.data() + word.size() || number < 0) return std::nullopt;
  return number;
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Years in one of the unit that a word names; nothing for another word.
std::optional<double> unit_of(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kYears{"год", "года", "году", "лет", "г", "л"};
  if (is_one_of(word, kYears)) return 1;
  if (word.starts_with("мес")) return 1 / kMonths;
  if (word.starts_with("нед")) return 7 / kDays;
  if (word.starts_with("дн") || word == "день") return 1 / kDays;
  return std::nullopt;
}

bool means_less(std::string_view word) {
  static constexpr std::array<std::string_view, 3> kLess{"менее", "меньше", "до"};
  return is_one_of(word, kLess);
}

bool means_more(std::string_view word) {
  static constexpr std::array<std::string_view, 3> kMore{"более", "больше", "свыше"};
  return is_one_of(word, kMore);
}

bool is_silent(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kSilent{"и", "стаж", "работы", "педагогический", "общий", "полных"};
  return is_one_of(word, kSilent);
}

// «с 2021 года», «с 2021»: in the middle of that year, at any day of it.
std::optional<Experience> since(const std::vector<std::string>& words, int year) {
  if (words.size() < 2 || words.size() > 3 || words[0] != "с") return std::nullopt;
  const auto first = number_of(words[1]);
  if (!first || *first < kFirstYear || *first > year || words[1].size() != 4) return std::nullopt;
  if (words.size() == 3 && words[2] != "г" && words[2] != "года") return std::nullopt;
  const double years = year - *first;
  return Experience{std::max(0.0, years - 1), years + 1, true};
}

// «2 года 11 мес.», «11 месяцев», «полгода»; the words are all used up.
std::optional<double> length_of(const std::vector<std::string>& words, std::size_t from) {
  double years = 0;
  bool any = false;
  for (std::size_t i = from; i < words.size(); ++i) {
    if (words[i] == "полгода") {
      years += 0.5, any = true;
    } else if (const auto number = number_of(words[i])) {
      const auto unit = i + 1 < words.size() ? unit_of(words[i + 1]) : std::optional<double>(any ? 0.0 : 1.0);
      if (!unit || *unit == 0.0) return std::nullopt;
      years += *number * *unit, any = true, ++i;
    } else if (const auto unit = unit_of(words[i]); unit && !any) {
      years += *unit, any = true;  // «менее года», «месяц»
    } else if (!is_silent(words[i])) {
      return std::nullopt;
    }
  }
  if (!any || years > kMostYears) return std::nullopt;
  return years;
}

}  // namespace

std::optional<bool> Experience::under(double years) const {
  if (least >= years) return false;
  if (most < years || (open && most <= years)) return true;
  return std::nullopt;
}

std::optional<Experience> parse_experience(std::string_view text, int year) {
  const std::vector<std::string> words = Words(text).all();
  if (words.empty()) return std::nullopt;
  if (auto found = since(words, year)) return found;
  const bool less = means_less(words[0]), more = means_more(words[0]);
  const auto length = length_of(words, less || more ? 1 : 0);
  if (!length) return std::nullopt;
  if (less) return Experience{0, *length, true};
  if (more) return Experience{*length, kMostYears, false};
  return Experience{*length, *length, false};
}

}  // namespace marshrut::text
