#include "gate/wait.hpp"

#include <poll.h>

#include <array>
#include <cerrno>

namespace marshrut::gate {

Wait wait_for(int socket, short events, Time until, const StopFlag* stop) {
  for (;;) {
    if (stop != nullptr && stop->is_set()) return Wait::stopped;
    // Rounded up, so that a wait of less than a millisecond doesn't spin.
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return Wait::timeout;
    std::array<pollfd, 2> watched{{{socket, events, 0}, {stop != nullptr ? stop->fd() : -1, POLLIN, 0}}};
    constexpr long kLongest = 3'600'000;
    const int got = ::poll(watched.data(), watched.size(), static_cast<int>(std::min<long>(left, kLongest)));
    if (got < 0 && errno != EINTR) return Wait::failed;
    if (got > 0 && watched[0].revents != 0) return Wait::ready;
  }
}

}  // namespace marshrut::gate
