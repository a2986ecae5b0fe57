// office/pdf_pages.hpp: how many pages a PDF of LibreOffice's has; private to this module.
// Shapes:  bytes -> a count.
// Owns:    nothing.
//
// For what its exporter writes: page objects are plain and begin their object. Nothing in a document's text or metadata
// can look like one, because "<" is escaped there.
#pragma once

#include <string_view>

namespace marshrut::office {

unsigned pdf_pages(std::string_view pdf);

}  // namespace marshrut::office
