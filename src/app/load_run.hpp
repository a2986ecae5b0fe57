// app/load_run.hpp: methodists for the teachers of routes, into papers.
// Shapes:  routes (NDJSON) + list of methodists -> routes with support.methodist, a table for people, a record for the
//          order that assigns methodists.
// Errors:  as in app/diagnostics_run.hpp; a line that is no route fails with its number in `where`.
// Owns:    results own what they hold.
// Source:  YAK актив 3.6, 3.7; SEV order 2.2; docs/diagnostika.md.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "app/home.hpp"
#include "app/methodist_load.hpp"
#include "app/table_remark.hpp"
#include "base/result.hpp"

namespace marshrut::app {

struct LoadCall {
  std::filesystem::path data, methodists, out;
};

struct LoadReport {
  struct Row {
    std::string methodist;
    std::size_t before = 0, now = 0;
  };
  std::size_t teachers = 0, refused = 0;
  std::vector<Row> rows;
  std::vector<std::pair<std::string, std::vector<TableRemark>>> remarks;  // by file
  std::vector<std::filesystem::path> written;
};

Result<LoadReport> run_load(const LoadCall& call, const Home& home, std::string& file);

}  // namespace marshrut::app
