// The rows of tables that are read as data.
#include <algorithm>
#include <optional>

#include "lens/convert.hpp"
#include "lens/reader.hpp"
#include "text/normalize.hpp"

namespace marshrut::lens {

using route::Path;
using route::Step;
using route::Value;

struct ElementPart {
  std::uint32_t cell, column;  // index into Document::cells; column of the form
};

// A row of a repeated array while it is read.
struct ElementRow {
  const TableModel& model;
  const Path& array;  // the table's own, no `each` in it
  std::size_t index;  // of its element
  double confidence;
  std::vector<ElementPart> parts;
};

struct RowState {
  Path array;                                // the table's own, no `each` in it
  std::vector<std::string> above;            // normal text by grid column, for cells merged down; if there are any
  std::vector<std::vector<ReadHole>> holes;  // by column of the model, with the element's index in their paths
  std::string group;                         // a row that spans the table names the group of those below it
  docx::Span group_span;
  std::uint32_t group_paragraph = docx::kNone;
};

namespace {

// The path of the form with the table's own array and the element's index in it.
void set_element(Path& path, const Path& array, std::size_t index) {
  if (path.size() <= array.size()) return;
  std::copy(array.begin(), array.end(), path.begin());
  path[array.size()] = Step{Step::Kind::index, {}, {}, index};
}

// What the form prints with a number goes on with others: «Задание №3», «Задание №5».
std::uint64_t hash_but_numbers(std::string_view text) {
  Words words;
  split_words(text, 0, static_cast<std::uint32_t>(text.size()), words);
  std::erase_if(words.list, [](const Word& word) { return word.digits; });
  return hash_words(words.list.data(), words.list.size());
}

double confidence_of(const TableMatch& match) { return match.by_position ? 0.6 : 0.5 + 0.45 * match.score; }

bool is_total(const Words& words, WordSpan span) {
  while (span.begin < span.end && words.list[span.begin].digits) ++span.begin;
  if (span.empty()) return false;
  const std::u16string_view first = words.folded(words.list[span.begin]);
  return first == u"итого" || first == u"всего";
}

}  // namespace

std::vector<RegionLine> Reader::cell_lines(const docx::Cell& cell) const {
  std::vector<RegionLine> lines;
  lines.reserve(cell.block_count);
  for (std::uint32_t b = 0; b < cell.block_count; ++b) {
    const docx::Block& block = doc_.blocks()[cell.first_block + b];
    if (block.kind != docx::Block::Kind::paragraph) continue;
    doc_.each_line(doc_.paragraphs()[block.index].text,
                   [&](docx::Span line) { lines.push_back(make_line(line, block.index)); });
  }
  return lines;
}

void Reader::label_row(const docx::Row& row) {
  for (std::uint32_t c = 0; c < row.cell_count; ++c) {
    for (const RegionLine& line : cell_lines(doc_.cells()[row.first_cell + c]))
      account_.label(line.text, line.paragraph);
  }
}

bool Reader::has_merged_cells(const docx::Table& table) const {
  for (std::uint32_t r = 0; r < table.row_count; ++r) {
    const docx::Row& row = doc_.rows()[table.first_row + r];
    for (std::uint32_t c = 0; c < row.cell_count; ++c) {
      if (doc_.cells()[row.first_cell + c].merged_up) return true;
    }
  }
  return false;
}

void Reader::read_table(const TableMatch& match, const Path& array) {
  const docx::Table& table = doc_.tables()[match.table];
  for (std::uint32_t r = 0; r < match.body_row && r < table.row_count; ++r) {
    label_row(doc_.rows()[table.first_row + r]);
  }
  const TableModel& model = model_.tables[match.model];
  if (match.body_row > 0 && !model.array.empty()) {
    // Where remarks about the whole table go.
    const docx::Row& header = doc_.rows()[table.first_row + match.header_row];
    const std::uint32_t paragraph =
        header.cell_count > 0 ? stream_.first_paragraph(doc_.cells()[header.first_cell]) : docx::kNone;
    reading_.labels.push_back({"", paragraph, pointer_of(array)});
  }
  RowState state;
  state.array = array;
  if (has_merged_cells(table)) state.above.resize(table.columns);
  for (const Column& column : model.columns) state.holes.push_back(column.holes);
  for (std::uint32_t r = match.body_row; r < table.row_count; ++r) read_row(match, r, state);
}

void Reader::read_row(const TableMatch& match, std::uint32_t r, RowState& state) {
  const TableModel& model = model_.tables[match.model];
  if (read_odd_row(match, r, state)) return;
  if (!model.repeated) {
    read_static_row(match, r);
  } else {
    read_element(match, r, state);
  }
}

// The words are those of the table's own header in that column.
bool Reader::is_header_of(const TableMatch& match, const docx::Cell& cell, WordSpan words) const {
  const docx::Table& table = doc_.tables()[match.table];
  const Words& all = stream_.words();
  const std::uint32_t length = words.end - words.begin;
  const std::uint64_t hash = hash_words(all.list.data() + words.begin, length);
  for (std::uint32_t r = match.header_row; r < match.body_row; ++r) {
    const docx::Row& row = doc_.rows()[table.first_row + r];
    for (std::uint32_t c = 0; c < row.cell_count; ++c) {
      const docx::Cell& own = doc_.cells()[row.first_cell + c];
      const WordSpan there = stream_.cell_words(own);
      if (own.column != cell.column || there.end - there.begin != length) continue;
      if (hash_words(all.list.data() + there.begin, length) == hash) return true;
    }
  }
  return false;
}

// Rows that are no data: the header once more, totals, and rows that span the table.
bool Reader::read_odd_row(const TableMatch& match, std::uint32_t r, RowState& state) {
  const docx::Table& table = doc_.tables()[match.table];
  const docx::Row& row = doc_.rows()[table.first_row + r];
  std::uint32_t texts = 0;
  std::uint32_t headers = 0;
  bool gaps = false;
  const docx::Cell* only = nullptr;
  bool total = false;
  for (std::uint32_t c = 0; c < row.cell_count; ++c) {
    const docx::Cell& cell = doc_.cells()[row.first_cell + c];
    const WordSpan words = stream_.cell_words(cell);
    const bool number = cell.column < match.number_column.size() && match.number_column[cell.column] && cell.span == 1;
    gaps = gaps || (words.empty() && !number && !cell.merged_up && cell.column < match.column_of.size() &&
                    match.column_of[cell.column] != kNoColumn);
    if (words.empty() || number) continue;
    ++texts;
    only = &cell;
    total = total || is_total(stream_.words(), words);
    headers += is_header_of(match, cell, words) ? 1U : 0U;
  }
  if (texts >= 2 && headers == texts && !gaps) {  // a header leaves no column out
    label_row(row);
    return true;
  }
  if (total && texts <= 2) {
    for (std::uint32_t c = 0; c < row.cell_count; ++c) {
      for (const RegionLine& line : cell_lines(doc_.cells()[row.first_cell + c])) {
        account_.leftover(line.text, line.paragraph, "total");
      }
    }
    return true;
  }
  if (texts == 1 && table.columns >= 3 && only->span >= table.columns && row.cell_count == 1) {
    const docx::Span span = stream_.cell_text(*only);
    state.group = text::value_text(doc_.text(span));
    state.group_span = span;
    state.group_paragraph = stream_.first_paragraph(*only);
    return true;
  }
  return false;
}

const StaticRow* Reader::static_row(const TableModel& model, WordSpan words) const {
  const Words& all = stream_.words();
  while (words.end - words.begin > 1 && all.list[words.begin].digits) ++words.begin;
  if (words.empty()) return nullptr;
  const std::uint64_t hash = hash_words(all.list.data() + words.begin, words.end - words.begin);
  for (const StaticRow& row : model.rows) {
    if (row.label.hash == hash) return &row;
  }
  Words here;
  split_words(doc_.text(), all.list[words.begin].begin, all.list[words.end - 1].end, here);
  const StaticRow* best = nullptr;
  double most = 0.62;
  for (const StaticRow& row : model.rows) {
    const double alike = likeness(here, row.label.words);
    if (alike > most) {
      most = alike;
      best = &row;
    }
  }
  return best;
}

void Reader::read_static_row(const TableMatch& match, std::uint32_t r) {
  const docx::Table& table = doc_.tables()[match.table];
  const docx::Row& row = doc_.rows()[table.first_row + r];
  const TableModel& model = model_.tables[match.model];
  const StaticRow* known = nullptr;
  for (std::uint32_t c = 0; c < row.cell_count && known == nullptr; ++c) {
    const docx::Cell& cell = doc_.cells()[row.first_cell + c];
    const std::uint32_t column = match.column_of[cell.column];
    if (column == kNoColumn || !model.columns[column].row_label) continue;
    known = static_row(model, stream_.cell_words(cell));
    if (known == nullptr) continue;
    const std::string path = known->holes.empty() ? std::string{} : pointer_of(known->holes.front().path);
    for (const RegionLine& line : cell_lines(cell)) account_.label(line.text, line.paragraph, path);
  }
  if (known == nullptr) return;
  for (std::size_t h = 0; h < known->holes.size(); ++h) {
    for (std::uint32_t c = 0; c < row.cell_count; ++c) {
      const docx::Cell& cell = doc_.cells()[row.first_cell + c];
      if (match.column_of[cell.column] != known->columns[h]) continue;
      std::vector<RegionLine> lines = cell_lines(cell);
      split(lines, {known->holes[h]}, FoundBy::table, confidence_of(match));
    }
  }
}

bool Reader::is_preset_only(const TableModel& model, const Value& element) const {
  const route::Object* object = element.object();
  if (object == nullptr) return true;
  bool says = false;
  for (const auto& [key, value] : *object) {
    if (value.says_nothing() || key == model.key_member) continue;
    bool preset = false;
    for (const ReadPreset& p : model_.presets) {
      preset = preset || (p.array == model.array && p.member == key && value.string() != nullptr &&
                          hash_but_numbers(*value.string()) == hash_but_numbers(p.text));
    }
    says = says || !preset;
  }
  return !says;
}

void Reader::read_element(const TableMatch& match, std::uint32_t r, RowState& state) {
  const docx::Row& row = doc_.rows()[doc_.tables()[match.table].first_row + r];
  const TableModel& model = model_.tables[match.model];
  const std::string array_name = route::dotted(state.array);
  const std::size_t index = array_sizes_[array_name];
  const std::size_t fields_before = reading_.fields.size();
  const std::size_t echoes_before = echoes_.size();
  const ElementRow element{model, state.array, index, confidence_of(match), parts_of(match, row)};
  for (const ElementPart& part : element.parts) {
    if (model.columns[part.column].row_label && !model.key_member.empty()) {
      read_key(element, part);
    } else {
      read_part(element, part, state);
    }
  }
  read_fixed_places(element);
  Path path = state.array;
  path.push_back(Step{Step::Kind::index, {}, {}, index});
  const Value* value = route::at(reading_.route, path);
  const bool there = value != nullptr;
  const bool says = there && !is_preset_only(model, *value);
  if (says && !state.group.empty()) lend_group(element, state);
  if (there && !says) drop_element(element, pointer_of(path) + "/", fields_before);
  if (!says) echoes_.resize(echoes_before);
  if (there) {
    for (const ElementPart& part : element.parts) {  // what names the row is the form's, or the field that it became
      if (model.columns[part.column].row_label) account_.take(stream_.cell_text(doc_.cells()[part.cell]));
    }
  }
  if (says) ++array_sizes_[array_name];
}

// The cells of the form's columns; numbers of rows are told as labels on the way.
std::vector<ElementPart> Reader::parts_of(const TableMatch& match, const docx::Row& row) {
  std::vector<ElementPart> parts;
  for (std::uint32_t c = 0; c < row.cell_count; ++c) {
    const docx::Cell& cell = doc_.cells()[row.first_cell + c];
    const std::uint32_t column = cell.column < match.column_of.size() ? match.column_of[cell.column] : kNoColumn;
    if (column != kNoColumn) {
      parts.push_back({row.first_cell + c, column});
      continue;
    }
    if (cell.column >= match.number_column.size() || !match.number_column[cell.column]) continue;
    for (const RegionLine& line : cell_lines(cell)) {
      if (line.normal.find_first_not_of("0123456789.)№ ") == std::string::npos) {
        account_.label(line.text, line.paragraph);
      }
    }
  }
  return parts;
}

// The first cell of a keyed row: the form's own word for it, or what somebody added.
void Reader::read_key(const ElementRow& element, const ElementPart& part) {
  const docx::Cell& cell = doc_.cells()[part.cell];
  const WordSpan words = stream_.cell_words(cell);
  if (words.empty()) return;
  const StaticRow* known = static_row(element.model, words);
  Path path = element.array;
  path.push_back(Step{Step::Kind::index, {}, {}, element.index});
  path.push_back(Step{Step::Kind::key, element.model.key_member, {}, 0});
  const std::string_view raw = doc_.text(stream_.cell_text(cell));
  slot(reading_.route, path) = Value(known != nullptr ? known->key_value : text::value_text(raw));
  reading_.fields.push_back(
      {pointer_of(path), std::string(raw), FoundBy::table, element.confidence, stream_.first_paragraph(cell)});
}

void Reader::read_part(const ElementRow& element, const ElementPart& part, RowState& state) {
  const docx::Cell& cell = doc_.cells()[part.cell];
  std::vector<ReadHole>& holes = state.holes[part.column];
  for (ReadHole& hole : holes) set_element(hole.path, element.array, element.index);
  std::string* above = cell.column < state.above.size() ? &state.above[cell.column] : nullptr;
  if (cell.merged_up && above != nullptr) {
    for (const ReadHole& hole : holes) {
      if (above->empty()) break;
      store(hole, hole.path, *above, {}, {}, stream_.first_paragraph(cell), FoundBy::table, element.confidence);
    }
    return;
  }
  if (holes.size() == 1 || (!holes.empty() && !cell.merged_up)) {
    std::vector<RegionLine> lines = cell_lines(cell);
    split(lines, holes, FoundBy::table, element.confidence);
  }
  if (!cell.merged_up && above != nullptr) {
    *above = text::value_text(doc_.text(stream_.cell_text(cell)));
    if (text::is_empty_value(*above)) above->clear();
  }
}

// Values with a place of their own («общий», merged down over the rows).
void Reader::read_fixed_places(const ElementRow& element) {
  for (const StaticRow& fixed : element.model.rows) {
    for (std::size_t h = 0; h < fixed.holes.size(); ++h) {
      for (const ElementPart& part : element.parts) {
        const docx::Cell& cell = doc_.cells()[part.cell];
        if (part.column != fixed.columns[h] || cell.merged_up) continue;
        std::vector<RegionLine> lines = cell_lines(cell);
        split(lines, {fixed.holes[h]}, FoundBy::table, element.confidence);
      }
    }
  }
}

// A row that spanned the table named the group of this one.
void Reader::lend_group(const ElementRow& element, RowState& state) {
  for (const Column& column : element.model.columns) {
    for (const ReadHole& hole : column.holes) {
      if (!hole.merge) continue;
      Path path = hole.path;
      set_element(path, element.array, element.index);
      const Value* there = route::at(reading_.route, path);
      if (there != nullptr && !there->says_nothing()) continue;
      if (store(hole, path, state.group, std::string(doc_.text(state.group_span)), state.group_span,
                state.group_paragraph, FoundBy::table, 0.7)) {
        account_.take(state.group_span);
        state.group_span = {};
      }
    }
  }
}

// Nothing but what the form prints itself: no row, its text is the form's.
void Reader::drop_element(const ElementRow& element, const std::string& prefix, std::size_t fields_before) {
  for (std::size_t i = reading_.fields.size(); i-- > fields_before;) {
    if (!reading_.fields[i].path.starts_with(prefix)) continue;
    if (!reading_.fields[i].raw.empty()) {
      reading_.labels.push_back({reading_.fields[i].raw, reading_.fields[i].paragraph, {}});
    }
    reading_.fields.erase(reading_.fields.begin() + static_cast<std::ptrdiff_t>(i));
  }
  route::Array* array = slot(reading_.route, element.array).array();
  if (array != nullptr && array->size() > element.index) array->resize(element.index);
}

}  // namespace marshrut::lens
