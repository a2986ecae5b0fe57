// gate/wait.hpp: waiting for a socket, never longer than a deadline, never deaf to a stop; private to this module.
// Shapes:  socket, poll(2) events, deadline, flag -> why the wait ended.
#pragma once

#include <algorithm>
#include <chrono>

#include "gate/stop.hpp"

namespace marshrut::gate {

using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;

inline Time after(std::chrono::milliseconds time) { return Clock::now() + time; }
inline Time earlier(Time a, Time b) { return std::min(a, b); }

enum class Wait { ready, timeout, stopped, failed };

Wait wait_for(int socket, short events, Time until, const StopFlag* stop);

}  // namespace marshrut::gate
