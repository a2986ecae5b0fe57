#include "office/office_format.hpp"

#include <algorithm>
#include <iterator>

#include "opc/compound_file.hpp"
#include "opc/package.hpp"
#include "opc/sniff.hpp"

namespace marshrut::office {

namespace {

constexpr std::size_t kZipName = 30;      // where the first member's name begins
constexpr std::size_t kLookedAt = 16384;  // of a text, whose root element has many namespaces

// In the order of OfficeFormat.
constexpr std::string_view kNames[] = {"docx",     "xlsx", "doc", "odt", "rtf",  "fodt",
                                       "word-xml", "html", "xls", "ods", "fods", "excel-xml"};

bool has(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

// «…text-template» is a template of a text and opens as one; «…text-master» is a list of other files.
bool names_type(std::string_view text, std::string_view type) {
  const std::size_t at = text.find(type);
  return at != std::string_view::npos && text.substr(at + type.size(), 7) != "-master";
}

std::optional<OfficeFormat> open_document(std::string_view text, OfficeFormat words, OfficeFormat table) {
  if (names_type(text, "application/vnd.oasis.opendocument.text")) return words;
  if (names_type(text, "application/vnd.oasis.opendocument.spreadsheet")) return table;
  return std::nullopt;
}

std::optional<OfficeFormat> zipped_open_document(std::string_view bytes) {
  constexpr std::string_view kName = "mimetype";
  if (bytes.substr(std::min(kZipName, bytes.size()), kName.size()) != kName) return std::nullopt;
  return open_document(bytes.substr(kZipName + kName.size(), 128), OfficeFormat::odt, OfficeFormat::ods);
}

std::optional<OfficeFormat> package_format(std::string_view bytes) {
  const auto package = opc::Package::open(bytes);
  if (!package) return std::nullopt;
  const std::string type = package->main_content_type();
  if (has(type, "wordprocessingml") || has(type, "ms-word")) return OfficeFormat::docx;
  if (has(type, "spreadsheetml") || has(type, "ms-excel.sheet.macroEnabled")) return OfficeFormat::xlsx;
  return std::nullopt;
}

std::optional<OfficeFormat> compound_format(std::string_view bytes) {
  const auto names = opc::compound_file_names(bytes);
  const auto there = [&](const char* name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  if (there("EncryptedPackage")) return std::nullopt;
  if (there("WordDocument")) return OfficeFormat::doc;
  if (there("Workbook") || there("Book")) return OfficeFormat::xls;
  return std::nullopt;
}

bool begins_like(std::string_view text, std::string_view lower) {
  return std::equal(lower.begin(), lower.end(), text.begin(),
                    text.begin() + static_cast<std::ptrdiff_t>(std::min(lower.size(), text.size())),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

std::optional<OfficeFormat> xml_format(std::string_view text) {
  if (has(text, "<w:wordDocument")) return OfficeFormat::word_xml;
  if (has(text, "<office:document")) return open_document(text, OfficeFormat::fodt, OfficeFormat::fods);
  if (has(text, "urn:schemas-microsoft-com:office:spreadsheet")) return OfficeFormat::excel_xml;
  return std::nullopt;
}

std::optional<OfficeFormat> text_format(std::string_view bytes) {
  std::string_view text = bytes.substr(0, kLookedAt);
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (text.substr(0, 5) == "{\\rtf") return OfficeFormat::rtf;
  for (const std::string_view start : {"<html", "<!doctype html", "<table", "<head", "<body", "<meta"}) {
    if (begins_like(text, start)) return OfficeFormat::html;
  }
  if (!begins_like(text, "<?xml") && !begins_like(text, "<office:") && !begins_like(text, "<w:")) return std::nullopt;
  if (has(text, "<html")) return OfficeFormat::html;  // of XHTML
  return xml_format(text);
}

// What isn't a package of ours; costs next to nothing for one that is.
std::optional<OfficeFormat> foreign_format(std::string_view bytes) {
  if (opc::begins_like_zip(bytes)) return zipped_open_document(bytes);
  return opc::is_compound_file(bytes) ? compound_format(bytes) : text_format(bytes);
}

bool is_flat_xml(OfficeFormat format) {
  return format == OfficeFormat::fodt || format == OfficeFormat::fods || format == OfficeFormat::word_xml ||
         format == OfficeFormat::excel_xml;
}

}  // namespace

std::string_view format_name(OfficeFormat format) { return kNames[static_cast<std::size_t>(format)]; }

std::optional<OfficeFormat> format_named(std::string_view name) {
  const auto* const found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<OfficeFormat>(found - std::begin(kNames));
}

bool is_workbook(OfficeFormat format) { return format == OfficeFormat::xlsx || format >= OfficeFormat::xls; }

std::optional<OfficeFormat> office_format(std::string_view bytes) {
  if (const auto foreign = foreign_format(bytes)) return foreign;
  return opc::begins_like_zip(bytes) ? package_format(bytes) : std::nullopt;
}

std::optional<OfficeFormat> convertible_format(std::string_view bytes) {
  const auto format = foreign_format(bytes);
  if (!format) return std::nullopt;
  if (is_flat_xml(*format)) return has(bytes, "<!DOCTYPE") || has(bytes, "<!ENTITY") ? std::nullopt : format;
  if (!opc::begins_like_zip(bytes)) return format;
  const auto package = opc::Package::open(bytes);
  const bool plain = package || package.error().code == Code::unsupported_format;
  return plain ? format : std::nullopt;
}

}  // namespace marshrut::office
