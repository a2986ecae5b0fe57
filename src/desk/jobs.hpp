// desk/jobs.hpp: work that takes longer than a person waits, done behind the scenes by threads of this service.
// Shapes:  NewJob -> queued; queued -> run by its kind (job_kinds.hpp) -> a file in the store, remarks, or why not.
// Units:   times by their types; bytes of a result.
// Errors:  submit: conflict (this person has too many that wait), the store's.
// Owns:    its threads and a temporary folder for each running job. Safe from any thread.
//
// The store's queue is shared by all nodes. A job whose node died begins anew; one that was running when the service
// ends goes back to the queue.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "desk/desk.hpp"
#include "store/audit.hpp"
#include "store/jobs.hpp"

namespace marshrut::desk {

struct JobSettings {
  unsigned threads = 1;
  std::int64_t most_of_a_person = 20;  // queued or running
  std::size_t most_input = std::size_t{32} << 20U;
  std::size_t most_output = std::size_t{256} << 20U;
  std::chrono::milliseconds look{2000};       // for jobs of other nodes
  std::chrono::milliseconds heartbeat{1000};  // progress is told, and whether to stop is asked
  std::chrono::milliseconds lease{60'000};
  std::chrono::hours keep{24 * 14};  // ended jobs and their files
};

class Jobs {
public:
  explicit Jobs(const Desk& desk, JobSettings settings = {});
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // Jobs that this node left unfinished begin anew.
  Result<void> start();
  void stop();

  // `entry` is appended to the audit in the same commit, with the job as its subject.
  Result<store::QueuedJob> submit(store::NewJob job, const std::optional<std::string>& input, store::Entry entry);

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::desk
