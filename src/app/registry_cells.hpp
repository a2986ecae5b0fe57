// app/registry_cells.hpp: one cell of a registry into its place in the route; private to this module.
// Shapes:  Cell + column of the profile -> route, printed text, problems.
// Errors:  none: a value that can't be read stays as typed where the model takes text, and is told.
#pragma once

#include <string>
#include <vector>

#include "app/cell_value.hpp"
#include "app/registry.hpp"

namespace marshrut::app {

using RegistryColumn = route::RegistryProfile::Column;

// Where the column's text goes; empty: nowhere in the route.
route::Path place_of(const RegistryColumn& column);

// True for «да» and «нет» that the registry says itself.
bool is_flag(const RegistryColumn& column);

struct RegistryCell {
  route::Value shown;  // for `cells`; null where the cell says nothing
  std::string text;    // as the registry prints it
  std::vector<CellProblem> problems;
};

RegistryCell read_registry_cell(const xlsx::Cell& cell, const RegistryColumn& column, const route::Schema& schema,
                                route::Value& route);

// The same value, in whatever spaces, dashes or form of date it stands.
bool same_printed(std::string_view a, std::string_view b);

}  // namespace marshrut::app
