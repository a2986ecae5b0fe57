// app/print_list.hpp: in which order a batch is printed, and the list that lies on top of it; private to this module.
// Shapes:  PrintedEntries -> their order; the record of the list's form.
// Units:   sheets of paper.
// Source:  schemas/print-list.schema.json.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/print_batch.hpp"
#include "route/value.hpp"

namespace marshrut::app {

struct PrintedEntry {
  std::uint64_t line = 0;
  std::string name, organization, code;
  unsigned pages = 0;
  std::string pdf;  // empty when it lies in a folder
};

// By Russian collation; equal ones as their lines came.
void put_in_order(std::vector<PrintedEntry>& entries, const std::vector<PrintOrder>& order);

route::Value list_record(const std::vector<PrintedEntry>& entries, const PrintBatch& batch);

// A bookmark for each document; one for each school above them, when it is ordered by school.
std::vector<print::Piece> pieces_of(const std::vector<PrintedEntry>& entries, const std::vector<PrintOrder>& order);

}  // namespace marshrut::app
