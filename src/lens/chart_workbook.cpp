#include "lens/chart_workbook.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "lens/chart_program.hpp"

namespace marshrut::lens {
namespace {

// libxlsxwriter 1.1 writes files only: one that lives in memory and has no name to clash.
class MemoryFile {
public:
  MemoryFile() : fd_(memfd_create("chart", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (fd_ >= 0) close(fd_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

  [[nodiscard]] Result<std::string> bytes() const {
    std::string bytes;
    std::array<char, 16384> buffer{};
    off_t at = 0;
    for (;;) {
      const ssize_t got = pread(fd_, buffer.data(), buffer.size(), at);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return Error{Code::io, "the workbook of a chart can't be read back", {}};
      if (got == 0) return bytes;
      bytes.append(buffer.data(), static_cast<std::size_t>(got));
      at += got;
    }
  }

private:
  int fd_;
};

// Excel takes no more characters in a cell (libxlsxwriter refuses them); cut between letters.
std::string cell_text(const std::string& text) {
  constexpr std::size_t kMost = 8000;  // bytes: under 32,767 characters whatever they are
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

void write_sheet(lxw_worksheet* sheet, const ChartData& data) {
  for (std::size_t i = 0; i < data.categories.size(); ++i) {
    worksheet_write_string(sheet, static_cast<lxw_row_t>(i + 1), 0, cell_text(data.categories[i]).c_str(), nullptr);
  }
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    const auto column = static_cast<lxw_col_t>(s + 1);
    worksheet_write_string(sheet, 0, column, cell_text(data.series[s].name).c_str(), nullptr);
    for (std::size_t i = 0; i < data.series[s].values.size(); ++i) {
      const auto& value = data.series[s].values[i];
      if (value) worksheet_write_number(sheet, static_cast<lxw_row_t>(i + 1), column, *value, nullptr);
    }
  }
  worksheet_set_column(sheet, 0, 0, 32, nullptr);
}

}  // namespace

Result<std::string> chart_workbook(const ChartData& data) {
  if (data.categories.size() >= LXW_ROW_MAX || data.series.size() >= LXW_COL_MAX) {
    return Error{Code::too_large, "more points than a sheet has rows", {}};
  }
  const MemoryFile file;
  if (!file.is_open()) return Error{Code::io, "no memory for the workbook of a chart", {}};
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (book == nullptr) return Error{Code::io, "the workbook of a chart can't be made", {}};
  lxw_doc_properties properties{};
  properties.created = 1725177600;  // 2024-09-01: one moment for all, so that the same data give the same bytes
  workbook_set_properties(book, &properties);
  lxw_worksheet* sheet = workbook_add_worksheet(book, std::string(kChartSheet).c_str());
  if (sheet != nullptr) write_sheet(sheet, data);
  const lxw_error failed = workbook_close(book);
  if (failed != LXW_NO_ERROR || sheet == nullptr) {
    return Error{Code::io, lxw_strerror(failed), "the workbook of a chart"};
  }
  return file.bytes();
}

}  // namespace marshrut::lens
