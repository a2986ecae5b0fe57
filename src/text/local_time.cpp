#include "text/local_time.hpp"

#include <array>
#include <ctime>

namespace marshrut::text {

namespace {

std::tm parts_of(Millis time) {
  const auto seconds = static_cast<std::time_t>(time / 1000);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return parts;
}

}  // namespace

int local_year(Millis time) { return parts_of(time).tm_year + 1900; }

std::string local_day(Millis time) {
  const std::tm parts = parts_of(time);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts)};
}

std::optional<Millis> local_millis(std::string_view text) {
  const std::string whole(text);
  std::tm parts{};
  const char* rest = ::strptime(whole.c_str(), "%Y-%m-%d", &parts);
  if (rest == nullptr) return std::nullopt;
  if (*rest == '\0') {
    parts.tm_isdst = -1;
    return static_cast<Millis>(std::mktime(&parts)) * 1000;
  }
  rest = ::strptime(rest, "T%H:%M:%S", &parts);
  if (rest == nullptr) return std::nullopt;
  Millis parts_of_second = 0;
  if (*rest == '.') {
    Millis weight = 100;
    for (++rest; *rest >= '0' && *rest <= '9'; ++rest, weight /= 10) parts_of_second += weight * (*rest - '0');
  }
  if (*rest != 'Z' || rest[1] != '\0') return std::nullopt;
  return static_cast<Millis>(::timegm(&parts)) * 1000 + parts_of_second;
}

}  // namespace marshrut::text
