// cli/scan_report.hpp: what `marshrut scan` found in one file, for programs and for people.
// Shapes:  ScanReport -> lines of contract/cli.md «scan»; -> text in Russian.
// Owns:    nothing: the report looks at the reading.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intake/file_scan.hpp"

namespace marshrut::cli {

struct ScanReport {
  std::string file;
  const scan::Reading* reading = nullptr;
  std::vector<intake::Paper> papers;       // of the reading's cards; empty without a store
  std::optional<intake::FiledScan> filed;  // with --file
};

std::string scan_lines(const ScanReport& report);
std::string pretty_scan(const ScanReport& report);

}  // namespace marshrut::cli
