// lens/convert.hpp: text as typed -> value of a kind; private to this module.
// Source:  domain.md §7.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lens/read_model.hpp"
#include "route/value.hpp"

namespace marshrut::lens {

// `normal` is text::value_text and says something. What doesn't fit its kind stays text (a rule remarks on it).
// Nothing comes back where a mark says no.
std::optional<route::Value> convert(const ReadHole& hole, std::string_view normal);

// Whether a text says yes: «+», «✓», «V», «х», «да», a ticked box, or anything that isn't a no.
bool says_yes(std::string_view normal);

// The names that parts of a printed course may carry.
inline constexpr std::string_view kCourseProgram = "программа: ";
inline constexpr std::string_view kCoursePlace = "место: ";
inline constexpr std::string_view kCourseHours = "часы: ";
inline constexpr std::string_view kCourseResult = "результат: ";

// One line of free text about courses -> {program, place, hours, result} as far as they can be told apart.
route::Value course_of(std::string_view line);

// Text without characters of `edges` at both ends; a bracket whose pair stands within stays.
std::string_view without_edges(std::string_view text, std::string_view edges);

// A name without what stands around it on a line to sign: «/ Иванова А. П. /».
std::string_view bare_name(std::string_view normal);

// Typed list marks before the items of a list are not text; a single line keeps what it begins with.
std::string without_list_marks(std::string_view normal);

}  // namespace marshrut::lens
