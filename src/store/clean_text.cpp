#include "store/clean_text.hpp"

#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>

namespace marshrut::store {

bool is_clean(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return false;
  if (std::all_of(text.begin(), text.end(), [](char letter) { return (letter & 0x80) == 0; })) return true;
  // Only counts; says so when something is ill-formed.
  UErrorCode error = U_ZERO_ERROR;
  std::int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, text.data(), static_cast<std::int32_t>(text.size()), &error);
  return error == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(error);
}

std::string cleaned(std::string_view text) {
  auto letters = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  letters.findAndReplace(icu::UnicodeString(UChar32{0}), icu::UnicodeString(UChar32{0xFFFD}));
  std::string out;
  return letters.toUTF8String(out);
}

}  // namespace marshrut::store
