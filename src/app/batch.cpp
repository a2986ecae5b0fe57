#include "app/batch.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/bounded_queue.hpp"
#include "app/file_names.hpp"

namespace marshrut::app {

namespace {

struct Line {
  std::uint64_t ticket = 0;  // counts the lines given out, without gaps
  std::uint64_t number = 0;
  std::uint64_t bytes_read = 0;
  std::string json;
  std::optional<Error> unreadable;
};

// Lets tickets pass in their order.
class Turns {
public:
  void wait(std::uint64_t ticket) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return next_ == ticket; });
  }
  void pass() {
    const std::lock_guard lock(mutex_);
    ++next_;
    changed_.notify_all();
  }

private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t next_ = 0;
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

class Batch {
public:
  Batch(const lens::Form& form, Purpose purpose, LineSource& lines, BatchOutput& output, BatchProgress& progress,
        const std::atomic<bool>& cancelled, unsigned jobs)
      : form_(form),
        purpose_(purpose),
        lines_(lines),
        output_(output),
        progress_(progress),
        cancelled_(cancelled),
        queue_(2UL * jobs) {
    state_.bytes_in_all = lines.bytes_in_all();
  }

  Result<BatchTotals> run(unsigned jobs) {
    {
      std::vector<std::jthread> workers;
      for (unsigned i = 0; i < jobs; ++i) workers.emplace_back([this] { work(); });
      hand_out();
      queue_.close(false);
    }
    if (fatal_) return *fatal_;
    return BatchTotals{state_.made, state_.failed, cancelled_.load()};
  }

private:
  struct Desk {  // a worker's buffers
    lens::Scratch scratch;
    std::string bytes;
  };

  void hand_out() {
    for (std::uint64_t ticket = 0; !stopped();) {
      Line line;
      const auto more = lines_.next(line.json);
      if (more && !*more) return;
      if (!more && more.error().code != Code::too_large) return stop(more.error());
      if (!more) line.unreadable = more.error();
      if (more && is_blank(line.json)) continue;
      line.ticket = ticket++;
      line.number = lines_.line_number();
      line.bytes_read = lines_.bytes_read();
      queue_.push(std::move(line));
    }
  }

  void work() {
    Desk desk;
    while (auto line = queue_.pop()) work_on(*line, desk);
  }

  // Every ticket passes both turns exactly once, whatever becomes of its line.
  void work_on(Line& line, Desk& desk) {
    std::string name;
    auto done = named_document(line, desk, name);
    if (output_.ordered()) writing_.wait(line.ticket);
    if (done && !stopped()) {
      done = store(name, desk.bytes);
      if (!done && done.error().code == Code::io) stop(done.error());
    } else if (done) {
      done = Error{Code::timeout, "cancelled", {}};
    }
    if (output_.ordered()) writing_.pass();
    report(line, done, desk.scratch.state.doubts);
  }

  Result<void> named_document(Line& line, Desk& desk, std::string& name) {
    Result<route::Value> route = parsed(line);
    naming_.wait(line.ticket);
    if (route && !stopped()) name = claim(base_name(*route, form_.profile().file_name));
    naming_.pass();
    if (!route) return route.error();
    if (stopped()) return {};
    try {
      return make_document(form_, *route, purpose_, desk.scratch, desk.bytes);
    } catch (const std::exception& bug) {
      return Error{Code::internal, bug.what(), {}};
    }
  }

  [[nodiscard]] Result<route::Value> parsed(const Line& line) const {
    if (line.unreadable) return *line.unreadable;
    try {
      return route_from_json(line.json, form_.schema());
    } catch (const std::exception& bug) {
      return Error{Code::internal, bug.what(), {}};
    }
  }

  std::string claim(const std::string& base) {
    const std::lock_guard lock(names_mutex_);
    for (;;) {
      std::string name = names_.claim(base);
      if (!output_.has(name)) return name;
    }
  }

  // Another program may take a name between the claim and the writing.
  Result<void> store(std::string& name, std::string_view bytes) try {
    for (;;) {
      auto done = output_.write(name, bytes);
      if (done || done.error().code != Code::exists) return done;
      name = claim(name.substr(0, name.rfind('.')));
    }
  } catch (const std::exception& bug) {
    return Error{Code::internal, bug.what(), {}};
  }

  void report(const Line& line, const Result<void>& done, const std::vector<lens::Doubt>& doubts) {
    const std::lock_guard lock(report_mutex_);
    if (!done && done.error().code == Code::timeout) return;  // cancelled: neither made nor bad
    state_.bytes_read = std::max(state_.bytes_read, line.bytes_read);
    ++(done ? state_.made : state_.failed);
    if (!done && !fatal_) progress_.bad_line(line.number, done.error());
    if (done && !doubts.empty()) progress_.doubtful(line.number, doubts);
    progress_.advanced(state_);
  }

  [[nodiscard]] bool stopped() const {
    return broken_.load(std::memory_order_relaxed) || cancelled_.load(std::memory_order_relaxed);
  }

  void stop(const Error& error) {
    const std::lock_guard lock(report_mutex_);
    if (!fatal_) fatal_ = error;
    broken_ = true;
  }

  const lens::Form& form_;
  Purpose purpose_;
  LineSource& lines_;
  BatchOutput& output_;
  BatchProgress& progress_;
  const std::atomic<bool>& cancelled_;
  BoundedQueue<Line> queue_;
  Turns naming_, writing_;
  std::mutex names_mutex_, report_mutex_;
  FileNames names_;
  BatchProgress::State state_;
  std::optional<Error> fatal_;
  std::atomic<bool> broken_ = false;
};

}  // namespace

Result<BatchTotals> fill_many(const lens::Form& form, LineSource& lines, BatchOutput& output, unsigned jobs,
                              BatchProgress& progress, const std::atomic<bool>& cancelled, Purpose purpose) {
  jobs = std::clamp(jobs, 1U, kMaxJobs);
  auto totals = Batch(form, purpose, lines, output, progress, cancelled, jobs).run(jobs);
  if (!totals || totals->cancelled) return totals;
  if (auto finished = output.finish(); !finished) return finished.error();
  return totals;
}

}  // namespace marshrut::app
