// lens/read_model.hpp: what a compiled form knows for reading; private to this module.
//
// Everything here is derived from the template: the fixed text around a hole is how the hole is found again.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lens/hash_index.hpp"
#include "lens/marker.hpp"
#include "lens/words.hpp"
#include "route/value.hpp"

namespace marshrut::lens {

enum class Kind : std::uint8_t {
  text,
  date,
  period,
  year,
  number,
  hours,
  percent,
  years,
  email,
  phone,
  name,
  mark,
  mark_of,
  choice,
  course,
};
Kind kind_named(std::string_view schema_kind);

struct ReadHole {
  route::Path path;
  Kind kind = Kind::text;
  std::string argument;  // mark_of: the value
  std::vector<std::pair<std::string, std::string>> choices;
  bool echo = false;        // printed again here; read only where its own place is empty
  bool unread = false;      // printed again here; never read
  bool each = false;        // a paragraph or line for each element
  bool free = false;        // stands by itself, not on its label's line or row
  bool merge = false;       // equal neighbours are merged down
  bool after_fill = false;  // a line to sign or write on stands before it
};

// Fixed text: a label, a heading or a caption, and the holes between it and the next fixed text.
struct Anchor {
  std::vector<Phrase> variants;  // as printed; without what stands in brackets; synonyms
  std::vector<ReadHole> holes;
  bool signature = false;    // its hole stands on a line to sign
  bool optional = false;     // a caption: often left out
  bool conditional = false;  // printed only when there is something to print
};

struct Column {
  std::vector<Phrase> headers;  // the cell's own text, with its parent's, synonyms
  std::vector<Phrase> above;    // headers of several columns that it stands under
  bool number = false;          // №
  bool row_label = false;       // static rows are known by it
  std::vector<ReadHole> holes;  // of the repeated row; paths are whole
};

struct StaticRow {
  Phrase label;
  std::string key_value;        // of [key=value]; empty for rows of plain paths
  std::vector<ReadHole> holes;  // by column
  std::vector<std::uint32_t> columns;
};

struct TableModel {
  std::vector<Column> columns;
  std::vector<StaticRow> rows;
  std::vector<Phrase> captions;  // nearest first
  std::vector<std::uint32_t> caption_anchors;
  std::string array;       // dotted path of the repeated array, "" when there is none
  route::Path array_path;  // its `each` steps are elements of the arrays that it stands in
  std::string block;       // dotted path of the array whose elements print this table each for itself; "" for one table
  std::string key_member;  // of static rows' [key=…]
  bool repeated = false;
  std::size_t weight_columns = 0;  // columns with a header and not №
};

struct ReadPreset {
  std::string array;   // "tests"
  std::string member;  // "kind"
  std::string text;
};

struct ReadModel {
  std::vector<Anchor> anchors;  // in the template's order
  std::vector<TableModel> tables;
  std::vector<ReadPreset> presets;
  std::unordered_set<std::string> prompts;  // normal text of the form's own prompts
  // First word of an anchor's variant -> (anchor, variant); whole header text -> (table, column).
  HashIndex by_first_word;
  HashIndex by_header;
};

}  // namespace marshrut::lens
