// intake/pipeline.hpp: from `received` to a final state: threads that claim, examine, judge and file.
// Shapes:  a store with messages that wait -> the same messages settled, their answers queued.
// Units:   times by their type; counts are messages.
// Errors:  none leave it: what may heal is tried again later, what kills workers twice is quarantined, all is logged.
// Owns:    its threads; store, examiner and rules must outlive stop().
//
// DIAGNOSTICS: intake.settled (message, state, reason), intake.postponed, intake.crashed, intake.lost-claim,
// intake.store-away.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "intake/examiner.hpp"
#include "intake/rules.hpp"
#include "store/store.hpp"

namespace marshrut::intake {

struct PipelineSettings {
  unsigned threads = 4;
  std::size_t claims = 4;  // that a thread takes at a time
  std::chrono::milliseconds lease{std::chrono::minutes(5)};
  std::chrono::milliseconds look{1000};  // how often the store is looked at unasked
  std::int64_t most_crashes = 2;         // workers that a message may kill
  std::int64_t most_tries = 12;          // of a message that can't be filed for a reason of its own
};

struct PipelineCounts {
  std::uint64_t settled = 0, postponed = 0, crashed = 0, lost = 0;
};

class Pipeline {
public:
  Pipeline(store::Store& store, Examiner& examiner, const SharedRules& rules, const PipelineSettings& settings);
  ~Pipeline();  // stops
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  void start();
  // Lets what is in work come to its end; what waits stays in the store.
  void stop();
  void poke();  // something came
  [[nodiscard]] PipelineCounts counts() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::intake
