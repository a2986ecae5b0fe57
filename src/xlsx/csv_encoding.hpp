// xlsx/csv_encoding.hpp: text of an unknown encoding as UTF-8; private to this module.
// Shapes:  bytes -> UTF-8 without a byte order mark.
// Errors:  not_a_document (bytes that no text has), damaged (half a UTF-16 unit at the end).
// Source:  Unicode 15 §23.8 (byte order mark); letter frequencies of Russian for telling CP1251, KOI8-R and CP866
// apart.
#pragma once

#include <string>

#include "base/result.hpp"

namespace marshrut::xlsx {

Result<std::string> text_to_utf8(std::string bytes);

}  // namespace marshrut::xlsx
