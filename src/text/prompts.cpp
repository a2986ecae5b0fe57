// Values that say nothing: untouched prompts, blank lines, lone dashes. And list marks, which are no text either.
#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <vector>

#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

// A prompt is one short line; longer text is somebody's own words.
constexpr std::size_t kLongestPrompt = 90;

bool starts_with(std::string_view text, std::string_view head) { return text.substr(0, head.size()) == head; }

template <std::size_t N>
bool any_equal(std::string_view text, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string> keys(std::initializer_list<std::string_view> texts) {
  std::vector<std::string> result;
  for (const auto text : texts) result.push_back(label_key(text));
  return result;
}

// The key begins with these whole words.
bool starts_with_words(std::string_view key, std::string_view words) {
  return starts_with(key, words) && (key.size() == words.size() || key[words.size()] == ' ');
}

bool is_lone_dash(std::string_view text) {
  constexpr std::string_view kDashes[] = {"-", "‐", "–", "—", "‒", "―", "−"};
  return any_equal(text, kDashes);
}

std::size_t length_in_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

char32_t next_seen(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    if (const char32_t folded = next_folded(text, at)) return folded;
  }
  return 0;
}

// Whether the first two letters are such as prompts begin with: a cheap no for most values.
bool may_be_prompt(std::string_view text) {
  std::size_t at = 0;
  char32_t first = U' ';
  while (first == U' ') first = next_seen(text, at);
  if (std::u32string_view(U"щмвуct").find(first) == std::u32string_view::npos) return false;
  return std::u32string_view(U"еывкlна").find(cyrillic_twin(next_seen(text, at))) != std::u32string_view::npos;
}

bool is_prompt(std::string_view text) {
  if (!may_be_prompt(text)) return false;
  if (text.find('\n') != std::string_view::npos || length_in_code_points(text) >= kLongestPrompt) return false;
  // «tap» and «to» look Cyrillic in a key, so the prompts are compared as keys, too.
  static const auto kAnything = keys({"щёлкните", "место для ввода", "выберите", "click or tap here",
                                      "click here to enter", "tap here to enter", "choose an item"});
  static const auto kImperative = keys({"введите", "укажите"});
  const std::string key = label_key(text);
  const auto begins = [&key](const std::string& words) { return starts_with_words(key, words); };
  if (std::any_of(kAnything.begin(), kAnything.end(), begins)) return true;
  return std::any_of(kImperative.begin(), kImperative.end(), begins) &&
         std::none_of(key.begin(), key.end(), is_ascii_digit);
}

// Quotes, brackets and strokes that a form prints around a place to write in.
bool is_frame(char32_t c) { return std::u32string_view(U"«»„“”\"'‹›()[]<>/\\|").find(c) != std::u32string_view::npos; }
bool is_filler(char32_t c) { return c == U'_' || c == U'.' || c == U'…' || c == U' ' || c == U'\n'; }

// «__» ______ 202_ г., __.__.____, / ______ /, […]: frames, fill and at most the stub of a year.
bool is_blank_frame(std::string_view text) {
  constexpr std::string_view kYear = "г";
  constexpr std::size_t kLongestStub = std::string_view("202года").size();
  std::string rest;
  bool framed = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const char32_t folded = fold(c);
    if (folded != U' ' && folded != 0) {
      append_utf8(rest, folded);
      // Most values end here, at their first letter.
      if ((rest[0] != '2' && rest[0] != kYear[0]) || rest.size() > kLongestStub) return false;
    } else if (is_frame(c) || c == U'_') {
      framed = true;
    } else if (!is_filler(c)) {
      return false;
    }
  }
  constexpr std::string_view kStubs[] = {"", "20", "202"};
  if (framed && any_equal(rest, kStubs)) return true;
  // value_text may have taken the lines before such a rest.
  constexpr std::string_view kStubsOfYears[] = {"г", "20г", "202г", "года", "20года", "202года"};
  return any_equal(rest, kStubsOfYears);
}

// Length of «1.», «2)», «1.2.» at the head; 0 when there is none.
std::size_t number_mark(std::string_view line) {
  std::size_t at = 0, end = 0;
  while (at < line.size()) {
    const std::size_t begin = at;
    while (at < line.size() && is_ascii_digit(line[at])) ++at;
    if (at == begin || at - begin > 3 || at == line.size() || (line[at] != '.' && line[at] != ')')) break;
    end = ++at;
  }
  if (end == 0 || end == line.size() || is_ascii_digit(line[end])) return 0;
  return end;
}

// Length of a bullet or of a dash with a blank after it.
std::size_t sign_mark(std::string_view line) {
  std::size_t at = 0;
  const char32_t c = next_code_point(line, at);
  // U+F0B7, U+F0A7 and U+F02D are bullets of Word's symbol fonts.
  constexpr std::u32string_view kBullets = U"•·▪◦●○■□‣⁃\uF0B7\uF0A7\uF02D";
  if (kBullets.find(c) != std::u32string_view::npos) return at;
  constexpr std::u32string_view kDashes = U"-‐‑‒–—―−*";
  return kDashes.find(c) != std::u32string_view::npos && at < line.size() && (line[at] == ' ' || line[at] == '\t') ? at
                                                                                                                   : 0;
}

// A first letter or digit that no prompt, stub of a year or fill begins with: most values need no second look.
bool begins_as_value(std::string_view normal) {
  if (normal.empty()) return false;
  std::size_t at = 0;
  const char32_t folded = fold(next_code_point(normal, at));
  if (folded == 0 || folded == U' ' || folded == U'2' || folded == U'г') return false;
  return !may_be_prompt(normal);
}

std::string_view without_blanks_before(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    const char32_t c = next_code_point(text, at);
    if (c != U' ' && c != U'\t' && c != 0xA0) break;
    text.remove_prefix(at);
  }
  return text;
}

}  // namespace

bool is_empty_value(std::string_view normal) {
  if (begins_as_value(normal)) return false;
  return normal.empty() || is_lone_dash(normal) || is_blank_frame(normal) || is_fill(normal) || is_prompt(normal);
}

std::string_view without_list_mark(std::string_view line) {
  const std::string_view text = without_blanks_before(line);
  if (text.empty()) return line;
  std::size_t length = number_mark(text);
  if (length == 0) length = sign_mark(text);
  if (length == 0) return line;
  const std::string_view rest = without_blanks_before(text.substr(length));
  return rest.empty() ? line : rest;
}

}  // namespace marshrut::text
