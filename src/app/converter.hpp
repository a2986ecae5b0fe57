// app/converter.hpp: what other programs wrote, as what our readers read.
// Shapes:  bytes -> DOCX or XLSX bytes; bytes that need no converting come back as they are.
// Errors:  what office/office.hpp says of a document. Without LibreOffice bytes come back as they are: the reader then
//          tells what it can't read.
// Owns:    LibreOffice's workers, which start with the first document that needs them. Safe from any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.hpp"
#include "office/office.hpp"

namespace marshrut::app {

// The settings for this very program as its own worker.
office::OfficeSettings own_office();

class Converter {
public:
  explicit Converter(office::OfficeSettings settings = own_office());
  ~Converter();

  Result<std::string> as_document(std::string bytes);
  Result<std::string> as_workbook(std::string bytes);
  // A DOCX that our reader finds damaged, as LibreOffice saves it: damaged when that can't open it either.
  Result<std::string> mended(const std::string& bytes);

  // For printing and whatever else is to be made by it.
  office::Office& office();

private:
  Result<std::string> converted(std::string bytes, office::OfficeFormat from, office::Target to);

  office::OfficeSettings settings_;
  std::once_flag once_;
  std::unique_ptr<office::Office> office_;
};

}  // namespace marshrut::app
