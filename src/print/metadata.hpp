// print/metadata.hpp: what a PDF says of itself; private to this module.
// Shapes:  title -> an XMP packet that claims PDF/A-2b.
// Owns:    the result.
// Source:  ISO 19005-2 §6.6 (what the packet says and what the old dictionary says must be the same); ISO 16684-1.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::print {

inline constexpr std::string_view kProducer = "Marshrut";

std::string xmp_packet(std::string_view title);

}  // namespace marshrut::print
