// office/book_macro.hpp: workbooks through a macro of ours in LibreOffice; private to this module.
// Shapes:  the profile's folder -> a macro in it; file names and filters -> the URL that runs it.
// Errors:  io.
// Owns:    nothing.
//
// LibreOfficeKit opens every document in a window, and Debian's LibreOffice without windows has none for workbooks. A
// macro opens them without one. It lies in our profile: macros of documents stay off.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::office {

// After LibreOffice has started, which makes the profile's folder for macros, and before any macro is run.
Result<void> write_book_macro(const std::filesystem::path& profile);

// Nothing in the arguments may be a quotation mark.
std::string book_macro_url(std::string_view from, std::string_view importer, std::string_view to,
                           std::string_view exporter);

}  // namespace marshrut::office
