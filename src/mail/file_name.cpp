#include "mail/file_name.hpp"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "mail/ascii.hpp"
#include "mail/encoded_words.hpp"
#include "text/normalize.hpp"

namespace marshrut::mail {

namespace {

constexpr std::size_t kLongestName = 120, kLongestEnding = 12;

using TypeEnding = std::pair<std::string_view, std::string_view>;
constexpr std::array<TypeEnding, 24> kEndings = {{
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"},
    {"application/vnd.oasis.opendocument.text", ".odt"},
    {"application/vnd.oasis.opendocument.spreadsheet", ".ods"},
    {"application/msword", ".doc"},
    {"application/vnd.ms-excel", ".xls"},
    {"application/rtf", ".rtf"},
    {"text/rtf", ".rtf"},
    {"application/pdf", ".pdf"},
    {"application/zip", ".zip"},
    {"application/x-zip-compressed", ".zip"},
    {"application/x-7z-compressed", ".7z"},
    {"application/vnd.rar", ".rar"},
    {"application/gzip", ".gz"},
    {"image/jpeg", ".jpg"},
    {"image/png", ".png"},
    {"image/gif", ".gif"},
    {"image/tiff", ".tif"},
    {"image/heic", ".heic"},
    {"text/plain", ".txt"},
    {"text/html", ".html"},
    {"text/calendar", ".ics"},
    {"message/rfc822", ".eml"},
}};

constexpr std::array<TypeEnding, 10> kMagic = {{
    {"%PDF-", ".pdf"},
    {"PK\x03\x04", ".zip"},
    {"\xD0\xCF\x11\xE0", ".doc"},
    {"{\\rtf", ".rtf"},
    {"\xFF\xD8\xFF", ".jpg"},
    {"\x89PNG", ".png"},
    {"GIF8", ".gif"},
    {"Rar!", ".rar"},
    {"7z\xBC\xAF", ".7z"},
    {"\x1F\x8B", ".gz"},
}};

std::string default_name(std::string_view media_type, std::string_view bytes, std::size_t number) {
  std::string_view ending;
  for (const auto& [type, its] : kEndings) {
    if (ending.empty() && type == media_type) ending = its;
  }
  for (const auto& [magic, its] : kMagic) {
    if (ending.empty() && bytes.substr(0, magic.size()) == magic) ending = its;
  }
  if (ending.empty() && starts_with(media_type, "text/")) ending = ".txt";
  return "attachment-" + std::to_string(number) + std::string(ending.empty() ? ".bin" : ending);
}

// «й» as one character, whatever the sender's system keeps in its names.
std::string composed(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
  std::vector<char16_t> from(name.size() + 1), to(name.size() * 3 + 1);
  std::int32_t size = 0;
  u_strFromUTF8(from.data(), static_cast<std::int32_t>(from.size()), &size, name.data(),
                static_cast<std::int32_t>(name.size()), &status);
  if (U_FAILURE(status)) return name;
  size = unorm2_normalize(nfc, from.data(), size, to.data(), static_cast<std::int32_t>(to.size()), &status);
  std::string out(to.size() * 3, '\0');
  std::int32_t bytes = 0;
  u_strToUTF8(out.data(), static_cast<std::int32_t>(out.size()), &bytes, to.data(), size, &status);
  if (U_FAILURE(status)) return name;
  out.resize(static_cast<std::size_t>(bytes));
  return out;
}

std::string_view base_name(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  if (name.size() > 2 && is_alpha(name[0]) && name[1] == ':') name.remove_prefix(2);  // "C:отчёт.docx"
  return name;
}

bool is_invisible(char32_t c) { return c == 0x200B || c == 0x200C || c == 0x200D || c == 0xFEFF || c == 0xAD; }

std::string visible(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = text::next_code_point(name, at);
    if (!is_invisible(c)) text::append_utf8(out, c);
  }
  return out;
}

std::string shortened(const std::string& name) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < name.size();) {
    starts.push_back(at);
    static_cast<void>(text::next_code_point(name, at));
  }
  if (starts.size() <= kLongestName) return name;
  std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || name.size() - dot > kLongestEnding) dot = name.size();
  const std::string ending = name.substr(dot);
  // The ending is short enough to be counted in bytes: it never holds more characters than that.
  return name.substr(0, starts[kLongestName - ending.size()]) + ending;
}

}  // namespace

std::string safe_file_name(std::string_view name, std::string_view media_type, std::string_view bytes,
                           std::size_t number) {
  constexpr std::size_t kReadable = 4096;  // longer than any system's path
  std::string clean = visible(one_line(base_name(name.substr(0, kReadable))));
  std::string_view view = clean;
  while (!view.empty() && (view.back() == ' ' || view.back() == '.')) view.remove_suffix(1);
  while (!view.empty() && view.front() == ' ') view.remove_prefix(1);
  // Nothing but an ending, as in ".docx", is no name.
  const bool named = view.find_first_not_of(". ") == 0;
  if (!named) return default_name(media_type, bytes, number);
  return shortened(composed(std::string(view)));
}

std::string file_ending(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.size() - dot > kLongestEnding) return {};
  return lower(name.substr(dot));
}

}  // namespace marshrut::mail
