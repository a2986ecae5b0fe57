// app/list_profile.hpp: what a list of people looks like: its headings and what they mean, from data.
// Shapes:  templates/lists/<name>.json + model -> ListProfile.
// Errors:  not_found, bad_template (no JSON, unknown members, paths that the model does not know).
// Owns:    a profile owns all it holds.
// Source:  docs/formats/tables.md.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "route/schema.hpp"
#include "route/value.hpp"
#include "xlsx/headings.hpp"

namespace marshrut::app {

struct ListColumn {
  std::string heading;
  std::vector<std::string> also;
  std::vector<route::Path> paths;  // none: known, and not used
  std::size_t part = 0;            // of a value that stands in several columns, from 1; 0 for a whole one
};

struct ListProfile {
  std::string id, title;
  route::Path name;                         // a row without it is no person
  std::vector<route::Path> same;            // rows that agree in all of these are one person
  std::vector<route::Path> differ;          // unless they differ in one of these
  std::vector<route::Path> expected;        // their absence is told
  std::vector<std::string> totals, vacant;  // beginnings of rows that are no people
  std::vector<ListColumn> columns;

  static Result<ListProfile> load(const std::filesystem::path& file, const route::Schema& model);
  [[nodiscard]] std::vector<xlsx::Wordings> wordings() const;
};

}  // namespace marshrut::app
