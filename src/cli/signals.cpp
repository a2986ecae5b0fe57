#include "cli/signals.hpp"

namespace marshrut::cli {

namespace {

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

extern "C" void ask_to_stop(int /*signal*/) { stop_asked.store(true, std::memory_order_relaxed); }

}  // namespace

StopOnSignal::StopOnSignal() {
  stop_asked = false;
  struct sigaction action {};
  action.sa_handler = ask_to_stop;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, &interrupt_);
  ::sigaction(SIGTERM, &action, &terminate_);
}

StopOnSignal::~StopOnSignal() {
  ::sigaction(SIGINT, &interrupt_, nullptr);
  ::sigaction(SIGTERM, &terminate_, nullptr);
}

const std::atomic<bool>& StopOnSignal::flag() const { return stop_asked; }

}  // namespace marshrut::cli
