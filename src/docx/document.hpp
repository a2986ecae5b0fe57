// docx/document.hpp: a Word document as blocks of text whose places can be named.
// Shapes:  opc::Package -> Document: one text buffer; paragraphs, tables, rows and cells are spans and indexes into it.
// Units:   offsets are UTF-8 bytes in text(); '\t' is a tab, '\n' a line break (and stands between
//          paragraphs); rows, columns and indexes count from 0,
//          ordinals in places ("body/tbl[2]/tr[3]/tc[2]/p[1]") from 1, as XPath does.
// Errors:  unsupported_format (a package of another kind), damaged, unsafe_xml, too_large.
// Owns:    a Document owns its text and its XML tree; it does not need the package any more. const means thread-safe.
// Source:  ECMA-376 Part 1 §17.3 (paragraphs, runs), §17.4 (tables), §17.5 (content controls), §17.13.5 (revisions),
//          §17.16 (fields), Part 3 (mc:AlternateContent).
//
// Handled: runs joined; content controls at all five places, nested; legacy form fields; complex and simple fields (the
// stored result); tracked changes as if accepted (runs, paragraph marks, rows, cells); hidden text apart; text boxes
// (DrawingML and VML) where they are anchored; nested tables; merged cells; breaks, tabs, symbols, no-break hyphens;
// hyperlinks; math; headers, footers, notes and comments as stories beside the body; transitional and strict; any
// prefix.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "opc/package.hpp"

namespace marshrut::docx {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

struct Limits {
  std::size_t max_depth = 200;  // elements within elements
  std::size_t max_paragraphs = 500'000;
  std::size_t max_text_bytes = std::size_t{32} << 20U;
  std::size_t max_columns = 4096;  // of a table's grid
};

struct Span {
  std::uint32_t begin = 0, end = 0;
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

struct Paragraph {
  Span text;
  std::uint32_t container = 0;  // Place index
  std::uint32_t ordinal = 0;    // p[ordinal]
  std::uint32_t node = 0;       // for comments
  bool numbered = false;        // an automatic number or bullet stands before it
  bool box_piece = false;       // the rest of a paragraph after a text box that is anchored within it
};

struct Cell {
  std::uint32_t column = 0, span = 1;  // of the grid
  bool merged_up = false;              // goes on with the cell above (w:vMerge without restart)
  std::uint32_t place = 0;
  std::uint32_t first_block = 0, block_count = 0;
};

struct Row {
  std::uint32_t first_cell = 0, cell_count = 0;
  bool header = false;  // w:tblHeader
};

struct Table {
  std::uint32_t first_row = 0, row_count = 0;
  std::uint32_t columns = 0;
  std::uint32_t place = 0;
  std::uint32_t depth = 0;  // tables around it
};

// A block of the body or of a cell, in reading order.
struct Block {
  enum class Kind : std::uint8_t { paragraph, table } kind = Kind::paragraph;
  std::uint32_t index = 0;
};

struct Control {  // a content control, or a legacy form field that has a name
  Span text;
  std::string tag;
  bool prompt = false;  // w:showingPlcHdr
  bool checkbox = false;
};

struct Aside {  // text that is no part of the body's visible text
  enum class Kind : std::uint8_t { hidden, header, footer, footnote, endnote, comment } kind = Kind::hidden;
  std::string text;
  std::string at;
};

class Document {
public:
  static Result<Document> open(const opc::Package& package, const Limits& limits = {});

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(Span span) const {
    return std::string_view(text_).substr(span.begin, span.size());
  }
  [[nodiscard]] const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
  [[nodiscard]] const std::vector<Table>& tables() const { return tables_; }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }
  [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }  // of cells, by Cell::first_block
  [[nodiscard]] const std::vector<Block>& body() const { return body_; }
  [[nodiscard]] const std::vector<Control>& controls() const { return controls_; }
  [[nodiscard]] const std::vector<Aside>& asides() const { return asides_; }

  // The paragraph that holds the byte, or the next one when it stands between two.
  [[nodiscard]] std::uint32_t paragraph_at(std::uint32_t offset) const;
  // use(Span) for each line of a span; the line breaks themselves are left out. An empty span is one empty line.
  template <class Use>
  void each_line(Span span, Use use) const {
    for (;;) {
      const std::size_t length = text(span).find('\n');
      if (length == std::string_view::npos) break;
      const auto end = span.begin + static_cast<std::uint32_t>(length);
      use(Span{span.begin, end});
      span.begin = end + 1;
    }
    use(span);
  }

  [[nodiscard]] std::string place(std::uint32_t place_index) const;
  [[nodiscard]] std::string place_of(const Paragraph& paragraph) const;

  [[nodiscard]] bool has_macros() const { return has_macros_; }
  [[nodiscard]] bool has_foreign_chunks() const { return has_foreign_chunks_; }  // w:altChunk: text in another part
  [[nodiscard]] const std::string& main_part() const { return main_part_; }

private:
  friend class Walker;
  friend struct DocumentAccess;
  struct Place {
    std::uint32_t parent = kNone;
    std::uint32_t ordinal = 0;
    const char* name = "";  // "body", "tbl", "tr", "tc", "txbx"
  };
  struct Tree;  // the XML, for those who write into it

  std::string text_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Table> tables_;
  std::vector<Row> rows_;
  std::vector<Cell> cells_;
  std::vector<Block> blocks_;
  std::vector<Block> body_;
  std::vector<Control> controls_;
  std::vector<Aside> asides_;
  std::vector<Place> places_;
  std::string main_part_;
  bool has_macros_ = false;
  bool has_foreign_chunks_ = false;
  std::shared_ptr<Tree> tree_;
};

}  // namespace marshrut::docx
