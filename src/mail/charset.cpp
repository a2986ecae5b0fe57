#include "mail/charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/udata.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "mail/ascii.hpp"
#include "text/normalize.hpp"

namespace marshrut::mail {

namespace {

using Converter = std::unique_ptr<UConverter, void (*)(UConverter*)>;

// Characters 0 to 255 of a one-byte charset.
using Alphabet = std::array<char32_t, 256>;

constexpr std::size_t kSample = 65536;
constexpr char32_t kBroken = 0xFFFD;

Alphabet alphabet_of(const char* charset) {
  Alphabet alphabet{};
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset, &status), ucnv_close);
  for (std::size_t byte = 0; byte < alphabet.size(); ++byte) {
    alphabet[byte] = kBroken;
    if (U_FAILURE(status)) continue;
    const char source = static_cast<char>(byte);
    std::array<char16_t, 4> target{};
    UErrorCode one = U_ZERO_ERROR;
    if (ucnv_toUChars(converter.get(), target.data(), 4, &source, 1, &one) == 1 && U_SUCCESS(one)) {
      alphabet[byte] = target[0];
    }
  }
  return alphabet;
}

// The charsets that a text of unknown charset is tried against.
const std::array<Alphabet, 3>& russian_alphabets() {
  static const std::array<Alphabet, 3> kAlphabets = {alphabet_of("windows-1251"), alphabet_of("KOI8-R"),
                                                     alphabet_of("ibm-866")};
  return kAlphabets;
}

bool is_lower(char32_t c) { return (c >= 0x430 && c <= 0x44F) || c == 0x451; }
bool is_upper(char32_t c) { return (c >= 0x410 && c <= 0x42F) || c == 0x401; }

// What one character says for the text being Russian: frequent letters count, a capital inside a word counts against,
// and so does a letter in the midst of Latin ones.
double likeness_of(char32_t before, char32_t c) {
  constexpr std::u32string_view kFrequent = U"оеаинтсрвлкмдпуяыьгзбч";
  if (is_lower(c) || is_upper(c)) {
    if (before < 0x80 && is_alpha(static_cast<char>(before))) return -2;
    if (is_upper(c) && is_lower(before)) return -1.5;
    const std::size_t rank = kFrequent.find(text::fold(c));
    const double weight = rank == std::u32string_view::npos ? 0.1 : 1.5 - static_cast<double>(rank) * 0.05;
    return is_upper(c) ? weight * 0.9 : weight;
  }
  constexpr std::u32string_view kUsual = U"«»№–—\u00A0…“”„";
  return kUsual.find(c) != std::u32string_view::npos ? 0 : c == kBroken ? -5 : -2;
}

double likeness(std::string_view bytes, const Alphabet& alphabet) {
  double score = 0;
  char32_t before = U' ';
  for (const char byte : bytes.substr(0, kSample)) {
    const char32_t c = alphabet[static_cast<unsigned char>(byte)];
    if (c >= 0x80) score += likeness_of(before, c);
    before = c;
  }
  return score;
}

std::string by_alphabet(std::string_view bytes, const Alphabet& alphabet) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) text::append_utf8(out, alphabet[static_cast<unsigned char>(c)]);
  return out;
}

std::string mended_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 8);
  for (std::size_t at = 0; at < bytes.size();) text::append_utf8(out, text::next_code_point(bytes, at));
  return out;
}

// Bytes that aren't one in twenty broken are UTF-8 with a wound, not another charset.
bool nearly_utf8(std::string_view bytes) {
  std::size_t broken = 0, good = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const bool bad = text::next_code_point(bytes, at) == kBroken && at - begin < 3;
    if (bad) ++broken;
    if (!bad && at - begin > 1) ++good;
  }
  return good > broken * 4;
}

// Names that programs write and ICU doesn't know; all in lower case without white space and quotes.
std::string known_name(std::string_view charset) {
  std::string name;
  if (starts_with(charset, "charset=")) charset.remove_prefix(8);
  for (const char c : charset.substr(0, 60)) {
    if (c == '*' || c == ';') break;  // RFC 2231's language
    if (c != '"' && c != '\'' && c > ' ') name += to_lower(c);
  }
  static const std::map<std::string, const char*, std::less<>> kNames = {{"x-gbk", "gbk"},
                                                                         {"gb2312", "gbk"},
                                                                         {"ansi-1251", "windows-1251"},
                                                                         {"win-1251", "windows-1251"},
                                                                         {"win1251", "windows-1251"},
                                                                         {"windows1251", "windows-1251"},
                                                                         {"x-cp1251", "windows-1251"},
                                                                         {"1251", "windows-1251"},
                                                                         {"koi8", "koi8-r"},
                                                                         {"koi8r", "koi8-r"},
                                                                         {"x-koi8-r", "koi8-r"},
                                                                         {"dos-866", "ibm866"},
                                                                         {"cp-866", "ibm866"},
                                                                         {"x-cp866", "ibm866"},
                                                                         {"utf8", "utf-8"},
                                                                         {"x-utf-8", "utf-8"},
                                                                         {"iso-8859-1", "windows-1252"},
                                                                         {"latin1", "windows-1252"},
                                                                         {"x-mac-cyrillic", "x-mac-cyrillic"},
                                                                         {"unicode-1-1-utf-7", "utf-7"},
                                                                         {"utf8mb4", "utf-8"},
                                                                         {"iso-8859-8-i", "iso-8859-8"},
                                                                         {"ks_c_5601-1987", "windows-949"},
                                                                         {"euc-kr", "windows-949"}};
  const auto found = kNames.find(name);
  if (found != kNames.end()) return found->second;
  // "utf-8Content-Transfer-Encoding": a line end that got lost.
  if (name.rfind("utf-8", 0) == 0) return "utf-8";
  return name;
}

bool is_one_byte_cyrillic(std::string_view name) {
  return name == "windows-1251" || name == "cp1251" || name == "koi8-r" || name == "koi8-u" || name == "ibm866" ||
         name == "cp866" || name == "iso-8859-5";
}

// Converters cost more to open than a header to convert: each thread keeps its last few.
UConverter* converter_for(const std::string& name) {
  constexpr std::size_t kKept = 16;
  thread_local std::map<std::string, Converter> kept;
  const auto found = kept.find(name);
  if (found != kept.end()) return found->second.get();
  if (kept.size() >= kKept) kept.clear();
  UErrorCode status = U_ZERO_ERROR;
  Converter opened(ucnv_open(name.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) opened.reset();
  return kept.emplace(name, std::move(opened)).first->second.get();
}

std::string by_converter(std::string_view bytes, UConverter* converter) {
  std::string out;
  out.reserve(bytes.size() * 2);
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  std::array<char16_t, 2048> units{};
  std::array<char, 3 * 2048> utf8{};
  char16_t held = 0;  // the first half of a pair that fell on the border of two pieces
  ucnv_resetToUnicode(converter);
  for (UErrorCode status = U_BUFFER_OVERFLOW_ERROR; status == U_BUFFER_OVERFLOW_ERROR;) {
    status = U_ZERO_ERROR;
    char16_t* target = units.data();
    if (held != 0) *target++ = std::exchange(held, u'\0');
    ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, end, nullptr, 1, &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) break;
    if (status == U_BUFFER_OVERFLOW_ERROR && target > units.data() && U16_IS_LEAD(target[-1])) held = *--target;
    std::int32_t size = 0;
    UErrorCode written = U_ZERO_ERROR;
    u_strToUTF8WithSub(utf8.data(), static_cast<std::int32_t>(utf8.size()), &size, units.data(),
                       static_cast<std::int32_t>(target - units.data()), static_cast<UChar32>(kBroken), nullptr,
                       &written);
    if (U_SUCCESS(written)) out.append(utf8.data(), static_cast<std::size_t>(size));
  }
  return out;
}

// UTF-16 without a mark is big-endian by the book; by what its zeros and Cyrillic pages say, in life.
std::string utf16_of(std::string_view bytes) {
  if (bytes.rfind("\xFF\xFE", 0) == 0) return "utf-16le";
  if (bytes.rfind("\xFE\xFF", 0) == 0) return "utf-16be";
  std::size_t big = 0, little = 0;
  for (std::size_t at = 0; at + 1 < std::min(bytes.size(), kSample); at += 2) {
    big += bytes[at] == 0 || bytes[at] == 4 ? 1U : 0U;
    little += bytes[at + 1] == 0 || bytes[at + 1] == 4 ? 1U : 0U;
  }
  return little > big ? "utf-16le" : "utf-16be";
}

std::string without_mark(std::string text) {
  if (text.rfind("\xEF\xBB\xBF", 0) == 0) text.erase(0, 3);
  return text;
}

}  // namespace

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    // U+FFFD that stands there itself is three bytes long; a broken byte is one.
    if (text::next_code_point(bytes, at) == kBroken && at - begin < 3) return false;
  }
  return true;
}

std::string decode_unknown(std::string_view bytes) {
  if (bytes.rfind("\xFF\xFE", 0) == 0) return decode_charset(bytes, "utf-16le").text;
  if (bytes.rfind("\xFE\xFF", 0) == 0) return decode_charset(bytes, "utf-16be").text;
  if (is_utf8(bytes)) return without_mark(std::string(bytes));
  if (nearly_utf8(bytes)) return mended_utf8(bytes);
  const Alphabet* best = nullptr;
  double best_score = 0;
  for (const Alphabet& alphabet : russian_alphabets()) {
    const double score = likeness(bytes, alphabet);
    if (score > best_score) {
      best_score = score;
      best = &alphabet;
    }
  }
  if (best != nullptr) return by_alphabet(bytes, *best);
  static const Alphabet kWestern = alphabet_of("windows-1252");
  return by_alphabet(bytes, kWestern);
}

Decoded decode_charset(std::string_view bytes, std::string_view charset) {
  const std::string name = known_name(charset);
  const bool ascii = is_ascii(bytes);
  if (name.empty() || name == "us-ascii" || name == "ascii" || name == "utf-8") {
    if (ascii) return {std::string(bytes), false};
    if (name == "utf-8" && is_utf8(bytes)) return {without_mark(std::string(bytes)), false};
    return {decode_unknown(bytes), !name.empty()};
  }
  // Programs that pass UTF-8 on under the charset of their settings; Russian text in one byte is never valid UTF-8.
  if (!ascii && is_one_byte_cyrillic(name) && is_utf8(bytes)) return {std::string(bytes), true};
  UConverter* const converter = converter_for(name == "utf-16" ? utf16_of(bytes) : name);
  if (converter == nullptr) return {decode_unknown(bytes), true};
  return {without_mark(by_converter(bytes, converter)), false};
}

void warm_up_charsets() {
  // Only what lies in ICU's own library: never a file of a data folder.
  UErrorCode status = U_ZERO_ERROR;
  udata_setFileAccess(UDATA_NO_FILES, &status);
  static_cast<void>(ucnv_countAvailable());
  static_cast<void>(decode_unknown("\xC4\xE0"));
  static_cast<void>(decode_charset("\xC4\xE0", "koi8-u"));
  static_cast<void>(decode_unknown("\xE4"));
}

}  // namespace marshrut::mail
