// xlsx/plan.hpp: what a workbook of a registry is to be, before its rows; private to the module.
// Shapes:  sheets, columns, rules of looks, tables of the summary.
// Units:   rows and columns from 0; widths in characters.
// Owns:    all it holds.
#pragma once

#include <cstdint>
#include <ctime>
#include <string>
#include <vector>

#include "route/registry_profile.hpp"

namespace marshrut::xlsx {

struct SumTable {
  std::string title, label;
  route::RegistryProfile::Block::Chart chart = route::RegistryProfile::Block::Chart::none;
  std::vector<std::string> series;
  struct Row {
    std::string name;
    std::vector<double> counts;
  };
  std::vector<Row> rows;
  std::size_t charted = 0;  // the first rows, which the chart shows
};

struct SheetPlan {
  std::string name;
  std::uint64_t rows = 0;  // without the header
};

struct Plan {
  const route::RegistryProfile* profile = nullptr;
  std::vector<double> widths;  // of the profile's columns
  std::vector<SheetPlan> sheets;
  SheetPlan rest;  // what was too long for its cell; no such sheet without rows
  std::vector<SumTable> tables;
  std::time_t created = 0;
};

}  // namespace marshrut::xlsx
