// scan/marks.hpp: our marks on a page, looked for in ever harder ways; private to this module.
// Shapes:  grey image of a page -> marks, and whether there is a barcode of somebody else's.
// Errors:  none.
//
// The cheap way first: the page as it is. Only where that finds nothing: noise filtered, contrast evened out, local
// threshold, deskewed; at last the page in parts, each enlarged and sharpened. None is begun after `until`.
#pragma once

#include <chrono>
#include <vector>

#include "scan/image.hpp"
#include "scan/pages.hpp"

namespace marshrut::scan {

using Until = std::chrono::steady_clock::time_point;

struct PageMarks {
  std::vector<FoundMark> marks;
  bool foreign = false;
};

// The page as it is, and the other half of a sheet on which one of two was found.
PageMarks easy_marks(const Image& grey, Until until);
PageMarks hard_marks(const Image& grey, Until until);

}  // namespace marshrut::scan
