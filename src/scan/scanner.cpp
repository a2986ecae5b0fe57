#include "scan/scanner.hpp"

#include <utility>

#include "scan/page_png.hpp"
#include "scan/worker.hpp"

namespace marshrut::scan {

namespace {

sandbox::PoolSettings settings_of(std::filesystem::path program, unsigned workers) {
  sandbox::PoolSettings settings;
  settings.program = std::move(program);
  settings.words = {kScanWorker};
  settings.workers = workers;
  settings.requests_a_worker = 100;
  // More than Limits::time, which ends a long scan in order.
  settings.patience = std::chrono::minutes(3);
  return settings;
}

}  // namespace

Scanner::Scanner(std::filesystem::path program, unsigned workers)
    : pool_(std::make_unique<sandbox::Pool>(settings_of(std::move(program), workers))) {}
Scanner::~Scanner() = default;

Result<void> Scanner::start() { return pool_->start(); }

Result<Reading> Scanner::read(std::string bytes, bool images, std::chrono::milliseconds time) {
  if (bytes.size() > Limits{}.bytes) return Error{Code::too_large, "the file is too large", {}};
  auto answer = pool_->ask(scan_request(std::move(bytes), images, time));
  if (!answer) return answer.error();
  return from_frames(std::move(*answer));
}

Result<std::string> Scanner::picture(std::string bytes, std::size_t page0, unsigned width) {
  if (bytes.size() > Limits{}.bytes) return Error{Code::too_large, "the file is too large", {}};
  auto answer = pool_->ask(picture_request(std::move(bytes), page0, width));
  if (!answer) return answer.error();
  return picture_in(std::move(*answer));
}

sandbox::PoolCounts Scanner::counts() const { return pool_->counts(); }

}  // namespace marshrut::scan
