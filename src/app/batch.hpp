// app/batch.hpp: many documents from lines of JSON, in memory that does not grow with their number.
// Shapes:  lines of JSON + form -> documents or blanks in a BatchOutput, a report for each bad line, totals.
// Units:   lines count from 1; blank ones are passed over.
// Errors:  of a line: told to the progress port, the others are done; of the input or the output as a whole: returned.
// Owns:    nothing that outlives the call. The form is shared by the threads; each has its own buffers.
//
// Lines go through a bounded queue to the workers. Names are given in the order of the lines, so a batch makes the same
// names however many threads work on it; so is a zip written. The turn of a line comes when all before it had theirs:
// the oldest line in work never waits, so nothing can lock up.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/batch_output.hpp"
#include "app/fill.hpp"
#include "app/line_source.hpp"
#include "base/result.hpp"
#include "lens/form.hpp"

namespace marshrut::app {

// How far a batch is. Called under a lock: quick, and never from two threads at once.
class BatchProgress {
public:
  struct State {
    std::uint64_t made = 0, failed = 0;
    std::uint64_t bytes_read = 0;
    std::optional<std::uint64_t> bytes_in_all;
  };
  virtual ~BatchProgress() = default;
  virtual void advanced(const State& state) = 0;
  virtual void bad_line(std::uint64_t number, const Error& error) = 0;
  virtual void doubtful(std::uint64_t number, const std::vector<lens::Doubt>& doubts) = 0;
};

struct BatchTotals {
  std::uint64_t made = 0, failed = 0;
  bool cancelled = false;
};

inline constexpr unsigned kMaxJobs = 256;

// Stops taking lines when `cancelled` is set; what is in work is finished, so that only whole files stay. A cancelled
// zip is not made at all.
Result<BatchTotals> fill_many(const lens::Form& form, LineSource& lines, BatchOutput& output, unsigned jobs,
                              BatchProgress& progress, const std::atomic<bool>& cancelled,
                              Purpose purpose = Purpose::fill);

}  // namespace marshrut::app
