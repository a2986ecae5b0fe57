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

}  // namespace marshrut::text
