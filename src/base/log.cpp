#include "base/log.hpp"

#include <unistd.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <string>

#include "base/clock.hpp"

namespace marshrut {

namespace {

std::atomic<Level> least{Level::info};

std::string_view level_name(Level level) {
  switch (level) {
    case Level::debug:
      return "debug";
    case Level::info:
      return "info";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "error";
}

}  // namespace

void set_log_level(Level level) { least = level; }

void log(Level level, std::string_view event, std::initializer_list<LogField> fields) {
  if (level < least) return;
  nlohmann::ordered_json line = {{"at", iso_time(now_ms())}, {"level", level_name(level)}, {"event", event}};
  for (const auto& [name, value] : fields) {
    std::visit([&, key = std::string(name)](const auto& held) { line[key] = held; }, value);
  }
  // Text that is not UTF-8 (a system's message in an old locale) is replaced, not thrown over.
  const std::string text = line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
  // One write for each line keeps lines whole among threads and processes.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace marshrut
