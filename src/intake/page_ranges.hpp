// intake/page_ranges.hpp: page numbers as people write them.
// Shapes:  {1, 2, 3, 5} -> «1–3, 5»; in any order.
// Errors:  none.
#pragma once

#include <string>
#include <vector>

namespace marshrut::intake {

std::string page_ranges(std::vector<unsigned> pages);

}  // namespace marshrut::intake
