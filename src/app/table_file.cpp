#include "app/table_file.hpp"

#include "base/files.hpp"

namespace marshrut::app {

Result<std::unique_ptr<xlsx::TableSource>> open_table_file(const std::filesystem::path& path, Converter& converter) {
  auto bytes = read_file(path == "-" ? std::filesystem::path("/dev/stdin") : path);
  if (!bytes) return bytes.error();
  auto workbook = converter.as_workbook(std::move(*bytes));
  if (!workbook) return workbook.error();
  return xlsx::open_table(std::move(*workbook));
}

}  // namespace marshrut::app
