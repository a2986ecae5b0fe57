#include "cli/day.hpp"

#include <ctime>

#include "text/dates.hpp"

namespace marshrut::cli {

std::chrono::sys_days today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
}

std::optional<std::chrono::sys_days> day_of(std::string_view text) {
  const auto iso = text::parse_date(text);
  if (!iso || !text::is_iso_date(*iso)) return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t count) { return std::stoi(iso->substr(from, count)); };
  return std::chrono::year(part(0, 4)) / part(5, 2) / part(8, 2);
}

}  // namespace marshrut::cli
