// Tables of what an element of another table holds: each stands behind the row that it belongs to.
#include <algorithm>

#include "lens/reader.hpp"

namespace marshrut::lens {

using route::Path;
using route::Step;

void Reader::read_tables() {
  for (std::size_t i = 0; i < chosen_.size(); ++i) {
    const TableModel& model = model_.tables[chosen_[i].model];
    const Path array = own_array(i);
    const std::string name = route::dotted(array);
    const std::size_t before = array_sizes_[name];
    read_table(chosen_[i], array);
    const std::size_t read = array_sizes_[name] - before;
    Outer& outer = outers_[name];
    const bool goes_on = outer.rows > 0 && outer.inner_tables == 0;  // cut in two
    if (!goes_on) outer = {before, 0, 0};
    outer.rows += read;
    // An element of which nothing but its own table says something.
    for (std::size_t step = 0; step < model.array_path.size() && read > 0; ++step) {
      if (model.array_path[step].kind != Step::Kind::each) continue;
      std::size_t& size =
          array_sizes_[route::dotted(Path(array.begin(), array.begin() + static_cast<std::ptrdiff_t>(step)))];
      size = std::max(size, array[step].index + 1);
    }
  }
}

// The array of a table, with the elements that it stands in. Tables behind one with several rows are these rows' in
// order; a single one is the last row's, which stands right before it.
Path Reader::own_array(std::size_t chosen_index) {
  const std::uint32_t model = chosen_[chosen_index].model;
  Path array = model_.tables[model].array_path;
  for (std::size_t step = 0; step < array.size(); ++step) {
    if (array[step].kind != Step::Kind::each) continue;
    const std::string name = route::dotted(Path(array.begin(), array.begin() + static_cast<std::ptrdiff_t>(step)));
    const auto [known, fresh] = outers_.try_emplace(name);
    Outer& outer = known->second;
    if (fresh) outer.first = array_sizes_[name];
    std::size_t tables = outer.inner_tables + 1;
    for (std::size_t i = chosen_index + 1; i < chosen_.size() && model_.tables[chosen_[i].model].array != name; ++i) {
      tables += chosen_[i].model == model ? 1U : 0U;
    }
    const std::size_t last = outer.rows > 0 ? outer.rows - 1 : 0;
    array[step] =
        Step{Step::Kind::index, {}, {}, outer.first + (tables == 1 ? last : std::min(outer.inner_tables, last))};
    ++outer.inner_tables;
  }
  return array;
}

}  // namespace marshrut::lens
