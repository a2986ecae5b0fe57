// app/diagnostics_run.hpp: results of a group into papers: the note, the figures, drafts of routes.
// Shapes:  files named by the caller -> files in a folder, remarks on each table, counts.
// Units:   dates are ISO days.
// Errors:  what a file is refused for, its name in DiagnosticsError::file: not_found, damaged …; unknown_form (no such
//          table, form or specification), bad_data (nobody counts, a column that can't be counted, data that don't fit
//          the model), no_calendar (the term of drafts lies outside the known years), io.
// Owns:    results own what they hold.
// Source:  docs/diagnostika.md.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/diagnostics_settings.hpp"
#include "app/home.hpp"
#include "app/table_remark.hpp"
#include "base/result.hpp"
#include "lens/form.hpp"

namespace marshrut::app {

struct DiagnosticsCall {
  std::filesystem::path results, out;
  std::optional<std::filesystem::path> spec, data, catalogue;
  std::string form;  // of the drafts; empty: the settings' own
  std::string date, prepared, start, end;
};

struct DiagnosticsReport {
  std::size_t people = 0, refused = 0, explained = 0, drafts = 0, without = 0, refused_events = 0;
  std::vector<std::pair<std::string, std::vector<TableRemark>>> remarks;  // by file
  std::vector<std::filesystem::path> written;
};

// The file that the error is about is put into `file`.
Result<DiagnosticsReport> run_diagnostics(const DiagnosticsCall& call, const Home& home, const lens::FormSet& forms,
                                          std::string& file);

// A record of the model «diagnostics» from JSON or from a document of one of its forms.
Result<route::Value> load_diagnostics_record(const std::filesystem::path& path, const Home& home,
                                             const lens::FormSet& forms);

}  // namespace marshrut::app
