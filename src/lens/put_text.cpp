#include "lens/put_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "lens/convert.hpp"
#include "text/dates.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"
#include "text/numbers.hpp"

namespace marshrut::lens {
namespace {

// How each byte is met: 0 goes as it is, 1 needs a look, 2 leads two bytes (most of Russian), 3 leads three, 4 four.
constexpr std::array<std::uint8_t, 256> byte_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const bool plain = i >= 0x20 && i < 0x80 && i != '&' && i != '<' && i != '>';
    const int lead = i >= 0xC2 && i <= 0xDF ? 2 : i >= 0xE0 && i <= 0xEF ? 3 : i >= 0xF0 && i <= 0xF4 ? 4 : 1;
    classes[i] = plain ? std::uint8_t{0} : static_cast<std::uint8_t>(lead);
  }
  return classes;
}
constexpr std::array<std::uint8_t, 256> kClasses = byte_classes();

std::uint8_t byte_at(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

bool is_tail(std::string_view text, std::size_t i) { return i < text.size() && (byte_at(text, i) & 0xC0U) == 0x80U; }

// Three and four byte sequences: whole, shortest, no surrogates, no U+FFFE and U+FFFF.
bool is_sound(std::string_view text, std::size_t i, std::size_t length) {
  for (std::size_t k = 1; k < length; ++k) {
    if (!is_tail(text, i + k)) return false;
  }
  const unsigned first = byte_at(text, i);
  const unsigned second = byte_at(text, i + 1);
  if (first == 0xE0U) return second >= 0xA0U;
  if (first == 0xEDU) return second < 0xA0U;
  if (first == 0xEFU) return !(second == 0xBFU && byte_at(text, i + 2) >= 0xBEU);
  if (first == 0xF0U) return second >= 0x90U;
  if (first == 0xF4U) return second < 0x90U;
  return true;
}

void append_special(std::string& out, char c, LineBreaks breaks) {
  constexpr std::string_view kReopen = "<w:t xml:space=\"preserve\">";
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '\n':
    case '\t':
      if (breaks == LineBreaks::keep) {
        out += c;
      } else {
        out.append("</w:t>").append(c == '\n' ? "<w:br/>" : "<w:tab/>").append(kReopen);
      }
      return;
    default:
      if (byte_at({&c, 1}, 0) >= 0x80U) out += "\xEF\xBF\xBD";
  }
}

void append_date(std::string& out, const std::string& iso, text::DateStyle style) {
  append_text(out, text::date_text(iso, style));
}

// A value that is text already or is printed from text; `iso` is what the route holds.
void append_string(std::string& out, const std::string& iso, const Conversion& conversion) {
  switch (conversion.filter) {
    case Filter::date:
      return append_date(out, iso, text::DateStyle::numeric);
    case Filter::date_long:
      return append_date(out, iso, text::DateStyle::long_form);
    case Filter::date_quoted:
      return append_date(out, iso, text::DateStyle::quoted);
    case Filter::period:
      return append_text(out, text::period_text(iso));
    case Filter::year:
      return append_text(out, text::year_text(iso));
    case Filter::initials:
      return append_text(out, conversion.argument.empty() ? text::initials(iso) : text::initials_first(iso));
    case Filter::mark:
      return append_text(out, "+");
    case Filter::mark_of:
      if (iso == conversion.argument) out += '+';
      return;
    case Filter::choice:
      for (const auto& [key, choice] : conversion.choices) {
        if (key == iso) return append_text(out, choice);
      }
      return append_text(out, iso);
    default:
      return append_text(out, iso);
  }
}

bool holds(const std::string& part, std::string_view what) { return part.find(what) != std::string::npos; }

std::string line_part(const route::Value& course, std::string_view key) {
  const route::Value* value = course.find(key);
  if (value == nullptr) return {};
  if (value->number() != nullptr) return text::number_text(*value->number());
  std::string part = value->string() != nullptr ? *value->string() : std::string();
  for (char& c : part) {
    if (c == '\n' || c == '\t') c = ' ';  // an element is one line
  }
  return part;
}

std::string short_line(const route::Value& course) {
  const std::string program = line_part(course, "program");
  std::string place = line_part(course, "place");
  std::string hours = line_part(course, "hours");
  std::string result = line_part(course, "result");
  const std::array<const std::string*, 4> parts{&program, &place, &hours, &result};
  bool semicolon = false;
  for (const std::string* part : parts) {
    semicolon = semicolon || holds(*part, ";") || holds(*part, " | ");
  }
  const route::Value* raw_hours = course.find("hours");
  const bool counted = raw_hours != nullptr && raw_hours->number() != nullptr;
  // Bare parts are known by the hours between them; without these, or without what comes first, they carry a name.
  if (!place.empty() && (!counted || program.empty())) place.insert(0, kCoursePlace);
  if (!result.empty() && !counted) result.insert(0, kCourseResult);
  if (!hours.empty()) hours = counted ? hours + " ч." : std::string(kCourseHours) + hours;
  std::string line;
  for (const std::string* part : parts) {
    if (part->empty()) continue;
    if (!line.empty()) line += semicolon ? " | " : "; ";
    line += *part;
  }
  return line;
}

constexpr std::pair<std::string_view, std::string_view> kNamedParts[] = {
    {"program", kCourseProgram}, {"place", kCoursePlace}, {"hours", kCourseHours}, {"result", kCourseResult}};

std::string named_line(const route::Value& course) {
  std::string line;
  for (const auto& [key, name] : kNamedParts) {
    const std::string part = line_part(course, key);
    if (part.empty()) continue;
    if (!line.empty()) line += " | ";
    line.append(name).append(part);
  }
  return line;
}

// A title may hold what parts are known by («72 ч.», «;»): only the reader can say whether the short print will do.
bool reads_back(const std::string& line, const route::Value& course) {
  if (line.find_first_not_of("0123456789.) ") == std::string::npos) return false;  // taken for the number of a row
  const route::Value read = course_of(text::value_text(line));
  for (const auto& [key, name] : kNamedParts) {
    if (line_part(read, key) != text::value_text(line_part(course, key))) return false;
  }
  return true;
}

}  // namespace

void append_text(std::string& out, std::string_view text, LineBreaks breaks) {
  std::size_t start = 0;  // of what goes as it is
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t length = kClasses[byte_at(text, i)];
    if (length == 0) {
      ++i;
    } else if ((length == 2 && is_tail(text, i + 1)) || (length > 2 && is_sound(text, i, length))) {
      i += length;
    } else {
      out.append(text, start, i - start);
      append_special(out, text[i], breaks);
      start = ++i;
    }
  }
  out.append(text, start, i - start);
}

void append_value(std::string& out, const route::Value& value, const Conversion& conversion) {
  if (conversion.filter == Filter::filled) return;
  if (conversion.filter == Filter::course && value.object() != nullptr) {
    append_text(out, course_line(value));
  } else if (const std::string* string = value.string()) {
    if (!string->empty()) append_string(out, *string, conversion);
  } else if (const double* number = value.number()) {
    append_text(out, text::number_text(*number));
  } else if (const bool* boolean = value.boolean()) {
    const bool is_mark = conversion.filter == Filter::mark || conversion.filter == Filter::mark_of;
    if (*boolean) append_text(out, is_mark ? "+" : "да");
  } else if (const route::Array* array = value.array()) {
    bool first = true;
    for (const route::Value& element : *array) {
      if (!first) append_text(out, "\n");
      first = false;
      append_value(out, element, conversion);
    }
  }
}

std::string course_line(const route::Value& course) {
  std::string line = short_line(course);
  if (!reads_back(line, course)) line = named_line(course);
  return line;
}

}  // namespace marshrut::lens
