// office/kit.hpp: LibreOffice inside this process; private to this module.
// Shapes:  the folder of its programs + a profile -> a Kit; a file in -> a file out, pages counted.
// Errors:  not_found (no LibreOffice there), unavailable (it doesn't start), damaged (it can't open the document), io.
// Owns:    LibreOffice, which can't be left again: a process that has one ends with _exit. One thread.
// Source:  LibreOfficeKit.h (LibreOffice 7.4).
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.hpp"
#include "office/office.hpp"

struct _LibreOfficeKit;

namespace marshrut::office {

struct Work {
  std::filesystem::path from, to;  // the first with the ending of its format
  OfficeFormat format = OfficeFormat::docx;
  Target target = Target::pdf;
  unsigned most_pages = 0;  // a text of more pages is not exported: too_large
};

class Kit {
public:
  static Result<Kit> open(const std::filesystem::path& programs, const std::filesystem::path& profile);

  // Of a file's name, which tells LibreOffice what to take it for.
  static std::string_view ending(OfficeFormat format);
  Result<void> convert(const Work& work);

private:
  explicit Kit(_LibreOfficeKit* kit) : kit_(kit) {}
  Result<void> convert_text(const Work& work);
  Result<void> convert_book(const Work& work);
  _LibreOfficeKit* kit_;
};

}  // namespace marshrut::office
