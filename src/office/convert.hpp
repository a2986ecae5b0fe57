// office/convert.hpp: a document in another format as DOCX, by LibreOffice.
// Shapes:  bytes + format -> DOCX bytes.
// Units:   limits as in ConvertLimits.
// Errors:  not_found (LibreOffice is not installed), timeout, too_large, damaged (it gave no document), io.
// Owns:    the result owns its bytes. Each call has a folder and a profile of its own, which go with it.
//
// The document is hostile: macros off, links not followed, no network where the kernel lets us, limits on time, memory
// and size; its name is never used.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "office/office_format.hpp"

namespace marshrut::office {

struct ConvertLimits {
  std::chrono::seconds wall{60};
  std::size_t max_bytes = std::size_t{64} << 20U;  // of the document that comes out
};

Result<std::string> as_docx(std::string_view bytes, OfficeFormat format, const ConvertLimits& limits = {});

}  // namespace marshrut::office
