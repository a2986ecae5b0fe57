// app/registry_read.hpp: the rows of a registry as routes, whoever edited it meanwhile.
// Shapes:  TableSource + registries' profiles -> ReadRow for each row; remarks on what is no row of its own.
// Units:   rows and columns from 1, as the sheet shows them.
// Errors:  unknown_form where no sheet has the headings of a registry; what the table's reader says.
// Owns:    a ReadRow is the caller's while its sink runs. Rows are streamed.
// Source:  docs/formats/tables.md, docs/formats/registry.md.
//
// Columns are known by their headings, wherever they stand now. What a column prints from more than one path is put
// where its profile says («read»), else it is in `cells` only, as are derived values (да → true).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/registry.hpp"
#include "app/table_remark.hpp"
#include "base/result.hpp"
#include "xlsx/table.hpp"

namespace marshrut::app {

struct ReadRow {
  std::string sheet;
  std::uint32_t row = 0;
  const RegistryForm* form = nullptr;
  route::Value route, cells;  // cells by their headings
  std::vector<TableRemark> remarks;
  // By the profile's columns, as the registry prints them; nullopt for a column that is not there.
  std::vector<std::optional<std::string>> texts;
};

class RegistrySink {
public:
  virtual ~RegistrySink() = default;
  virtual void row(const ReadRow& row) = 0;
  virtual void remark(const TableRemark& remark) = 0;
};

struct RegistryCounts {
  std::uint64_t rows = 0, explained = 0;
};

Result<RegistryCounts> read_registry(const xlsx::TableSource& table, const std::vector<RegistryForm>& forms,
                                     std::optional<std::string_view> form_id, RegistrySink& sink);

// One line of JSON.
std::string registry_json(std::string_view file, const ReadRow& row);

}  // namespace marshrut::app
