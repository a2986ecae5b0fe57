// store/fsck.hpp: does the store hold what it says it holds?
// Shapes:  Store -> counts and findings.
// Errors:  as store.hpp; what is off is a finding, not an error.
// Owns:    the report owns its texts. Memory does not grow with the store; findings stop at most_findings.
//
// Findings carry ids, never names: "message-bytes" (missing or other bytes), "message-state", "blob-bytes",
// "orphan-bytes", "orphan-blob", "orphan-document", "orphan-submission", "orphan-step", "orphan-reply", "orphan-key",
// "orphan-printout", "orphan-scan", "orphan-signature", "orphan-job", "orphan-correction", "orphan-session",
// "orphan-word", "version-gap", "code", "audit", "database".
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/store.hpp"

namespace marshrut::store {

struct FsckOptions {
  bool hashes = true;  // false: without reading all bytes
  std::size_t most_findings = 1000;
};
struct Finding {
  std::string code;
  std::string id;
};
struct FsckReport {
  std::int64_t messages = 0;
  std::map<std::string, std::int64_t> states;
  std::int64_t documents = 0, blobs = 0, submissions = 0, routes = 0, replies = 0, audit = 0, scans = 0;
  std::vector<Finding> findings;
  std::int64_t found = 0;  // also those beyond most_findings
  [[nodiscard]] bool whole() const { return found == 0; }
};

Result<FsckReport> fsck(const Store& store, const FsckOptions& options = {});

}  // namespace marshrut::store
