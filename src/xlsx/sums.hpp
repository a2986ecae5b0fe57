// xlsx/sums.hpp: counts for the summary sheet, row by row; private to the module.
// Shapes:  Source + printed cells -> counts by category and series -> tables.
// Units:   a route counts once for a category of its own, each element once for a category of elements.
// Errors:  none.
// Owns:    its counts: at most kMostCategories of them for a block, the rest together («Прочие»).
// Source:  docs/formats/registry.md «Сводка».
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "route/registry_profile.hpp"
#include "xlsx/plan.hpp"
#include "xlsx/values.hpp"

namespace marshrut::xlsx {

class Sums {
public:
  explicit Sums(const route::RegistryProfile& profile);
  void add(const Source& source, const std::vector<std::string>& texts);
  [[nodiscard]] std::vector<SumTable> tables() const;

  static constexpr std::size_t kMostCategories = 5000, kMostSeries = 12;
  static constexpr std::size_t kMostPrinted = 200, kMostCharted = 20;

private:
  using Block = route::RegistryProfile::Block;
  struct Counted {
    const Block* block = nullptr;
    std::map<std::string, std::vector<double>, std::less<>> categories;  // by what is printed; counts by series
    std::vector<std::string> series;
    std::vector<double> others;
  };

  static void count_fixed(Counted& counted, const Source& source, const std::vector<std::string>& texts);
  static void count_by(Counted& counted, std::size_t series, const Source& source, const route::Value* element);
  static void count(Counted& counted, const std::string& category, std::size_t series);
  static std::size_t series_of(Counted& counted, const Source& source);
  static SumTable table_of(const Counted& counted);

  std::vector<Counted> blocks_;
};

}  // namespace marshrut::xlsx
