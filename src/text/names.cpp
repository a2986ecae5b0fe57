#include "text/names.hpp"

#include <unicode/coll.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>

#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

constexpr std::size_t kMostWords = 5;  // four and a particle

struct Part {
  std::string text;  // an initial keeps its full stop
  bool initial = false;
  bool particle = false;  // «оглы», «кызы», «уулу»: the end of a patronymic
};

bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'ʼ' || c == U'`'; }

std::u32string code_points(std::string_view utf8) {
  std::u32string result;
  result.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) result += next_code_point(utf8, at);
  return result;
}

std::string utf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) append_utf8(result, c);
  return result;
}

std::u32string folded(std::u32string_view text) {
  std::u32string result;
  for (const char32_t c : text) result += fold(c);
  return result;
}

template <std::size_t N>
bool contains(const std::u32string_view (&words)[N], std::u32string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool ends_with(std::u32string_view text, std::u32string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_particle(std::u32string_view word) {
  constexpr std::u32string_view kParticles[] = {U"оглы", U"огли", U"оглу", U"кызы", U"гызы", U"кизи", U"уулу"};
  return word.size() == 4 && contains(kParticles, folded(word));  // as long as each of them
}

// Capitals that schools and papers are called by; they look like names in capitals.
bool is_abbreviation(std::u32string_view word) {
  constexpr std::u32string_view kAbbreviations[] = {
      U"МБОУ", U"МАОУ",  U"МКОУ", U"МОУ", U"ГБОУ", U"ГКОУ", U"ГАОУ", U"ГОУ",  U"СОШ", U"ООШ", U"НОШ", U"МБДОУ", U"ГБУ",
      U"ГАУ",  U"ЦНППМ", U"УМЦ",  U"ИРО", U"ИОМ",  U"ОО",   U"МО",   U"ФГОС", U"ЕГЭ", U"ОГЭ", U"ВПР", U"ДПО",   U"РФ",
      U"ИКТ",  U"АНО",   U"ФГБУ", U"ВУЗ", U"КФУ",  U"СВФУ", U"ООО",  U"НОО",  U"СОО", U"ГО",  U"УО"};
  return contains(kAbbreviations, word);
}

// One side of a hyphen: «Петрова», «ПЕТРОВА», «оглы».
bool is_capitalised(std::u32string_view word) {
  if (word.empty()) return false;
  if (is_particle(word)) return true;
  if (!is_upper(word.front())) return false;
  bool upper = true, lower = true;
  for (const char32_t c : word.substr(1)) {
    if (is_apostrophe(c)) return true;  // «О’Коннор» has capitals of its own
    upper = upper && is_upper(c);
    lower = lower && !is_upper(c);
  }
  return upper || lower;
}

bool is_name_word(std::u32string_view word) {
  if (is_abbreviation(word)) return false;
  for (std::size_t begin = 0;;) {
    const std::size_t hyphen = word.find(U'-', begin);
    if (!is_capitalised(word.substr(begin, hyphen - begin))) return false;
    if (hyphen == std::u32string_view::npos) return true;
    begin = hyphen + 1;
  }
}

// One word of a name, or nothing.
std::optional<Part> make_part(std::u32string_view word, bool dot) {
  if (!is_name_word(word)) return std::nullopt;
  Part part;
  part.particle = is_particle(word);
  part.initial = dot || word.size() == 1;
  if (dot && word.size() > 2) return std::nullopt;
  part.text = utf8(word) + (part.initial ? "." : "");
  return part;
}

// The words and initials of a name; nothing when there is anything else.
std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  std::u32string word;
  const auto finish = [&](bool dot) {
    if (word.empty()) return !dot;
    auto part = make_part(word, dot);
    word.clear();
    if (!part || parts.size() == kMostWords) return false;
    parts.push_back(std::move(*part));
    return true;
  };
  for (const char32_t c : code_points(text)) {
    const bool blank = c == U' ' || c == 0xA0 || c == U'\t' || c == 0x202F || c == 0x2009;
    if (blank || c == U'.') {
      if (!finish(c == U'.')) return {};
    } else if (is_letter(c) || is_apostrophe(c) || c == 0x306 || c == 0x308 || (c == U'-' && !word.empty())) {
      word += c;
    } else {
      return {};
    }
  }
  return finish(false) ? parts : std::vector<Part>{};
}

// A particle belongs to the word before it.
std::vector<Part> without_particles(std::vector<Part> parts) {
  std::vector<Part> result;
  for (auto& part : parts) {
    if (part.particle && !result.empty()) {
      result.back().text += " " + part.text;
      result.back().particle = true;
    } else {
      result.push_back(std::move(part));
    }
  }
  return result;
}

bool is_patronymic(const Part& part) {
  if (part.initial) return false;
  if (part.particle) return true;
  const std::u32string word = folded(code_points(part.text));
  constexpr std::u32string_view kEnds[] = {U"ович", U"евич", U"ьич", U"мич", U"кич", U"овна", U"евна", U"ична"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&word](auto end) { return ends_with(word, end); });
}

std::string joined(const std::vector<Part>& parts, std::size_t begin, std::size_t end) {
  std::string result;
  for (std::size_t i = begin; i < std::min(end, parts.size()); ++i) result += (i == begin ? "" : " ") + parts[i].text;
  return result;
}

// «И. Н. Макарова»
Name initials_first(const std::vector<Part>& parts) {
  std::size_t count = 0;
  while (count < parts.size() && parts[count].initial) ++count;
  return {joined(parts, count, parts.size()), parts[0].text, joined(parts, 1, count)};
}

Name words_only(const std::vector<Part>& parts) {
  const std::size_t count = parts.size();
  if (count == 2 && is_patronymic(parts[1])) return {"", parts[0].text, parts[1].text};
  // «Анна Петровна Иванова»
  if (count == 3 && is_patronymic(parts[1]) && !is_patronymic(parts[2])) {
    return {parts[2].text, parts[0].text, parts[1].text};
  }
  if (count == 4 && is_patronymic(parts[3])) return {joined(parts, 0, 2), parts[2].text, parts[3].text};
  return {parts[0].text, joined(parts, 1, 2), joined(parts, 2, count)};
}

// «Анна-Мария» -> «А.-М.»
std::string initial_of(std::string_view name) {
  std::string result;
  bool start = true;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if (c == U' ' || c == U'.') break;
    if (c == U'-') {
      std::size_t ahead = at;
      // Not before «оглы».
      if (at == name.size() || !is_upper(next_code_point(name, ahead))) break;
      result += "-";
      start = true;
    } else if (start) {
      append_utf8(result, c);
      result += ".";
      start = false;
    }
  }
  return result;
}

Name name_of(const std::vector<Part>& parts) {
  if (parts.empty()) return {};
  return parts[0].initial ? initials_first(parts) : words_only(parts);
}

bool make_a_name(const std::vector<Part>& parts) {
  if (parts.size() < 2 || parts.size() > 4) return false;
  const auto initial = std::count_if(parts.begin(), parts.end(), [](const Part& part) { return part.initial; });
  return initial <= 2 && static_cast<std::size_t>(initial) < parts.size();
}

}  // namespace

Name parse_name(std::string_view full_name) { return name_of(without_particles(parts_of(full_name))); }

std::string initials(std::string_view full_name) {
  const std::vector<Part> parts = without_particles(parts_of(full_name));
  const Name name = name_of(parts);
  if (!make_a_name(parts) || name.family.empty() || name.given.empty()) return std::string(full_name);
  const auto short_form = [](const std::string& word) { return word.back() == '.' ? word : initial_of(word); };
  std::string result = name.family + " " + short_form(name.given);
  if (!name.patronymic.empty()) result += " " + short_form(name.patronymic);
  return result;
}

std::string initials_first(std::string_view full_name) {
  const std::string family = parse_name(full_name).family;
  const std::string after = initials(full_name);
  if (family.empty() || !after.starts_with(family + " ")) return after;
  return after.substr(family.size() + 1) + " " + family;
}

bool looks_like_name(std::string_view text) { return make_a_name(without_particles(parts_of(text))); }

int compare_russian(std::string_view a, std::string_view b) {
  static const std::unique_ptr<const icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("ru"), status));
    if (made) made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    return std::unique_ptr<const icu::Collator>(std::move(made));
  }();
  UErrorCode status = U_ZERO_ERROR;
  if (collator == nullptr) return a.compare(b);
  return collator->compareUTF8(icu::StringPiece(a.data(), static_cast<std::int32_t>(a.size())),
                               icu::StringPiece(b.data(), static_cast<std::int32_t>(b.size())), status);
}

}  // namespace marshrut::text
