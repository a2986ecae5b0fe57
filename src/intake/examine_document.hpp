// intake/examine_document.hpp: one attached file: what it is, what it says, what is wrong with it. Runs in a worker.
// Shapes:  name + bytes + forms -> DocumentExam.
// Errors:  none: what can't be read has its code in `error`.
// Owns:    the result owns its bytes.
#pragma once

#include <string>

#include "intake/examination.hpp"
#include "lens/form.hpp"

namespace marshrut::intake {

// `document` brings name, container, media_type, inlined and bytes.
DocumentExam examine_document(DocumentExam document, const lens::FormSet& forms);

// The same for a file that was converted: `docx` is read in place of the bytes that came.
DocumentExam examine_converted(DocumentExam document, std::string docx, const lens::FormSet& forms);

}  // namespace marshrut::intake
