// docx/walker.hpp: one walk over the XML into blocks; private to this module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docx/styles.hpp"
#include "docx/tags.hpp"
#include "docx/tree.hpp"

namespace marshrut::docx {

class Walker {
public:
  Walker(Document& document, Document::Tree& tree, const HiddenStyles& hidden, const Limits& limits);
  Result<void> walk(pugi::xml_node body);

private:
  struct Context {  // a container of blocks: the body, a cell, a text box
    std::uint32_t place;
    std::vector<Block>& out;
    std::uint32_t paragraphs = 0, tables = 0, boxes = 0;
  };
  struct Field {
    bool result = false;  // past the separator
    bool stored = false;  // the value stands in w:ffData, so that a result says it again
    std::size_t control = kNone;
  };

  void blocks(pugi::xml_node parent, Context& context, std::size_t depth);
  void block_control(pugi::xml_node sdt, Context& context, std::size_t depth);
  void paragraph(pugi::xml_node p, Context& context, std::size_t depth);
  void table(pugi::xml_node tbl, Context& context, std::size_t depth);
  void rows(pugi::xml_node parent, std::vector<Row>& out, Table& table, std::uint32_t& ordinal, std::size_t depth);
  void row(pugi::xml_node tr, std::vector<Row>& out, Table& table, std::uint32_t& ordinal, std::size_t depth);
  void cells(pugi::xml_node parent, std::vector<Cell>& out, std::uint32_t& column, std::uint32_t row_place,
             std::uint32_t& ordinal, std::size_t depth);
  void cell(pugi::xml_node tc, std::vector<Cell>& out, std::uint32_t& column, std::uint32_t row_place,
            std::uint32_t& ordinal, std::size_t depth);

  void inlines(pugi::xml_node parent, Context& context, std::size_t depth);
  void inline_node(pugi::xml_node node, Tag tag, Context& context, std::size_t depth);
  void inline_control(pugi::xml_node sdt, Context& context, std::size_t depth);
  void run(pugi::xml_node r, Context& context, std::size_t depth);
  void field_char(pugi::xml_node node);
  void field_begin(pugi::xml_node node);
  std::size_t open_form_field(pugi::xml_node data, bool checkbox);
  void field_end();
  void end_fields(std::size_t keep);
  void boxes(pugi::xml_node parent, Context& context, std::size_t depth);
  void box(pugi::xml_node content, Context& context, std::size_t depth);

  void open_paragraph(Context& context);
  void close_paragraph(Context& context);
  void append(std::string_view text);
  void append_text(pugi::xml_node t);
  [[nodiscard]] bool hidden_run(pugi::xml_node r) const;
  std::size_t open_control(pugi::xml_node properties);
  void close_control(std::size_t index);
  std::uint32_t add_place(std::uint32_t parent, const char* name, std::uint32_t ordinal);
  bool too_deep(std::size_t depth);
  bool too_wide(std::uint32_t column, std::uint32_t span);

  Document& doc_;
  Document::Tree& tree_;
  const HiddenStyles& hidden_styles_;
  const Limits& limits_;
  std::vector<Field> fields_;
  std::size_t instructions_ = 0;  // fields whose instruction, not result, is being read
  Paragraph current_;
  bool open_ = false;
  bool join_next_ = false;  // a deleted paragraph mark: the next paragraph goes on with this one
  bool hidden_ = false;
  bool hidden_paragraph_ = false;
  std::uint32_t hidden_at_ = kNone;  // the paragraph of the last hidden aside
  std::uint32_t table_depth_ = 0;
  std::vector<Block> spare_blocks_;  // memory of cells and rows that are done, for the next ones
  std::vector<Cell> spare_cells_;
  Error error_;
  bool failed_ = false;
};

}  // namespace marshrut::docx
