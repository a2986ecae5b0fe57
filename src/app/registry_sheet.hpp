// app/registry_sheet.hpp: the rows of one sheet of a registry; private to this module.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "app/registry_cells.hpp"
#include "app/registry_read.hpp"
#include "xlsx/headings.hpp"

namespace marshrut::app {

// What was too long for its cell, by row and heading: the sheet that the writer adds for it.
using LongTexts = std::map<std::pair<std::uint32_t, std::string>, std::string>;

class RegistrySheet {
public:
  RegistrySheet(const RegistryForm& form, const xlsx::Headings& headings, const LongTexts& long_texts,
                std::string sheet, const xlsx::SheetFacts& facts, RegistrySink& sink, RegistryCounts& counts);
  void begin(xlsx::Header header);
  void row(const xlsx::Row& row);

private:
  void pass_blank(std::uint32_t next_row);
  [[nodiscard]] bool explain(const xlsx::Row& row);
  void read(const xlsx::Row& row);
  void read_cell(const xlsx::Cell& cell, const xlsx::Header::Column& column, ReadRow& result);
  void read_others(const xlsx::Row& row, ReadRow& result);
  void fit_model(ReadRow& result) const;
  void show(ReadRow& result, const std::string& heading, std::uint32_t column, route::Value value) const;
  [[nodiscard]] TableRemark remark(std::string_view code, route::Severity severity, std::uint32_t row,
                                   std::uint32_t column, const std::string& heading, std::string_view shown,
                                   std::string_view more = {}) const;
  void tell(std::string_view code, std::uint32_t row, std::uint32_t column = 0, const std::string& heading = {},
            std::string_view shown = {}, std::string_view more = {});

  const RegistryForm& form_;
  const xlsx::Headings& headings_;
  const LongTexts& long_texts_;
  std::string sheet_;
  const xlsx::SheetFacts& facts_;
  RegistrySink& sink_;
  RegistryCounts& counts_;
  xlsx::Header header_;
  std::uint32_t last_row_ = 0;
  std::set<std::uint32_t> merged_told_;
};

}  // namespace marshrut::app
