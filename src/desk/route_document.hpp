// desk/route_document.hpp: a form filled with what a route has now, to be saved or printed.
// Shapes:  route + form -> DOCX, or PDF with its mark; what was printed is noted, so that its scan is known again.
// Errors:  not_found (no such route or form, or it is somebody else's), and those of app/fill.hpp and app/printout.hpp.
// Owns:    results own what they hold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "access/who.hpp"
#include "base/result.hpp"
#include "desk/desk.hpp"

namespace marshrut::desk {

struct RouteDocument {
  std::string bytes, name;  // «Карта ИОМ — SEV-2026-00001-3.docx»
};
enum class DocumentKind : std::uint8_t { docx, pdf };

Result<RouteDocument> route_document(const Desk& desk, const access::Who& who, std::int64_t id, std::string_view form,
                                     DocumentKind kind);

}  // namespace marshrut::desk
