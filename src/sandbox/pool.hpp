// sandbox/pool.hpp: worker processes that look at bytes from outside, so that the service never does.
// Shapes:  request -> answer, by whichever worker is free; callers wait their turn.
// Errors:  timeout (the worker took too long and was killed), damaged (it died over the request: a crash, or more
//          memory than it may): both mean that this request kills workers; unavailable (none can be started now).
// Owns:    the processes; all end with the pool. Safe from any thread.
//
// A worker is replaced after an error, and after many requests, so that nothing it could have kept goes on for long.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "sandbox/frames.hpp"

namespace marshrut::sandbox {

struct PoolSettings {
  std::filesystem::path program;
  std::vector<std::string> words;
  unsigned workers = 2;
  unsigned requests_a_worker = 5000;
  std::chrono::milliseconds patience{60'000};        // for one answer
  std::chrono::milliseconds start_patience{30'000};  // for a worker to come up
};

struct PoolCounts {
  std::uint64_t asked = 0, died = 0, timed_out = 0, started = 0;
};

class Pool {
public:
  explicit Pool(PoolSettings settings);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // Starts all workers, so that a wrong set-up shows at once.
  Result<void> start();
  Result<Frames> ask(const Frames& request);
  [[nodiscard]] PoolCounts counts() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::sandbox
