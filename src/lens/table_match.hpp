// lens/table_match.hpp: which table of a document is which table of the form; private to this module.
#pragma once

#include <cstdint>
#include <vector>

#include "lens/read_model.hpp"
#include "lens/stream.hpp"

namespace marshrut::lens {

inline constexpr std::uint32_t kNoColumn = 0xFFFFFFFFU;

struct TableMatch {
  std::uint32_t table = docx::kNone;
  std::uint32_t model = docx::kNone;
  double score = 0;                      // of the headers, 0 to 1
  std::uint32_t header_row = 0;          // first row of the header
  std::uint32_t body_row = 0;            // first row after it
  std::vector<std::uint32_t> column_of;  // document's grid column -> model's column, or kNoColumn
  std::vector<bool> number_column;       // document's № columns
  bool by_position = false;              // no header: columns taken in order
};

// Every model whose headers fit, best first; empty for tables that are no data tables of this form.
std::vector<TableMatch> match_headers(const Stream& stream, std::uint32_t table, const ReadModel& model);

// A table without a header of its own, taken column by column (a continuation, or a header that was deleted).
TableMatch match_by_position(const Stream& stream, std::uint32_t table, const ReadModel& model,
                             std::uint32_t model_index);

}  // namespace marshrut::lens
