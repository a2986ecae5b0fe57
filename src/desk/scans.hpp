// desk/scans.hpp: scans as they are shown: by what they are, not by what came with them.
// Shapes:  bytes -> media type and ending; bytes + page -> PNG, by a worker process.
// Units:   pages count from 1; pixels.
// Errors:  picture: as scan/page_png.hpp; timeout, damaged (it killed its worker), unavailable.
// Owns:    the worker, which starts with the first picture and ends with the object. Safe from any thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::desk {

struct ScanKind {
  const char *media_type, *ending;
};
ScanKind scan_kind(std::string_view bytes);

class ScanPictures {
public:
  // `program`: as scan::Scanner.
  explicit ScanPictures(std::filesystem::path program);
  ~ScanPictures();
  ScanPictures(const ScanPictures&) = delete;
  ScanPictures& operator=(const ScanPictures&) = delete;

  Result<std::string> picture(std::string bytes, std::size_t page, unsigned width);

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::desk
