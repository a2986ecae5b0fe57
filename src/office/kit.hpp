// office/kit.hpp: LibreOffice inside this process; private to this module.
// Shapes:  the folder of its programs + a profile -> a Kit; a file in -> a file out, pages counted.
// Errors:  not_found (no LibreOffice there), unavailable (it doesn't start), damaged (it can't open the document), io.
// Owns:    LibreOffice, which can't be left again: a process that has one ends with _exit. One thread.
// Source:  LibreOfficeKit.h (LibreOffice 7.4).
#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "office/office.hpp"

struct _LibreOfficeKit;

namespace marshrut::office {

class Kit {
public:
  static Result<Kit> open(const std::filesystem::path& programs, const std::filesystem::path& profile);

  // The names' endings tell LibreOffice the formats. A text of more pages than `most_pages` is not exported: too_large.
  Result<void> convert(const std::filesystem::path& from, const std::filesystem::path& to, Target target,
                       unsigned most_pages);

private:
  explicit Kit(_LibreOfficeKit* kit) : kit_(kit) {}
  _LibreOfficeKit* kit_;
};

}  // namespace marshrut::office
