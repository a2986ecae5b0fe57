#include "base/clock.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace marshrut {

Millis now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string iso_time(Millis time) {
  const Millis floor = time >= 0 ? time / 1000 : (time - 999) / 1000;
  const auto seconds = static_cast<std::time_t>(floor);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> day{};
  std::strftime(day.data(), day.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  std::array<char, 48> all{};
  std::snprintf(all.data(), all.size(), "%s.%03dZ", day.data(), static_cast<int>(time - floor * 1000));
  return all.data();
}

}  // namespace marshrut
