// office/office_format.hpp: which kind of office document some bytes are.
// Shapes:  bytes -> the format, told by content alone; a format <-> its short name («odt»).
// Owns:    nothing.
// Source:  [MS-CFB], [MS-DOC] (the stream WordDocument); RTF 1.9.1; ODF 1.3 Part 2 §3.3 (mimetype comes first, stored).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace marshrut::office {

enum class OfficeFormat : std::uint8_t { docx, xlsx, doc, odt, rtf };

std::string_view format_name(OfficeFormat format);
std::optional<OfficeFormat> format_named(std::string_view name);

std::optional<OfficeFormat> office_format(std::string_view bytes);

// The same for what can be converted: nothing for one that needs a password, which the reader of packages tells best.
std::optional<OfficeFormat> convertible_format(std::string_view bytes);

}  // namespace marshrut::office
