// opc/sniff.hpp: what bytes are that are not (or may not be) a package, so that the refusal names the cause.
// Shapes:  bytes -> the refusal, or nothing when the zip reader should try.
// Errors:  as results: empty, encrypted (OLE EncryptedPackage), unsupported_format (.doc, .rtf, flat Word XML),
//          not_a_document (other OLE, PDF, images, text, anything else).
// Owns:    nothing.
// Source:  [MS-OFFCRYPTO] §2.3.4 (EncryptionInfo), §2.3.2; the formats' first bytes.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::opc {

std::optional<Error> refusal_by_signature(std::string_view bytes);

// Bytes that begin like a zip: when such a zip can't be read, it is damaged rather than something else.
bool begins_like_zip(std::string_view bytes);

}  // namespace marshrut::opc
