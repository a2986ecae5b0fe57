// xlsx/sheet_handler.hpp: the elements of a sheet, told as rows; private to this module.
// Shapes:  SAX calls -> on_row for each row that holds something, on_merge, on_hidden_columns, on_filter.
// Errors:  damaged, too_large (cells, text), through SaxHandler.
#pragma once

#include <string>

#include "xlsx/sheet_reader.hpp"

namespace marshrut::xlsx {

class SheetHandler : public SaxHandler {
public:
  // Without `values` cells have their places only.
  SheetHandler(const SheetContext& context, bool values) : context_(context), values_(values) {}

  void begin(std::string_view name, const Attributes& attributes) final;
  void end(std::string_view name) final;
  void text(std::string_view text) final;

protected:
  virtual void on_row(Row& row) = 0;
  virtual void on_data_end() {}
  virtual void on_merge(const Range& /*range*/) {}
  virtual void on_hidden_columns(std::uint32_t /*first*/, std::uint32_t /*last*/) {}
  virtual void on_filter() {}
  const SheetContext& context_;

private:
  void begin_outside(std::string_view name, const Attributes& attributes);
  void begin_row(const Attributes& attributes);
  void begin_cell(const Attributes& attributes);
  void end_cell();
  void end_row();
  void set_value();
  void set_number();
  void set_shared_text();

  bool values_;
  bool in_data_ = false, in_cell_ = false, taking_ = false, phonetic_ = false, row_given_ = false;
  bool has_value_ = false;
  std::uint32_t last_row_ = 0;
  std::size_t count_ = 0;
  std::string type_, text_;
  std::size_t format_ = 0;
  Row row_;
  Cell cell_;
};

}  // namespace marshrut::xlsx
