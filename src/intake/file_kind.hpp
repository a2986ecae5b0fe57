// intake/file_kind.hpp: what kind of file was attached, told by its first bytes and by its place in a letter.
// Shapes:  bytes, media type, name -> DocumentKind; never `form`: that takes reading.
// Errors:  none; what is not known is `other`.
// Owns:    nothing.
// Source:  the signatures of PDF (ISO 32000), JPEG, PNG, TIFF, GIF, BMP, WebP, HEIF; [MS-CFB] for old workbooks.
#pragma once

#include <string_view>

#include "intake/examination.hpp"

namespace marshrut::intake {

// `unknown` here means: a zip package or an old Word file, to be opened.
DocumentKind file_kind(std::string_view bytes, std::string_view media_type, std::string_view name);

}  // namespace marshrut::intake
