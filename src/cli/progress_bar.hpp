// cli/progress_bar.hpp: how far a batch is, on a terminal.
// Shapes:  BatchProgress -> one line of standard error that is written over; bad lines stay above it.
// Units:   rate in documents a second; the time left is estimated from the bytes of the input.
// Owns:    nothing but its clock. Without a terminal only bad lines are told.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "app/batch.hpp"
#include "cli/console.hpp"

namespace marshrut::cli {

class ProgressBar final : public app::BatchProgress {
public:
  // `rate`: the message that names what is counted.
  ProgressBar(Console& console, std::string input, std::string_view rate = "cli.progress.rate");
  ~ProgressBar() override;
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void advanced(const State& state) override;
  void bad_line(std::uint64_t number, const Error& error) override;
  void doubtful(std::uint64_t number, const std::vector<lens::Doubt>& doubts) override;
  void clear();

private:
  using Clock = std::chrono::steady_clock;
  Console& console_;
  std::string input_;
  std::string_view rate_;
  Clock::time_point started_ = Clock::now(), drawn_;
  bool shown_ = false;
};

// The bar's line, without a line's end.
std::string bar_text(const app::BatchProgress::State& state, std::chrono::duration<double> elapsed,
                     std::string_view rate = "cli.progress.rate");

}  // namespace marshrut::cli
