// xlsx/number_format.hpp: what a number means where its cell shows a date; private to this module.
// Shapes:  number format (built-in id or code) -> what it shows; serial number -> ISO text.
// Units:   serials count days from 1899-12-31 (1900 system, which has a 29.02.1900 that never was) or 1904-01-01.
// Errors:  a serial that is no date of 1900–9999 gives "".
// Source:  ECMA-376 Part 1 §18.8.30 (built-in formats), §18.8.31 (codes), §18.17.4.1 (date systems).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace marshrut::xlsx {

enum class Shows : std::uint8_t { number, date, month, year, time };

Shows shown_by_id(unsigned id);
Shows shown_by_code(std::string_view code);

// "2024-09-01", with a time of day when there is one: "2024-09-01T12:30:00"; "2024-09", "2024", "12:30:00".
std::string date_of_serial(double serial, Shows shows, bool from_1904);

// "2024-09-01T00:00:00Z" and the like, as cells of the type "d" hold; "" for anything else.
std::string date_of_iso(std::string_view text);

}  // namespace marshrut::xlsx
