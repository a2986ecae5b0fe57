#include "xlsx/number_format.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>

#include "text/dates.hpp"

namespace marshrut::xlsx {

namespace {

constexpr double kSecondsInDay = 86400;
constexpr double kLastSerial = 2958465;  // 9999-12-31
constexpr int kLeapBug = 60;             // 29.02.1900 in the 1900 system
constexpr int k1904Offset = 1462;

// The letters of a code that stand for parts of a date, without quoted text, escapes and brackets.
struct Letters {
  bool day = false, month = false, year = false, hour = false;

  void add(char letter) {
    switch (letter) {
      case 'd':
      case 'D':
        day = true;
        break;
      case 'm':
      case 'M':
        month = true;
        break;
      case 'y':
      case 'Y':
        year = true;
        break;
      case 'h':
      case 'H':
      case 's':
      case 'S':
        hour = true;
        break;
      default:
        break;
    }
  }
};

// [h] and [mm] are elapsed time; [Red], [$-419], [<100] are none of the date.
void add_bracket(std::string_view inside, Letters& letters) {
  const bool elapsed = !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos;
  if (elapsed) letters.hour = true;
}

Letters letters_of(std::string_view code) {
  Letters letters;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == ';') break;  // the first section is for positive numbers
    if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '"' || c == '[') {
      const std::size_t end = code.find(c == '"' ? '"' : ']', at + 1);
      if (c == '[') add_bracket(code.substr(at + 1, end == std::string_view::npos ? end : end - at - 1), letters);
      if (end == std::string_view::npos) break;
      at = end;
    } else {
      letters.add(c);
    }
  }
  return letters;
}

bool is_general(std::string_view code) { return code.substr(0, 7) == "General" || code.substr(0, 7) == "GENERAL"; }

std::string clock_text(long seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string day_text(int days, Shows shows) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month());
  if (shows == Shows::year) return fmt::format("{:04}", year);
  if (shows == Shows::month) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(date.day()));
}

}  // namespace

Shows shown_by_id(unsigned id) {
  if (id == 17) return Shows::month;
  if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) || (id >= 50 && id <= 58) || id == 36) {
    return Shows::date;
  }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return Shows::time;
  return Shows::number;
}

Shows shown_by_code(std::string_view code) {
  if (is_general(code)) return Shows::number;
  // Some writers put down the letters of a Russian Excel.
  if (code.find("ДД") != std::string_view::npos || code.find("дд") != std::string_view::npos) return Shows::date;
  const Letters letters = letters_of(code);
  if (letters.day) return Shows::date;
  if (letters.month && letters.year) return Shows::month;
  if (letters.hour) return Shows::time;
  if (letters.year) return Shows::year;
  return letters.month ? Shows::month : Shows::number;
}

std::string date_of_serial(double serial, Shows shows, bool from_1904) {
  if (!(serial >= 0) || serial > kLastSerial) return {};
  double whole = std::floor(serial);
  long seconds = std::lround((serial - whole) * kSecondsInDay);
  if (seconds == static_cast<long>(kSecondsInDay)) {
    whole += 1;
    seconds = 0;
  }
  if (shows == Shows::time) return whole == 0 ? clock_text(seconds) : std::string();
  int days = static_cast<int>(whole) + (from_1904 ? k1904Offset : 0);
  if (days == 0 || days == kLeapBug) return {};
  constexpr int kUnixEpoch = 25569;  // 1970-01-01 in the 1900 system
  if (days < kLeapBug) ++days;
  std::string text = day_text(days - kUnixEpoch, shows);
  if (shows == Shows::date && seconds != 0) text += 'T' + clock_text(seconds);
  return text;
}

std::string date_of_iso(std::string_view text) {
  const std::string_view day = text.substr(0, 10);
  if (!text::is_iso_date(day)) return {};
  std::string out(day);
  const std::string_view clock = text.size() >= 19 && text[10] == 'T' ? text.substr(11, 8) : std::string_view();
  const bool midnight = clock.empty() || clock == "00:00:00";
  return midnight ? out : out + 'T' + std::string(clock);
}

}  // namespace marshrut::xlsx
