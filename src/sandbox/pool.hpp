// sandbox/pool.hpp: worker processes that look at bytes from outside, so that the service never does.
// Shapes:  request -> answer, by whichever worker is free; callers wait their turn.
// Units:   times by their types; memory in bytes.
// Errors:  timeout (the worker took too long and was killed), damaged (it died over the request: a crash, or more
//          memory than it may): both mean that this request kills workers; unavailable (none can be started now, or
//          none was free in time).
// Owns:    the processes, with all that they started, and their scratch folders; all end with the pool. Safe from any
//          thread.
//
// A worker is replaced after an error, after many requests or when it has grown, so that nothing it could have kept
// goes on for long. Waiting for a turn, for a start and for an answer have a budget each: a long queue makes no request
// slow.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
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
  std::chrono::milliseconds patience{60'000};               // for one answer
  std::chrono::milliseconds start_patience{30'000};         // for a worker to come up
  std::optional<std::chrono::milliseconds> queue_patience;  // for a free worker; nothing: as long as it takes
  std::optional<std::chrono::milliseconds> idle_patience;   // a worker that had nothing to do for so long is let go
  std::optional<std::size_t> resident_bytes;                // over it a worker is replaced after its answer
  // Given, each worker has a scratch folder of its own with this beginning of its name, and finds the path as its last
  // word. Folders that a killed service left are removed when a pool is made.
  std::string scratch_prefix;
};

struct PoolCounts {
  std::uint64_t asked = 0, died = 0, timed_out = 0, started = 0;
};

enum class Worker : std::uint8_t {
  any,
  fresh,  // one that has seen no other request
};

class Pool {
public:
  explicit Pool(PoolSettings settings);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // Starts all workers, so that a wrong set-up shows at once.
  Result<void> start();
  Result<Frames> ask(const Frames& request, Worker worker = Worker::any);
  // What workers learned when they started is out of date: each is replaced before its next request.
  void recycle();
  [[nodiscard]] PoolCounts counts() const;
  // The processes that are there now and have nothing to do.
  [[nodiscard]] std::vector<int> idle_processes() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::sandbox
