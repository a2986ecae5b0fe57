// Tables: rows and cells on their grid, with what tracked changes deleted left out.
#include <charconv>

#include "docx/walker.hpp"
#include "docx/xml_values.hpp"

namespace marshrut::docx {

namespace {

std::uint32_t count_of(pugi::xml_node node, std::uint32_t fallback) {
  const std::string_view value = attribute(node, "val");
  std::uint32_t count = fallback;
  std::from_chars(value.data(), value.data() + value.size(), count);
  return count;
}

}  // namespace

void Walker::table(pugi::xml_node tbl, Context& context, std::size_t depth) {
  if (too_deep(depth)) return;
  close_paragraph(context);
  Table table;
  table.depth = table_depth_++;
  table.place = add_place(context.place, "tbl", ++context.tables);
  const auto index = static_cast<std::uint32_t>(doc_.tables_.size());
  doc_.tables_.push_back(table);  // holds the place before the tables that are nested in it
  context.out.push_back({Block::Kind::table, index});
  std::vector<Row> found;
  std::uint32_t ordinal = 0;
  rows(tbl, found, table, ordinal, depth + 1);
  table.first_row = static_cast<std::uint32_t>(doc_.rows_.size());
  table.row_count = static_cast<std::uint32_t>(found.size());
  doc_.rows_.insert(doc_.rows_.end(), found.begin(), found.end());
  doc_.tables_[index] = table;
  --table_depth_;
}

void Walker::rows(pugi::xml_node parent, std::vector<Row>& out, Table& table, std::uint32_t& ordinal,
                  std::size_t depth) {
  if (too_deep(depth)) return;
  for (pugi::xml_node node : Children(parent)) {
    switch (tag_of(node.name())) {
      case Tag::table_row:
        row(node, out, table, ordinal, depth + 1);
        break;
      case Tag::sdt: {
        const std::size_t control = open_control(child(node, Tag::sdt_properties));
        rows(child(node, Tag::sdt_content), out, table, ordinal, depth + 1);
        close_control(control);
        break;
      }
      case Tag::alternate_content:
        rows(branch(node), out, table, ordinal, depth + 1);
        break;
      case Tag::del:
      case Tag::move_from:
      case Tag::table_cell:
        break;
      default:
        if (node.first_child()) rows(node, out, table, ordinal, depth + 1);
    }
  }
}

void Walker::row(pugi::xml_node tr, std::vector<Row>& out, Table& table, std::uint32_t& ordinal, std::size_t depth) {
  ++ordinal;
  Row row;
  std::uint32_t column = 0;
  for (pugi::xml_node property : Children(child(tr, Tag::table_row_properties))) {
    switch (tag_of(property.name())) {
      case Tag::del:
        return;  // a deleted row, taken as accepted
      case Tag::table_header:
        row.header = is_on(property);
        break;
      case Tag::grid_before:
        column = count_of(property, 0);
        break;
      default:
        break;
    }
  }
  if (too_wide(column, 0)) return;
  std::vector<Cell> found = std::move(spare_cells_);
  found.clear();
  std::uint32_t cell_ordinal = 0;
  cells(tr, found, column, add_place(table.place, "tr", ordinal), cell_ordinal, depth + 1);
  if (failed_) return;
  row.first_cell = static_cast<std::uint32_t>(doc_.cells_.size());
  row.cell_count = static_cast<std::uint32_t>(found.size());
  doc_.cells_.insert(doc_.cells_.end(), found.begin(), found.end());
  spare_cells_ = std::move(found);
  table.columns = std::max(table.columns, column);
  out.push_back(row);
}

bool Walker::too_wide(std::uint32_t column, std::uint32_t span) {
  if ((column > limits_.max_columns || span > limits_.max_columns - column) && !failed_) {
    failed_ = true;
    error_ = {Code::too_large, "a table has too many columns", doc_.main_part_};
  }
  return failed_;
}

void Walker::cells(pugi::xml_node parent, std::vector<Cell>& out, std::uint32_t& column, std::uint32_t row_place,
                   std::uint32_t& ordinal, std::size_t depth) {
  if (too_deep(depth)) return;
  for (pugi::xml_node node : Children(parent)) {
    switch (tag_of(node.name())) {
      case Tag::table_cell:
        cell(node, out, column, row_place, ordinal, depth + 1);
        break;
      case Tag::sdt: {
        const std::size_t control = open_control(child(node, Tag::sdt_properties));
        cells(child(node, Tag::sdt_content), out, column, row_place, ordinal, depth + 1);
        close_control(control);
        break;
      }
      case Tag::alternate_content:
        cells(branch(node), out, column, row_place, ordinal, depth + 1);
        break;
      case Tag::table_row_properties:
      case Tag::del:
      case Tag::p:
        break;
      default:
        if (node.first_child()) cells(node, out, column, row_place, ordinal, depth + 1);
    }
  }
}

void Walker::cell(pugi::xml_node tc, std::vector<Cell>& out, std::uint32_t& column, std::uint32_t row_place,
                  std::uint32_t& ordinal, std::size_t depth) {
  ++ordinal;
  Cell cell;
  cell.column = column;
  for (pugi::xml_node property : Children(child(tc, Tag::table_cell_properties))) {
    switch (tag_of(property.name())) {
      case Tag::cell_del:
        return;
      case Tag::grid_span:
        cell.span = std::max(1U, count_of(property, 1));
        break;
      case Tag::v_merge:
        cell.merged_up = attribute(property, "val") != "restart";
        break;
      default:
        break;
    }
  }
  if (too_wide(column, cell.span)) return;
  column += cell.span;
  cell.place = add_place(row_place, "tc", ordinal);
  std::vector<Block> inside = std::move(spare_blocks_);
  inside.clear();
  Context context{cell.place, inside};
  const std::size_t outer_fields = fields_.size();
  blocks(tc, context, depth + 1);
  close_paragraph(context);
  end_fields(outer_fields);
  cell.first_block = static_cast<std::uint32_t>(doc_.blocks_.size());
  cell.block_count = static_cast<std::uint32_t>(inside.size());
  doc_.blocks_.insert(doc_.blocks_.end(), inside.begin(), inside.end());
  spare_blocks_ = std::move(inside);
  out.push_back(cell);
}

}  // namespace marshrut::docx
