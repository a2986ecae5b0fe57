// xlsx/values.hpp: what a registry takes from a line: values by path, dates as Excel counts them; private to the
// module. Shapes:  Source + path -> values in order; ISO -> day number or month. Units:   Excel's days: 1 is 1 January
// 1900, and 29 February 1900 is counted though it never was. Errors:  none: what is not there gives nothing. Owns:
// nothing; a Source borrows the line. Source:  ISO/IEC 29500-1 §18.17.4 (dates).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "route/iso.hpp"
#include "route/registry_profile.hpp"
#include "xlsx/packed_row.hpp"

namespace marshrut::xlsx {

// A line of data: the route, and the line that it came in (the route itself, or a line of `read`).
struct Source {
  const route::Value* route = nullptr;
  const route::Value* line = nullptr;
};

using UseValue = std::function<void(const route::Value&)>;
void each_value(const Source& source, const route::Path& path, const UseValue& use);
void each_value(const route::Value& root, const route::Path& path, const UseValue& use);
// The first that says something, or nullptr.
const route::Value* first_value(const Source& source, const route::Path& path);
// Text of a string, a number or a flag; nothing of a tree.
std::string text_of(const route::Value& value);

struct Day {
  double number = 0;
  Look look = Look::date;
};
// A full date or a month that Excel can hold.
std::optional<Day> excel_day(std::string_view iso);
double excel_day(std::chrono::sys_days day);
std::string month_text(std::string_view iso);  // «09.2024»; what is neither date nor month comes back as it is

// An address of the web, or a path that stays below the registry's folder.
bool is_safe_link(std::string_view text);

}  // namespace marshrut::xlsx
