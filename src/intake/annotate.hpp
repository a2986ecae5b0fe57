// intake/annotate.hpp: a stored document with comments at the places of remarks that are true now. Runs in a worker.
// Shapes:  bytes + form + remarks (JSON, as a submission keeps them) -> Annotated: the document, or what it must be
//          converted from first.
// Errors:  as app/read.hpp; bad_data (no remarks).
// Owns:    results own what they hold.
#pragma once

#include <string>
#include <string_view>

#include "app/converter.hpp"
#include "base/result.hpp"
#include "lens/form.hpp"
#include "sandbox/frames.hpp"

namespace marshrut::intake {

struct AnnotateRequest {
  std::string bytes, form, remarks;
  bool converted = false;  // by LibreOffice: there is no other way left
};
struct Annotated {
  std::string docx;
  std::string format;  // not empty: LibreOffice must convert it from this before ("odt"; "docx": to be mended)
};

// With a converter (for one's own command) nothing is left to be converted.
Result<Annotated> annotate(const AnnotateRequest& request, const lens::FormSet& forms,
                           app::Converter* converter = nullptr);

sandbox::Frames annotate_request(AnnotateRequest request);
sandbox::Frames answer_annotate(const sandbox::Frames& request, const lens::FormSet& forms);
Result<Annotated> annotated_of(sandbox::Frames frames);

}  // namespace marshrut::intake
