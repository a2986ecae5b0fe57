// bench/gateway/watch.hpp: what a running service says and how much memory it holds.
// Shapes:  a port of /metrics -> messages that are not settled; a process -> a line of JSON each two seconds.
// Units:   MiB, resident (VmRSS), the service's and the sum of its children's apart.
// Errors:  exits when the service doesn't answer.
// Owns:    its thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>

namespace marshrut::bench {

std::int64_t waiting(int metrics_port);

class Watch {
public:
  Watch(int process, std::optional<int> metrics_port, std::string what);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

private:
  std::atomic<bool> over_{false};
  std::thread thread_;
};

}  // namespace marshrut::bench
