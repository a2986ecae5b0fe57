#include "lens/stream.hpp"

#include <algorithm>

namespace marshrut::lens {

Stream::Stream(const docx::Document& document) : doc_(document) {
  words_.list.reserve(document.text().size() / 12 + 16);
  words_.letters.reserve(document.text().size());
  paragraph_words_.reserve(document.paragraphs().size());
  for (const docx::Paragraph& paragraph : document.paragraphs()) {
    WordSpan span{static_cast<std::uint32_t>(words_.list.size()), 0};
    split_words(document.text(), paragraph.text.begin, paragraph.text.end, words_);
    span.end = static_cast<std::uint32_t>(words_.list.size());
    paragraph_words_.push_back(span);
  }
}

void Stream::lay_out(const std::vector<bool>& data, const std::vector<bool>& by_columns) {
  data_ = data;
  by_columns_ = by_columns;
  lines_.clear();
  lines_.reserve(doc_.paragraphs().size() + 16);
  add_blocks(doc_.body().data(), static_cast<std::uint32_t>(doc_.body().size()), Line{});
  // A label may run over lines, but not out of its cell or past a table.
  std::uint32_t reach = 0;
  for (std::size_t i = lines_.size(); i-- > 0;) {
    const bool goes_on = i + 1 < lines_.size() && lines_[i + 1].cell == lines_[i].cell &&
                         lines_[i + 1].table == lines_[i].table && lines_[i + 1].data_table == docx::kNone &&
                         lines_[i + 1].words.begin == lines_[i].words.end;
    if (!goes_on) reach = lines_[i].words.end;
    lines_[i].reach = std::max(reach, lines_[i].words.end);
  }
}

void Stream::add_blocks(const docx::Block* first, std::uint32_t count, const Line& where) {
  for (std::uint32_t i = 0; i < count; ++i) {
    const docx::Block block = first[i];
    if (block.kind == docx::Block::Kind::paragraph) {
      add_paragraph(block.index, where);
    } else {
      add_table(block.index, where);
    }
  }
}

void Stream::add_paragraph(std::uint32_t index, const Line& where) {
  const docx::Paragraph& paragraph = doc_.paragraphs()[index];
  std::uint32_t word = paragraph_words_[index].begin;
  const std::uint32_t last_word = paragraph_words_[index].end;
  doc_.each_line(paragraph.text, [&](docx::Span text) {
    Line line = where;
    line.text = text;
    line.paragraph = index;
    line.words.begin = word;
    while (word < last_word && words_.list[word].begin < text.end) ++word;
    line.words.end = word;
    lines_.push_back(line);
  });
}

void Stream::add_table(std::uint32_t index, const Line& where) {
  const docx::Table& table = doc_.tables()[index];
  if (data_[index]) {
    Line line;
    line.data_table = index;
    // Its words lie outside the stream; an empty span between its neighbours keeps labels from reaching over it.
    line.words = {0xFFFFFFFFU, 0xFFFFFFFFU};
    lines_.push_back(line);
    return;
  }
  if (is_frame(table)) {
    for (std::uint32_t r = 0; r < table.row_count; ++r) {
      const docx::Row& row = doc_.rows()[table.first_row + r];
      if (row.cell_count == 0) continue;
      const docx::Cell& cell = doc_.cells()[row.first_cell];
      add_blocks(doc_.blocks().data() + cell.first_block, cell.block_count, where);
    }
    return;
  }
  if (!by_columns_[index]) {
    for (std::uint32_t r = 0; r < table.row_count; ++r) {
      const docx::Row& row = doc_.rows()[table.first_row + r];
      for (std::uint32_t c = 0; c < row.cell_count; ++c) add_cell(index, r, row.first_cell + c);
    }
    return;
  }
  for (std::uint32_t g = 0; g < table.columns; ++g) {
    for (std::uint32_t r = 0; r < table.row_count; ++r) {
      const docx::Row& row = doc_.rows()[table.first_row + r];
      for (std::uint32_t c = 0; c < row.cell_count; ++c) {
        if (doc_.cells()[row.first_cell + c].column == g) add_cell(index, r, row.first_cell + c);
      }
    }
  }
}

// A table of one column only draws a frame: what it holds belongs where it stands.
bool Stream::is_frame(const docx::Table& table) const {
  for (std::uint32_t r = 0; r < table.row_count; ++r) {
    if (doc_.rows()[table.first_row + r].cell_count > 1) return false;
  }
  return true;
}

void Stream::add_cell(std::uint32_t table_index, std::uint32_t row, std::uint32_t cell) {
  Line where;
  where.table = table_index;
  where.row = row;
  where.cell = cell;
  const docx::Cell& c = doc_.cells()[cell];
  add_blocks(doc_.blocks().data() + c.first_block, c.block_count, where);
}

std::uint32_t Stream::first_paragraph(const docx::Cell& cell) const {
  for (std::uint32_t b = 0; b < cell.block_count; ++b) {
    const docx::Block& block = doc_.blocks()[cell.first_block + b];
    if (block.kind == docx::Block::Kind::paragraph) return block.index;
  }
  return docx::kNone;
}

WordSpan Stream::cell_words(const docx::Cell& cell) const {
  WordSpan span{0, 0};
  bool first = true;
  for (std::uint32_t b = 0; b < cell.block_count; ++b) {
    const docx::Block& block = doc_.blocks()[cell.first_block + b];
    if (block.kind != docx::Block::Kind::paragraph) continue;
    const WordSpan words = paragraph_words_[block.index];
    if (first) span.begin = words.begin;
    first = false;
    span.end = words.end;
  }
  return span;
}

docx::Span Stream::cell_text(const docx::Cell& cell) const {
  docx::Span span{0, 0};
  bool first = true;
  for (std::uint32_t b = 0; b < cell.block_count; ++b) {
    const docx::Block& block = doc_.blocks()[cell.first_block + b];
    if (block.kind != docx::Block::Kind::paragraph) continue;
    const docx::Span text = doc_.paragraphs()[block.index].text;
    if (first) span.begin = text.begin;
    first = false;
    span.end = text.end;
  }
  return span;
}

}  // namespace marshrut::lens
