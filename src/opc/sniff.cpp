#include "opc/sniff.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "opc/compound_file.hpp"
#include "opc/xml.hpp"

namespace marshrut::opc {

namespace {

constexpr std::size_t kLookedAt = 4096;

bool starts(std::string_view bytes, std::string_view with) { return bytes.substr(0, with.size()) == with; }

Error compound_file_refusal(std::string_view bytes) {
  const std::vector<std::string> names = compound_file_names(bytes);
  const auto has = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  if (has("EncryptedPackage") || has("EncryptionInfo")) return {Code::encrypted, "an encrypted package", {}};
  if (has("WordDocument")) return {Code::unsupported_format, "a binary Word document (.doc)", {}};
  return {Code::not_a_document, "an OLE file without a Word document", {}};
}

// The beginning without byte order mark, white space and the zero halves of UTF-16.
std::string beginning(std::string_view bytes) {
  std::string text(bytes.substr(0, kLookedAt));
  if (is_utf16(bytes)) {
    text.erase(0, text.front() == '\0' || text.front() == '<' ? 0 : 2);
    text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
  }
  if (starts(text, "\xEF\xBB\xBF")) text.erase(0, 3);
  text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

std::optional<Error> text_refusal(const std::string& text) {
  if (starts(text, "{\\rtf")) return Error{Code::unsupported_format, "an RTF document", {}};
  if (starts(text, "%PDF")) return Error{Code::not_a_document, "a PDF", {}};
  if (!starts(text, "<")) return std::nullopt;
  const bool flat_word =
      text.find("w:wordDocument") != std::string::npos || text.find("pkg:package") != std::string::npos;
  if (flat_word) return Error{Code::unsupported_format, "a Word document as one XML file", {}};
  return Error{Code::not_a_document, "XML or HTML", {}};
}

bool is_image(std::string_view bytes) {
  return starts(bytes, "\x89PNG") || starts(bytes, "\xFF\xD8\xFF") || starts(bytes, "GIF8") || starts(bytes, "BM") ||
         starts(bytes, "II*") || starts(bytes, "MM");
}

}  // namespace

bool begins_like_zip(std::string_view bytes) {
  using namespace std::string_view_literals;
  return starts(bytes, "PK\3\4"sv) || starts(bytes, "PK\5\6"sv) || starts(bytes, "PK\7\x8"sv) || bytes == "PK" ||
         bytes == "PK\3"sv;
}

std::optional<Error> refusal_by_signature(std::string_view bytes) {
  if (bytes.empty()) return Error{Code::empty, "no bytes", {}};
  if (begins_like_zip(bytes)) return std::nullopt;
  if (is_compound_file(bytes)) return compound_file_refusal(bytes);
  if (is_image(bytes)) return Error{Code::not_a_document, "an image", {}};
  return text_refusal(beginning(bytes));
}

}  // namespace marshrut::opc
