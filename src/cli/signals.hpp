// cli/signals.hpp: Ctrl-C as a wish to stop, not as a blow.
// Shapes:  SIGINT and SIGTERM set a flag while a StopOnSignal lives.
// Owns:    the handlers; the former ones come back at its end.
#pragma once

#include <atomic>
#include <csignal>

namespace marshrut::cli {

class StopOnSignal {
public:
  StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal();
  [[nodiscard]] const std::atomic<bool>& flag() const;

private:
  struct sigaction interrupt_ {
  }, terminate_{};
};

}  // namespace marshrut::cli
