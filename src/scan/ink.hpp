// scan/ink.hpp: is there anything on a page? Private to this module.
// Shapes:  grey image -> yes or no; specks, shadows at the edges and a tinted paper are nothing.
// Errors:  none; an image that can't be judged is not blank.
#pragma once

#include "scan/image.hpp"

namespace marshrut::scan {

bool is_blank(const Image& grey);

}  // namespace marshrut::scan
