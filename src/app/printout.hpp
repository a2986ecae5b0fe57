// app/printout.hpp: a filled form on paper, ready to sign.
// Shapes:  form + route -> Printout (PDF/A-2b with a mark on each page, remarks); several -> one file.
// Units:   pages count from 1 in remarks; 0 is the document as a whole.
// Errors:  print_document: what lens/put.hpp, office/office.hpp and print/assemble.hpp say; damaged (the PDF can't be
//          looked at); internal (what came out is no PDF/A-2b).
// Owns:    results own what they hold. A Printer may be used by any threads at once, a Scratch for each.
// Source:  docs/pechat.md; docs/formats/profile.md («print»).
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/print_remarks.hpp"
#include "base/result.hpp"
#include "lens/form.hpp"
#include "lens/put.hpp"
#include "office/office.hpp"
#include "print/assemble.hpp"

namespace marshrut::app {

// What was printed, for whoever files the scan that comes back.
struct PrintedContent {
  std::string code, form, hash;  // as in the mark (print/mark.hpp)
  unsigned pages = 0;
};

struct Printout {
  std::string pdf;
  PrintedContent content;
  std::string title;         // of the form, and whose it is
  std::string name;          // whose it is
  std::string organization;  // where that person works
  std::vector<PrintRemark> remarks;
  std::vector<lens::Doubt> doubts;  // names whose case is not sure
};

class Printer {
public:
  explicit Printer(office::Office& office) : office_(office) {}

  Result<Printout> print_document(const lens::Form& form, const route::Value& route, lens::Scratch& scratch);

private:
  const DocumentLooks& looks_of(const lens::Form& form, const std::string& docx);

  office::Office& office_;
  std::mutex mutex_;
  std::map<std::string, DocumentLooks, std::less<>> looks_;  // by form: fonts are the template's
};

// What is put into one file has been looked at piece by piece; this looks at the whole.
Result<print::Assembled> bound(const std::vector<print::Piece>& pieces, const print::AssembleOptions& options);

// The PDF of a workbook: a registry has no marks, since nobody sends it back signed.
Result<print::Assembled> print_workbook(office::Office& office, std::string_view xlsx, const std::string& title,
                                        bool even_pages);

}  // namespace marshrut::app
