// Any bytes as a document: opened within limits; its spans, places and tables hold together; comments can be put into
// it and the result opens again. MARSHRUT_FUZZ_MAIN_PART: the bytes are the main part of a small package instead.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "docx/comments.hpp"
#include "opc/writer.hpp"

namespace {

using namespace marshrut;

void require(bool holds) {
  if (!holds) std::abort();
}

[[maybe_unused]] std::string wrapped(std::string_view main_xml) {
  std::string out;
  opc::Deflater deflater(0);
  opc::Writer writer(out, deflater);
  writer.add("_rels/.rels",
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
             "Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
             "Target=\"word/document.xml\"/></Relationships>");
  writer.add("word/document.xml", main_xml);
  require(writer.finish().ok());
  return out;
}

void check(const docx::Document& document) {
  const std::size_t size = document.text().size();
  std::uint32_t at = 0;
  for (const docx::Paragraph& paragraph : document.paragraphs()) {
    require(paragraph.text.begin >= at && paragraph.text.begin <= paragraph.text.end && paragraph.text.end <= size);
    at = paragraph.text.end;
    require(!document.place_of(paragraph).empty());
  }
  for (const docx::Control& control : document.controls()) {
    require(control.text.begin <= control.text.end && control.text.end <= size);
  }
  for (const docx::Table& table : document.tables()) {
    require(table.first_row + table.row_count <= document.rows().size());
  }
  for (const docx::Row& row : document.rows()) require(row.first_cell + row.cell_count <= document.cells().size());
  for (const docx::Cell& cell : document.cells()) {
    require(cell.first_block + cell.block_count <= document.blocks().size());
  }
}

void open(std::string_view bytes) {
  opc::Limits limits;
  limits.max_part_bytes = std::size_t{1} << 20U;
  limits.max_total_bytes = std::size_t{4} << 20U;
  const auto package = opc::Package::open(bytes, limits);
  if (!package) return;
  const auto document = docx::Document::open(*package);
  if (!document) return;
  check(*document);
  if (document->paragraphs().empty()) return;
  const auto last = static_cast<std::uint32_t>(document->paragraphs().size() - 1);
  const auto commented = docx::annotate(*package, *document, {{0, "one\ntwo"}, {last, "three"}});
  if (!commented) return;
  const auto copy = opc::Package::open(*commented);
  require(copy.ok());
  const auto again = docx::Document::open(*copy);
  require(again && again->text() == document->text());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
#ifdef MARSHRUT_FUZZ_MAIN_PART
  open(wrapped(bytes));
#else
  open(bytes);
#endif
  return 0;
}
