#include "xlsx/csv_encoding.hpp"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "text/normalize.hpp"

namespace marshrut::xlsx {

namespace {

constexpr std::size_t kSample = 65536;

bool starts(std::string_view bytes, std::string_view with) { return bytes.substr(0, with.size()) == with; }

// Characters 0 to 255 of a one-byte encoding.
using Alphabet = std::array<char32_t, 256>;

Alphabet alphabet_of(const char* encoding) {
  Alphabet alphabet{};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(encoding, &status), ucnv_close);
  for (std::size_t byte = 0; byte < alphabet.size(); ++byte) {
    alphabet[byte] = 0xFFFD;
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

std::string decode(std::string_view bytes, const Alphabet& alphabet) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  for (const char c : bytes) text::append_utf8(out, alphabet[static_cast<unsigned char>(c)]);
  return out;
}

bool is_cyrillic(char32_t c) { return c >= 0x410 && c <= 0x44F; }

// How much the letters look like Russian: frequent ones count, and a capital inside a word counts against.
double likeness(std::string_view bytes, const Alphabet& alphabet) {
  constexpr std::u32string_view kFrequent = U"оеаинтсрвлкмдпуяыьгзбч";
  double score = 0;
  char32_t before = U' ';
  for (const char byte : bytes) {
    const char32_t c = alphabet[static_cast<unsigned char>(byte)];
    if (c < 0x80) {
      before = c;
      continue;
    }
    const bool lower = c >= 0x430 && c <= 0x44F;
    const std::size_t rank = kFrequent.find(text::fold(c));
    if (is_cyrillic(c)) {
      score += rank == std::u32string_view::npos ? 0.1 : 1.5 - static_cast<double>(rank) * 0.05;
      if (!lower && before >= 0x430 && before <= 0x44F) score -= 2;
    } else {
      const bool usual = c == 0xAB || c == 0xBB || c == 0x2116 || c == 0x2013 || c == 0x2014 || c == 0xA0 ||
                         c == 0x401 || c == 0x451 || c == 0x2026 || c == 0x201C || c == 0x201D || c == 0x201E;
      score -= usual ? 0 : c == 0xFFFD ? 5 : 2;
    }
    before = c;
  }
  return score;
}

std::string detected(std::string_view sample) {
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

// The detector's answer counts a little: letter frequencies know short Russian texts better.
std::string from_one_byte(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  const std::string hint = detected(sample);
  double best_score = 0;
  Alphabet best{};
  bool first = true;
  const std::pair<const char*, const char*> encodings[] = {
      {"windows-1251", "WINDOWS-1251"}, {"KOI8-R", "KOI8-R"}, {"ibm-866", "IBM866"}};
  for (const auto& [name, hinted] : encodings) {
    const Alphabet alphabet = alphabet_of(name);
    const double score = likeness(sample, alphabet) + (hint == hinted ? 1 : 0);
    if (first || score > best_score) {
      best_score = score;
      best = alphabet;
    }
    first = false;
  }
  return decode(bytes, best);
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    // A character that stands there itself is three bytes long; a broken byte is one.
    if (text::next_code_point(bytes, at) == 0xFFFD && at - begin < 3) return false;
  }
  return true;
}

Result<std::string> from_utf16(std::string_view bytes, bool big_endian) {
  if (bytes.size() % 2 != 0) return Error{Code::damaged, "half a character at the end", {}};
  std::vector<char16_t> units(bytes.size() / 2);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto a = static_cast<unsigned char>(bytes[2 * i]), b = static_cast<unsigned char>(bytes[2 * i + 1]);
    units[i] = static_cast<char16_t>(big_endian ? a << 8U | b : b << 8U | a);
  }
  std::string out(units.size() * 3, '\0');
  std::int32_t size = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8WithSub(out.data(), static_cast<std::int32_t>(out.size()), &size, units.data(),
                     static_cast<std::int32_t>(units.size()), 0xFFFD, nullptr, &status);
  if (U_FAILURE(status)) return Error{Code::damaged, "text that is no UTF-16", {}};
  out.resize(static_cast<std::size_t>(size));
  return out;
}

// Without a mark: the upper halves are those of Latin and Cyrillic letters, digits, signs; some are zero, no lower is.
bool is_bare_utf16(std::string_view sample, std::size_t upper_half) {
  if (sample.size() < 4) return false;
  std::size_t zeros = 0, usual = 0, units = 0;
  for (std::size_t at = 0; at + 1 < sample.size(); at += 2, ++units) {
    const char upper = sample[at + upper_half];
    if (sample[at + 1 - upper_half] == '\0') return false;
    zeros += upper == '\0' ? 1U : 0U;
    usual += upper == '\0' || upper == 4 || upper == 0x20 || upper == 0x21 ? 1U : 0U;
  }
  return zeros > 0 && usual * 20 >= units * 19;
}

bool has_binary(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1A;
  });
}

}  // namespace

Result<std::string> text_to_utf8(std::string bytes) {
  const std::string_view all = bytes;
  const std::string_view sample = all.substr(0, kSample);
  const bool little = starts(all, "\xFF\xFE"), big = starts(all, "\xFE\xFF");
  const std::size_t mark = little || big ? 2 : 0;
  const bool bare = mark == 0 && all.size() % 2 == 0 && (is_bare_utf16(sample, 1) || is_bare_utf16(sample, 0));
  if (mark > 0 || bare) {
    auto text = from_utf16(all.substr(mark), mark > 0 ? big : is_bare_utf16(sample, 0));
    if (text && has_binary(*text)) return Error{Code::not_a_document, "characters that no text has", {}};
    return text;
  }
  if (has_binary(all)) return Error{Code::not_a_document, "bytes that no text has", {}};
  if (starts(all, "\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (is_utf8(bytes)) return bytes;
  return from_one_byte(bytes);
}

}  // namespace marshrut::xlsx
