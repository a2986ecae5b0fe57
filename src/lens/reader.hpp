// lens/reader.hpp: one reading of one document by one form; private to this module.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lens/account.hpp"
#include "lens/anchors.hpp"
#include "lens/read_model.hpp"
#include "lens/reading.hpp"
#include "lens/stream.hpp"
#include "lens/table_match.hpp"

namespace marshrut::lens {

// A line's part that may hold a value.
struct RegionLine {
  docx::Span text;
  std::uint32_t paragraph = docx::kNone;
  std::string normal;        // text::value_text of it, prompts left out
  bool empty = true;         // says nothing
  bool signed_line = false;  // begins with a line to sign on
};

class Reader {
public:
  Reader(Stream& stream, const ReadModel& model);
  Reading run();

private:
  // tables
  void find_tables();
  [[nodiscard]] bool labels_stand_above(std::uint32_t table) const;
  std::uint32_t labels_in(const docx::Row& row, std::uint32_t& texts) const;
  void assign_tables();
  [[nodiscard]] double caption_bonus(std::uint32_t table, std::uint32_t model) const;
  [[nodiscard]] bool title_row_is(const TableMatch& match, std::uint32_t model) const;
  [[nodiscard]] const TableMatch* printed_again(std::uint32_t table) const;
  void adopt_rest(std::vector<TableMatch>& chosen);
  [[nodiscard]] bool has_merged_cells(const docx::Table& table) const;
  void read_tables();
  [[nodiscard]] route::Path own_array(std::size_t chosen_index);
  void read_table(const TableMatch& match, const route::Path& array);
  void read_row(const TableMatch& match, std::uint32_t row, struct RowState& state);
  [[nodiscard]] bool is_header_of(const TableMatch& match, const docx::Cell& cell, WordSpan words) const;
  bool read_odd_row(const TableMatch& match, std::uint32_t row, struct RowState& state);
  void read_static_row(const TableMatch& match, std::uint32_t row);
  void read_element(const TableMatch& match, std::uint32_t row, struct RowState& state);
  std::vector<struct ElementPart> parts_of(const TableMatch& match, const docx::Row& row);
  void read_key(const struct ElementRow& element, const struct ElementPart& part);
  void read_part(const struct ElementRow& element, const struct ElementPart& part, struct RowState& state);
  void read_fixed_places(const struct ElementRow& element);
  void lend_group(const struct ElementRow& element, struct RowState& state);
  void drop_element(const struct ElementRow& element, const std::string& prefix, std::size_t fields_before);
  void label_row(const docx::Row& row);
  [[nodiscard]] const StaticRow* static_row(const TableModel& model, WordSpan words) const;
  [[nodiscard]] std::vector<RegionLine> cell_lines(const docx::Cell& cell) const;
  [[nodiscard]] bool is_preset_only(const TableModel& model, const route::Value& element) const;

  // regions
  void read_region(std::size_t hit_index);
  [[nodiscard]] std::vector<RegionLine> region_of(std::size_t hit_index);
  [[nodiscard]] std::uint32_t value_begin(const AnchorHit& hit) const;
  // `more` holds them when there are other anchors' among them.
  [[nodiscard]] const std::vector<ReadHole>& holes_of(const Anchor& anchor, std::uint32_t index,
                                                      std::vector<ReadHole>& more) const;
  [[nodiscard]] bool leaves_region(const Line& label, const Line& line, bool has_content, std::uint32_t& frame) const;
  [[nodiscard]] bool is_signature(const Line& line) const;
  RegionLine make_line(docx::Span text, std::uint32_t paragraph) const;

  // values
  void split(std::vector<RegionLine>& lines, const std::vector<ReadHole>& holes, FoundBy by, double confidence);
  void split_typed(std::vector<RegionLine>& lines, std::vector<ReadHole>& holes, double confidence);
  void read_one(const std::vector<RegionLine>& lines, const ReadHole& hole, FoundBy by, double confidence);
  void read_list(const std::vector<RegionLine>& lines, const ReadHole& hole, FoundBy by, double confidence);
  void read_text(const std::vector<RegionLine>& lines, const ReadHole& hole, FoundBy by, double confidence);
  void read_several(std::vector<RegionLine>& lines, std::vector<ReadHole> holes, FoundBy by, double confidence);
  void read_within_line(std::vector<RegionLine>& lines, std::vector<ReadHole>& holes, FoundBy by, double confidence);
  bool store(const ReadHole& hole, const route::Path& path, std::string_view normal, std::string raw, docx::Span span,
             std::uint32_t paragraph, FoundBy by, double confidence);
  // What store() does once the value is converted.
  void keep(route::Value value, const route::Path& path, std::string_view normal, std::string raw, docx::Span span,
            std::uint32_t paragraph, FoundBy by, double confidence);
  std::string claim(const RegionLine& line, const ReadHole& hole);
  void read_controls();
  void apply_echoes();

  Stream& stream_;
  const docx::Document& doc_;
  const ReadModel& model_;
  Reading reading_;
  Account account_;
  std::vector<std::vector<TableMatch>> matches_;  // by table: fitting models, best first
  std::vector<TableMatch> chosen_;
  std::vector<AnchorHit> hits_;
  std::vector<std::uint32_t> hit_of_anchor_;  // anchor -> index into hits_, or kNone
  std::vector<bool> by_columns_;              // by table: labels stand above their values
  std::vector<std::uint32_t> table_line_;     // table -> line that stands for it, or kNone
  struct Echo {
    ReadHole hole;
    std::string normal, raw;
    docx::Span span;
    std::uint32_t paragraph;
  };
  std::vector<Echo> echoes_;
  // The last table with rows of an array, for tables of what its elements hold.
  struct Outer {
    std::size_t first = 0, rows = 0;  // elements that it gave
    std::size_t inner_tables = 0;     // behind it
  };
  std::map<std::string, Outer> outers_;             // dotted path of an array
  std::map<std::string, std::size_t> array_sizes_;  // dotted path of an array -> elements read so far
};

route::Value& slot(route::Value& root, const route::Path& path);
std::string pointer_of(const route::Path& path);
route::Path with_index(route::Path path, std::size_t index);  // `each` steps made that index

}  // namespace marshrut::lens
