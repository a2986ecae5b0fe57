// office/office_format.hpp: which kind of office document some bytes are.
// Shapes:  bytes -> the format, told by content alone; a format <-> its short name («odt»).
// Owns:    nothing.
// Source:  [MS-CFB], [MS-DOC] (the stream WordDocument), [MS-XLS] (Workbook); RTF 1.9.1; ODF 1.3 Part 2 §3.3 (mimetype
//          comes first, stored) and Part 3 §3.1.2 (a document as one XML file); Office 2003 XML reference schemas.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace marshrut::office {

enum class OfficeFormat : std::uint8_t {
  docx,  // also with macros, templates and strict ones
  xlsx,
  doc,
  odt,
  rtf,
  fodt,      // OpenDocument as one XML file
  word_xml,  // Word 2003
  html,      // what web forms and old Words save as .doc or .xls
  xls,
  ods,
  fods,
  excel_xml,  // Excel 2003
};

std::string_view format_name(OfficeFormat format);
std::optional<OfficeFormat> format_named(std::string_view name);
bool is_workbook(OfficeFormat format);

std::optional<OfficeFormat> office_format(std::string_view bytes);

// What must be converted before our readers can read it: neither a package nor a document that needs a password, would
// unpack into too much or has a DTD: these are told best by who reads packages.
std::optional<OfficeFormat> convertible_format(std::string_view bytes);

}  // namespace marshrut::office
