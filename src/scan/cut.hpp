// scan/cut.hpp: a card's pages as a file of their own, and a page as a picture; private to this module.
// Shapes:  bytes + pages -> PDF, upright, without scripts and actions; page -> PNG, small enough to be shown.
// Errors:  damaged.
// Owns:    results own their bytes.
// Source:  ISO 32000 §7.7.3 (Rotate), §12.6.3 (AA).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "scan/cards.hpp"
#include "scan/page_source.hpp"

namespace marshrut::scan {

// A PDF's pages are copied, a JPEG goes in as it is; what can't be copied is drawn.
Result<std::string> cut_pdf(std::string_view bytes, PageSource& source, const std::vector<CardPage>& pages,
                            const Limits& limits);
Result<std::string> page_png(PageSource& source, unsigned file_page);

}  // namespace marshrut::scan
