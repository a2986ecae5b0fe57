// lens/stream.hpp: a document as lines in reading order, with their words; private to this module.
// Units:   word indexes into words.list; offsets are bytes in the document's text.
#pragma once

#include <cstdint>
#include <vector>

#include "docx/document.hpp"
#include "lens/words.hpp"

namespace marshrut::lens {

struct WordSpan {
  std::uint32_t begin = 0, end = 0;
  [[nodiscard]] bool empty() const { return begin >= end; }
};

// One line of a paragraph (paragraphs are cut at line breaks), or a table that is read as data.
struct Line {
  docx::Span text;
  std::uint32_t paragraph = docx::kNone;
  WordSpan words;
  std::uint32_t reach = 0;            // the last word that a label begun here may use, + 1
  std::uint32_t table = docx::kNone;  // innermost table, row and cell that hold it
  std::uint32_t row = docx::kNone;    // index of the row within the table
  std::uint32_t cell = docx::kNone;   // index into Document::cells
  std::uint32_t data_table = docx::kNone;
};

class Stream {
public:
  explicit Stream(const docx::Document& document);

  // Puts the lines in order, tables of `data` as one line each. A table in `by_columns` is read down its columns.
  void lay_out(const std::vector<bool>& data, const std::vector<bool>& by_columns);

  [[nodiscard]] const docx::Document& document() const { return doc_; }
  [[nodiscard]] const Words& words() const { return words_; }
  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
  [[nodiscard]] bool reads_down(std::uint32_t table) const { return by_columns_[table]; }
  [[nodiscard]] WordSpan paragraph_words(std::uint32_t paragraph) const { return paragraph_words_[paragraph]; }
  [[nodiscard]] WordSpan cell_words(const docx::Cell& cell) const;
  [[nodiscard]] docx::Span cell_text(const docx::Cell& cell) const;  // from its first paragraph to its last
  [[nodiscard]] std::uint32_t first_paragraph(const docx::Cell& cell) const;

private:
  void add_blocks(const docx::Block* first, std::uint32_t count, const Line& where);
  void add_paragraph(std::uint32_t index, const Line& where);
  void add_table(std::uint32_t index, const Line& where);
  [[nodiscard]] bool is_frame(const docx::Table& table) const;
  void add_cell(std::uint32_t table_index, std::uint32_t row, std::uint32_t cell);

  const docx::Document& doc_;
  Words words_;
  std::vector<WordSpan> paragraph_words_;
  std::vector<Line> lines_;
  std::vector<bool> data_;
  std::vector<bool> by_columns_;
};

}  // namespace marshrut::lens
