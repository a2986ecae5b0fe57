#include "desk/scans.hpp"

#include "scan/format.hpp"
#include "scan/scanner.hpp"

namespace marshrut::desk {

ScanKind scan_kind(std::string_view bytes) {
  const auto format = scan::format_of(bytes);
  if (!format) return {"application/octet-stream", ".bin"};
  switch (*format) {
    case scan::Format::pdf:
      return {"application/pdf", ".pdf"};
    case scan::Format::png:
      return {"image/png", ".png"};
    case scan::Format::jpeg:
      return {"image/jpeg", ".jpg"};
    case scan::Format::tiff:
      return {"image/tiff", ".tif"};
  }
  return {"application/octet-stream", ".bin"};
}

struct ScanPictures::State {
  explicit State(std::filesystem::path program) : scanner(std::move(program)) {}
  scan::Scanner scanner;
};

ScanPictures::ScanPictures(std::filesystem::path program) : state_(std::make_unique<State>(std::move(program))) {}
ScanPictures::~ScanPictures() = default;

Result<std::string> ScanPictures::picture(std::string bytes, std::size_t page, unsigned width) {
  if (page == 0) return Error{Code::not_found, "pages count from 1", {}};
  return state_->scanner.picture(std::move(bytes), page - 1, width);
}

}  // namespace marshrut::desk
