// docx/compare.hpp: a later document in which what changed since an earlier one is tracked, as Word's own comparison
// is. Shapes:  two packages of documents made from one form -> the later one's bytes with revisions in its main part.
// Errors:  those of reading the main parts; unsupported_format when a package is no document.
// Owns:    the result owns its bytes. Nothing that is passed in changes. Same input, same bytes: revisions have no
// date. Source:  ECMA-376 Part 1 §17.13.5 (w:ins, w:del of runs, paragraph marks and rows).
//
// All revisions accepted, the text is that of the later document; all rejected, that of the earlier one. Words are the
// least that is told; formatting is that of the later document and is not tracked, nor are headers and footers.
#pragma once

#include <string>

#include "base/result.hpp"
#include "opc/package.hpp"

namespace marshrut::docx {

struct Comparison {
  std::string bytes;
  std::size_t revisions = 0;  // runs, paragraph marks and rows that are marked
};

Result<Comparison> compare(const opc::Package& before, const opc::Package& after);

}  // namespace marshrut::docx
