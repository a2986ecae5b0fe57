#include "text/messages.hpp"

#include <unicode/msgfmt.h>

#include <algorithm>
#include <vector>

#include "text/catalogue.hpp"

namespace marshrut::text {

namespace {

std::string_view pattern_of(std::string_view id) {
  const auto entries = detail::catalogue();
  const auto found = std::lower_bound(entries.begin(), entries.end(), id,
                                      [](const detail::Entry& entry, std::string_view key) { return entry.id < key; });
  return found != entries.end() && found->id == id ? found->pattern : std::string_view{};
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

icu::Formattable formattable(const Argument& argument) {
  if (const auto* number = std::get_if<double>(&argument)) return {*number};
  return {from_utf8(std::get<std::string_view>(argument))};
}

}  // namespace

std::string message(std::string_view id, std::initializer_list<std::pair<std::string_view, Argument>> arguments) {
  const std::string_view pattern = pattern_of(id);
  const std::string unknown = "[" + std::string(id) + "]";
  if (pattern.empty()) return unknown;
  if (pattern.find('{') == std::string_view::npos) return std::string(pattern);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, value] : arguments) {
    names.push_back(from_utf8(name));
    values.push_back(formattable(value));
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat format(from_utf8(pattern), icu::Locale("ru"), status);
  icu::UnicodeString text;
  format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), text, status);
  if (U_FAILURE(status) != 0) return unknown;
  std::string result;
  return text.toUTF8String(result);
}

bool has_message(std::string_view id) { return !pattern_of(id).empty(); }

std::string error_message(Code code) { return message("error." + std::string(code_name(code))); }

}  // namespace marshrut::text
