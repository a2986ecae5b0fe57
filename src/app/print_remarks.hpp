// app/print_remarks.hpp: what is to be said of a printed document before it is signed.
// Shapes:  the document's DOCX + its PDF + what its form allows -> remarks in Russian.
// Units:   pages count from 1; 0 is the document as a whole.
// Errors:  looks_of_document: what opc says.
// Owns:    results own what they hold.
// Source:  docs/pechat.md.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "print/page_view.hpp"
#include "route/profile.hpp"

namespace marshrut::app {

struct PrintRemark {
  std::string rule;     // "font", "pages", "signature", "cut", "mark"
  std::string message;  // for people
  unsigned page = 0;
};

// What of a document's looks can go wrong on paper.
struct DocumentLooks {
  std::set<std::string> fonts;  // that it names
  bool may_cut = false;         // a row of fixed height, or a box of fixed size
};
Result<DocumentLooks> looks_of_document(std::string_view docx);

std::vector<PrintRemark> remarks_on_print(const DocumentLooks& looks, std::string_view docx,
                                          const print::PageView& pages, const route::Profile::Print& allowed);

// A page of nothing but signature lines, their captions and dates.
bool is_signature_page(std::string_view text);

PrintRemark mark_remark(unsigned page);

}  // namespace marshrut::app
