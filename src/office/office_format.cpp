#include "office/office_format.hpp"

#include <algorithm>
#include <iterator>

#include "opc/compound_file.hpp"
#include "opc/package.hpp"

namespace marshrut::office {

namespace {

constexpr std::size_t kZipName = 30;  // where the first member's name begins
constexpr std::string_view kOdt = "application/vnd.oasis.opendocument.text";

bool is_odt(std::string_view bytes) {
  constexpr std::string_view kName = "mimetype";
  if (bytes.size() < kZipName + kName.size() + kOdt.size() || bytes.substr(0, 2) != "PK") return false;
  if (bytes.substr(kZipName, kName.size()) != kName) return false;
  const std::string_view type = bytes.substr(kZipName + kName.size(), 128);
  const std::size_t at = type.find(kOdt);
  if (at == std::string_view::npos) return false;
  // «…text-template» is a template of a text and opens as one; «…text-master» is a list of other files.
  return type.substr(at + kOdt.size(), 7) != "-master";
}

bool is_doc(std::string_view bytes) {
  if (!opc::is_compound_file(bytes)) return false;
  const auto names = opc::compound_file_names(bytes);
  const auto has = [&](const char* name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  return has("WordDocument") && !has("EncryptedPackage");
}

bool is_rtf(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  return bytes.substr(0, 5) == "{\\rtf";
}

constexpr std::string_view kNames[] = {"docx", "xlsx", "doc", "odt", "rtf"};  // in the order of OfficeFormat

}  // namespace

std::string_view format_name(OfficeFormat format) { return kNames[static_cast<std::size_t>(format)]; }

std::optional<OfficeFormat> format_named(std::string_view name) {
  const auto* const found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<OfficeFormat>(found - std::begin(kNames));
}

std::optional<OfficeFormat> office_format(std::string_view bytes) {
  if (is_odt(bytes)) return OfficeFormat::odt;
  if (is_rtf(bytes)) return OfficeFormat::rtf;
  if (is_doc(bytes)) return OfficeFormat::doc;
  return std::nullopt;
}

std::optional<OfficeFormat> convertible_format(std::string_view bytes) {
  const auto format = office_format(bytes);
  if (!format) return std::nullopt;
  const auto package = opc::Package::open(bytes);
  const bool encrypted = !package && package.error().code == Code::encrypted;
  return encrypted ? std::nullopt : format;
}

}  // namespace marshrut::office
