// print/pdf_check.hpp: what can be told without a validator of whether a PDF is PDF/A-2b.
// Shapes:  PDF bytes -> PdfFacts.
// Errors:  damaged (qpdf can't read it), encrypted.
// Owns:    the result.
// Source:  ISO 19005-2 §6.1.3 (trailer), §6.2.4 (output intents), §6.2.11 (fonts), §6.5.1 (actions), §6.6 (metadata),
//          §6.8 (embedded files); docs/pechat.md says which of Debian's tools tells the rest.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace marshrut::print {

struct PdfFacts {
  std::size_t pages = 0;
  std::string title;
  bool claims_pdf_a_2b = false;         // one XMP packet: part 2, conformance B
  bool output_intent = false;           // GTS_PDFA1 with its profile in the file
  bool has_id = false;                  // two strings in the trailer
  std::vector<std::string> bare_fonts;  // names of fonts that are not in the file
  std::vector<std::string> forbidden;   // keys and kinds that must not be there: "/JavaScript", "/LZWDecode", …
  [[nodiscard]] bool good() const {
    return claims_pdf_a_2b && output_intent && has_id && bare_fonts.empty() && forbidden.empty();
  }
};

Result<PdfFacts> inspect_pdf(std::string_view pdf);

}  // namespace marshrut::print
