#include "xlsx/sums.hpp"

#include <algorithm>

#include "text/messages.hpp"
#include "text/names.hpp"

namespace marshrut::xlsx {

namespace {

using route::RegistryProfile;
using route::Value;

constexpr std::size_t kIsoMonth = 7;

// In an element where there is one, else in the line.
bool says(const Source& source, const Value* element, const route::Path& path) {
  bool found = false;
  const UseValue use = [&](const Value&) { found = true; };
  element != nullptr ? each_value(*element, path, use) : each_value(source, path, use);
  return found;
}

// Calls use(element) for each element of a series, or once with nullptr for the route itself.
template <class Use>
void each_element(const RegistryProfile::Series& series, const Source& source, Use use) {
  const auto counts = [&](const Value* element) {
    if (series.when.empty() || says(source, element, series.when)) use(element);
  };
  if (series.each.empty()) return counts(nullptr);
  each_value(source, series.each, [&](const Value& element) { counts(&element); });
}

std::string named(const RegistryProfile::Block& block, const std::string& value) {
  for (const auto& [given, name] : block.names) {
    if (given == value) return name;
  }
  return value;
}

}  // namespace

Sums::Sums(const RegistryProfile& profile) {
  for (const Block& block : profile.blocks) {
    Counted counted;
    counted.block = &block;
    if (block.split.empty()) {
      for (const auto& series : block.series) counted.series.push_back(series.name);
    }
    for (const auto& fixed : block.counts) counted.categories[fixed.name].resize(block.series.size());
    blocks_.push_back(std::move(counted));
  }
}

void Sums::add(const Source& source, const std::vector<std::string>& texts) {
  for (Counted& counted : blocks_) {
    if (!counted.block->counts.empty()) {
      count_fixed(counted, source, texts);
      continue;
    }
    for (std::size_t i = 0; i < counted.block->series.size(); ++i) {
      each_element(counted.block->series[i], source,
                   [&](const Value* element) { count_by(counted, i, source, element); });
    }
  }
}

void Sums::count_fixed(Counted& counted, const Source& source, const std::vector<std::string>& texts) {
  for (std::size_t i = 0; i < counted.block->series.size(); ++i) {
    each_element(counted.block->series[i], source, [&](const Value* element) {
      for (const auto& fixed : counted.block->counts) {
        const bool counts = fixed.column ? texts[*fixed.column] == fixed.equals
                                         : fixed.when.empty() || says(source, element, fixed.when);
        if (counts) counted.categories[fixed.name][i] += 1;
      }
    });
  }
}

void Sums::count_by(Counted& counted, std::size_t series, const Source& source, const Value* element) {
  const Block& block = *counted.block;
  const std::size_t column = block.split.empty() ? series : series_of(counted, source);
  const UseValue use = [&](const Value& value) {
    std::string category = text_of(value);
    if (block.by_month) {
      if (!excel_day(category)) return;
      category.resize(kIsoMonth);
    }
    count(counted, named(block, category), column);
  };
  const route::Path& by = block.series[series].by;
  element != nullptr ? each_value(*element, by, use) : each_value(source, by, use);
}

std::size_t Sums::series_of(Counted& counted, const Source& source) {
  const Value* value = first_value(source, counted.block->split);
  const std::string name =
      value == nullptr ? text::message("xlsx.sums.unknown") : named(*counted.block, text_of(*value));
  const auto known = std::find(counted.series.begin(), counted.series.end(), name);
  if (known != counted.series.end()) return static_cast<std::size_t>(known - counted.series.begin());
  if (counted.series.size() == kMostSeries) return kMostSeries - 1;
  const bool last = counted.series.size() + 1 == kMostSeries;
  counted.series.push_back(last ? text::message("xlsx.sums.others") : name);
  return counted.series.size() - 1;
}

void Sums::count(Counted& counted, const std::string& category, std::size_t series) {
  auto found = counted.categories.find(category);
  std::vector<double>* counts = &counted.others;
  if (found != counted.categories.end()) {
    counts = &found->second;
  } else if (counted.categories.size() < kMostCategories) {
    counts = &counted.categories[category];
  }
  if (counts->size() <= series) counts->resize(series + 1);
  (*counts)[series] += 1;
}

std::vector<SumTable> Sums::tables() const {
  std::vector<SumTable> tables;
  for (const Counted& counted : blocks_) tables.push_back(table_of(counted));
  return tables;
}

namespace {

double total(const SumTable::Row& row) {
  double sum = 0;
  for (const double count : row.counts) sum += count;
  return sum;
}

// In the block's own order, by time, or the most frequent first.
void sort_rows(const RegistryProfile::Block& block, std::vector<SumTable::Row>& rows) {
  if (!block.counts.empty()) {
    const auto place = [&](const SumTable::Row& row) {
      return std::find_if(block.counts.begin(), block.counts.end(), [&](const auto& c) { return c.name == row.name; });
    };
    std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  } else if (!block.by_month) {
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      const double x = total(a), y = total(b);
      return x != y ? x > y : text::compare_russian(a.name, b.name) < 0;
    });
  }
}

void add_to(std::vector<double>& sums, const std::vector<double>& counts) {
  for (std::size_t i = 0; i < counts.size(); ++i) sums[i] += counts[i];
}

}  // namespace

SumTable Sums::table_of(const Counted& counted) {
  const Block& block = *counted.block;
  SumTable table{block.title, block.label, block.chart, counted.series, {}, 0};
  const std::size_t width = counted.series.size();
  for (const auto& [name, counts] : counted.categories) {
    SumTable::Row row{name, counts};
    row.counts.resize(width);
    table.rows.push_back(std::move(row));
  }
  sort_rows(block, table.rows);
  std::vector<double> others(width);
  add_to(others, counted.others);
  // Of many months the last count, of other categories the first.
  while (table.rows.size() > kMostPrinted) {
    const auto least = block.by_month ? table.rows.begin() : table.rows.end() - 1;
    add_to(others, least->counts);
    table.rows.erase(least);
  }
  if (block.by_month) {
    for (auto& row : table.rows) row.name = month_text(row.name);
  }
  const std::size_t named_rows = table.rows.size();
  table.charted = block.by_month ? named_rows : std::min(named_rows, kMostCharted);
  SumTable::Row rest{text::message("xlsx.sums.others"), others};
  if (total(rest) > 0) table.rows.push_back(std::move(rest));
  return table;
}

}  // namespace marshrut::xlsx
