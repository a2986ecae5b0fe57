// Tables on bytes from outside: as a whole file, and as the XML of a sheet, of texts and of formats in a good package.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "support/workbook_builder.hpp"
#include "xlsx/table.hpp"

namespace {

using namespace marshrut::xlsx;

void require(bool law) {
  if (!law) std::abort();
}

void read_all(std::string bytes) {
  TableLimits limits;
  limits.max_cells = 100'000;
  limits.max_sorted = 10'000;
  const auto source = open_table(std::move(bytes), limits);
  if (!source) return;
  for (std::size_t sheet = 0; sheet < (*source)->sheets().size(); ++sheet) {
    (void)(*source)->facts(sheet);
    for (const Merged merged : {Merged::as_is, Merged::fill}) {
      std::uint32_t last_row = 0;
      (void)(*source)->rows(sheet, merged, [&](const Row& row) {
        require(row.number >= last_row && row.number <= kMaxRow && !row.cells.empty());
        last_row = row.number;
        std::uint32_t last_column = 0;
        for (const Cell& cell : row.cells) {
          require(cell.column > last_column && cell.column <= kMaxColumn && row.at(cell.column) == &cell);
          last_column = cell.column;
        }
        return true;
      });
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.empty()) return 0;
  using marshrut::test::WorkbookBuilder;
  switch (input.front()) {
    case '1':
      read_all(WorkbookBuilder().texts("<si><t>a</t></si>").sheet("a", input.substr(1)).bytes());
      break;
    case '2':
      read_all(WorkbookBuilder().texts(input.substr(1)).sheet("a", "<row><c t=\"s\"><v>0</v></c></row>").bytes());
      break;
    case '3':
      read_all(WorkbookBuilder().styles(input.substr(1)).sheet("a", "<row><c s=\"1\"><v>45000</v></c></row>").bytes());
      break;
    default:
      read_all(std::string(input));
  }
  return 0;
}
