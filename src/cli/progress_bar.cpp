#include "cli/progress_bar.hpp"

#include <cmath>
#include <cstdio>

#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

constexpr std::size_t kBarWidth = 16;
constexpr auto kRedraw = std::chrono::milliseconds(100);

void draw(std::string_view text) {
  const std::string whole = "\r\x1b[K" + std::string(text);
  std::fwrite(whole.data(), 1, whole.size(), stderr);
  std::fflush(stderr);
}

std::string bar_of(double part) {
  const auto full = static_cast<std::size_t>(std::lround(part * static_cast<double>(kBarWidth)));
  std::string bar;
  for (std::size_t i = 0; i < kBarWidth; ++i) bar += i < full ? "█" : "░";
  return bar;
}

std::string clock_text(double seconds) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  const std::string rest = std::to_string(whole % 60);
  return std::to_string(whole / 60) + ':' + (rest.size() < 2 ? "0" : "") + rest;
}

}  // namespace

std::string bar_text(const app::BatchProgress::State& state, std::chrono::duration<double> elapsed,
                     std::string_view rate_id) {
  const auto done = static_cast<double>(state.made + state.failed);
  const double seconds = elapsed.count();
  const double rate = seconds > 0 ? done / seconds : 0;
  std::string text = text::message(rate_id, {{"done", done}, {"rate", std::round(rate)}});
  if (state.failed > 0) {
    text += ", " + text::message("cli.progress.failed", {{"failed", static_cast<double>(state.failed)}});
  }
  if (!state.bytes_in_all || *state.bytes_in_all == 0) return text;
  const double part = std::min(1.0, static_cast<double>(state.bytes_read) / static_cast<double>(*state.bytes_in_all));
  std::string head = bar_of(part) + ' ' + std::to_string(std::lround(part * 100)) + " %  ";
  if (part > 0 && part < 1) {
    const std::string left = clock_text(seconds / part - seconds);
    text += ", " + text::message("cli.progress.left", {{"time", std::string_view(left)}});
  }
  return head + text;
}

ProgressBar::ProgressBar(Console& console, std::string input, std::string_view rate)
    : console_(console), input_(std::move(input)), rate_(rate) {}

ProgressBar::~ProgressBar() { clear(); }

void ProgressBar::clear() {
  if (shown_) draw("");
  shown_ = false;
}

void ProgressBar::advanced(const State& state) {
  if (!console_.error_is_terminal()) return;
  const auto now = Clock::now();
  if (shown_ && now - drawn_ < kRedraw) return;
  draw(bar_text(state, now - started_, rate_));
  drawn_ = now;
  shown_ = true;
}

void ProgressBar::bad_line(std::uint64_t number, const Error& error) {
  clear();
  console_.report(input_ + ':' + std::to_string(number), error);
}

void ProgressBar::doubtful(std::uint64_t number, const std::vector<lens::Doubt>& doubts) {
  clear();
  console_.doubts(input_ + ':' + std::to_string(number), doubts);
}

}  // namespace marshrut::cli
