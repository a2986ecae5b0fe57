// intake/scanned_file.hpp: a scan as a worker read it, with the hashes of its images, reckoned outside a transaction.
// Shapes:  scan::Reading -> ScannedFile.
// Errors:  none.
// Owns:    everything it holds.
#pragma once

#include <string>
#include <vector>

#include "scan/reading.hpp"

namespace marshrut::intake {

struct ScannedFile {
  scan::Reading reading;
  std::vector<std::string> pdf_hashes, png_hashes;
};

ScannedFile hashed(scan::Reading reading);

}  // namespace marshrut::intake
