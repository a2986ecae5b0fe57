// intake/pair_signatures.hpp: which of a letter's files are signatures, and of which others. Runs in a worker.
// Shapes:  the documents of a letter -> the same, `signature` and `signs` set; a document that lay inside a signature
// is
//          added at the end, not yet examined.
// Errors:  none: a signature that can't be read is a file that comes along.
// Owns:    nothing.
//
// A signature belongs to the file whose name it has («karta.docx.sig», «karta.sig»), else to the one that it was made
// over, else to the only one there is; else to none that can be told. The letter's own (smime.p7s) is over its text,
// and belongs to none.
#pragma once

#include <vector>

#include "intake/examination.hpp"

namespace marshrut::intake {

void pair_signatures(std::vector<DocumentExam>& documents);

}  // namespace marshrut::intake
