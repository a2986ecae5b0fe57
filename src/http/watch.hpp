// http/watch.hpp: cuts off connections that take too long; private to this module.
// Shapes:  a socket's descriptor + a deadline -> shut down when it has passed.
// Owns:    its thread. A descriptor is watched only while its connection runs.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace marshrut::http {

class Watch {
public:
  using Time = std::chrono::steady_clock::time_point;

  ~Watch();
  void start();
  void stop();

  // False: there are too many of this address, or in all.
  bool enter(int descriptor, const std::string& peer, std::size_t most, std::size_t most_of_one);
  void leave(int descriptor);
  void give(int descriptor, std::optional<std::chrono::milliseconds> patience);  // nothing: as long as it takes
  void shut_all();

private:
  struct Watched {
    std::string peer;
    std::optional<Time> deadline;
  };
  void run();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<int, Watched> all_;
  std::map<std::string, std::size_t> of_peer_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace marshrut::http
