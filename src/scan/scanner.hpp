// scan/scanner.hpp: scans read without a byte of them being parsed in this process.
// Shapes:  bytes -> Reading, by a worker process.
// Errors:  as reading.hpp; timeout (it took too long), damaged (it killed its worker); unavailable: no worker, later.
// Owns:    the worker processes. Safe from any thread.
// Source:  design.md §4 (parsing untrusted bytes).
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "sandbox/pool.hpp"
#include "scan/reading.hpp"

namespace marshrut::scan {

// The word that the program is run with.
inline constexpr const char* kScanWorker = "scan-worker";

class Scanner {
public:
  // `program` with kScanWorker must be run_scan_worker.
  explicit Scanner(std::filesystem::path program, unsigned workers = 1);
  ~Scanner();
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;

  Result<void> start();
  Result<Reading> read(std::string bytes, bool images, std::chrono::milliseconds time = Limits{}.time);
  // One page for a screen: as page_png.hpp.
  Result<std::string> picture(std::string bytes, std::size_t page0, unsigned width);
  [[nodiscard]] sandbox::PoolCounts counts() const;

private:
  std::unique_ptr<sandbox::Pool> pool_;
};

}  // namespace marshrut::scan
