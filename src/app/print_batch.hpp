// app/print_batch.hpp: many documents on paper, from lines of JSON: one file, or a folder of files.
// Shapes:  lines of JSON + form -> PDFs in a folder, or one PDF (in an order, with bookmarks); a list of what was
//          printed, if asked for; a report for each bad line, totals.
// Units:   lines count from 1; blank ones are passed over. Sheets: of paper, both sides printed when even_pages.
// Errors:  of a line: told to the progress port, the others are done; of the input or the output as a whole: returned.
// Owns:    nothing that outlives the call.
//
// Names are given in the order of the lines, however many threads work. One file is held in memory until it is whole:
// what print::AssembleLimits allow.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "app/batch.hpp"
#include "app/line_source.hpp"
#include "app/printout.hpp"

namespace marshrut::app {

enum class PrintOrder { school, name };

struct PrintBatch {
  const lens::Form* form = nullptr;
  const lens::Form* list = nullptr;  // the form of the list of what is printed; none: no list
  std::string date;                  // ISO, on that list
  std::vector<PrintOrder> order;     // empty: as the lines come
  bool even_pages = false;
  bool folder = false;
  std::filesystem::path out;
  unsigned jobs = 1;
};

// Called for each document as it is done, under a lock.
using TellPrinted = std::function<void(std::uint64_t line, const Printout& printout)>;

struct PrintTotals : BatchTotals {
  std::uint64_t pages = 0;  // of the one file, blank ones too; of all files of a folder
};

// A batch that is cancelled makes no single file; what lies in a folder by then stays.
Result<PrintTotals> print_many(Printer& printer, const PrintBatch& batch, LineSource& lines, BatchProgress& progress,
                               const TellPrinted& tell, const std::atomic<bool>& cancelled);

}  // namespace marshrut::app
