// intake/examiner.hpp: a message examined without a byte of it being parsed in this process.
// Shapes:  raw bytes -> Examination: by a worker; office documents converted and read again; scans read by a worker of
//          their own; files shown to clamd.
// Errors:  damaged, timeout: the message killed its worker; unavailable: no worker, or the scanner is away: later.
// Owns:    the worker processes. Safe from any thread.
// Source:  design.md §4 (parsing untrusted bytes).
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "gate/clamd.hpp"
#include "intake/annotate.hpp"
#include "intake/examination.hpp"
#include "intake/examine_message.hpp"
#include "office/office.hpp"
#include "sandbox/pool.hpp"

namespace marshrut::intake {

struct ExaminerSettings {
  sandbox::PoolSettings pool;
  std::optional<gate::ClamdSettings> clamd;
  // The program of scan workers (scan/scanner.hpp); none: scans aren't read.
  std::optional<std::filesystem::path> scanner;
  // For all scans of a message together: far less than a claim's lease. Pages beyond it are for a person.
  std::chrono::milliseconds scan_time{100'000};
};

class Examiner {
public:
  // Without an office its documents are formats that nobody here reads. It must outlive the examiner.
  explicit Examiner(ExaminerSettings settings, office::Office* office = nullptr);
  ~Examiner();
  Examiner(const Examiner&) = delete;
  Examiner& operator=(const Examiner&) = delete;

  Result<void> start();
  Result<Examination> examine(const MessageRequest& request, std::string raw);
  // Forms were added or went: whoever examines next has loaded those that there are.
  void recycle();
  // A document that was examined before, with comments at the places of these remarks; converted first where it is no
  // DOCX. Errors: as annotate.hpp, and of the conversion.
  Result<std::string> annotate(AnnotateRequest request);
  [[nodiscard]] sandbox::PoolCounts counts() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::intake
