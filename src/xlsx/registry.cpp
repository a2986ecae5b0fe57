#include "xlsx/registry.hpp"

#include <algorithm>

#include "text/messages.hpp"
#include "xlsx/registry_row.hpp"
#include "xlsx/row_sorter.hpp"
#include "xlsx/sheet_writer.hpp"
#include "xlsx/sums.hpp"
#include "xlsx/widths.hpp"

namespace marshrut::xlsx {

struct Registry::Impl {
  Impl(const route::RegistryProfile& given, const RegistryOptions& options)
      : profile(given),
        today(options.today),
        rows_per_sheet(options.rows_per_sheet == 0 ? kMostRows : std::min(options.rows_per_sheet, kMostRows)),
        row(given, options.today),
        sorter(options.memory == 0 ? RowSorter::kMemory : options.memory),
        sums(given),
        widths(given) {}

  [[nodiscard]] Plan plan() const;

  const route::RegistryProfile& profile;
  std::chrono::sys_days today;
  std::uint64_t rows_per_sheet;
  RegistryRow row;
  RowSorter sorter;
  Sums sums;
  Widths widths;
  std::uint64_t rests = 0;
};

Plan Registry::Impl::plan() const {
  Plan plan;
  plan.profile = &profile;
  plan.widths = widths.fitted();
  plan.tables = sums.tables();
  plan.created = std::chrono::system_clock::to_time_t(today);
  std::uint64_t left = sorter.rows();
  do {
    const std::uint64_t rows = std::min(left, rows_per_sheet);
    const std::size_t number = plan.sheets.size() + 1;
    plan.sheets.push_back({profile.sheet + (number == 1 ? "" : " (" + std::to_string(number) + ')'), rows});
    left -= rows;
  } while (left > 0);
  plan.rest = {text::message("xlsx.rest.sheet"), rests};
  return plan;
}

Registry::Registry(const route::RegistryProfile& profile, const RegistryOptions& options)
    : impl_(std::make_unique<Impl>(profile, options)) {}
Registry::Registry(Registry&&) noexcept = default;
Registry::~Registry() = default;

Result<void> Registry::add(const route::Value& route, const route::Value& line) {
  const Source source{&route, &line};
  impl_->row.build(source);
  impl_->rests += impl_->row.rests();
  impl_->sums.add(source, impl_->row.texts());
  impl_->widths.add(impl_->row.texts());
  return impl_->sorter.add(impl_->row.key(), impl_->row.packed());
}

Result<RegistryTotals> Registry::write(const std::filesystem::path& path,
                                       const std::function<bool(std::uint64_t)>& written) {
  if (impl_->rests > kMostRows) return Error{Code::too_large, "too many texts that are too long for a cell", {}};
  if (auto done = impl_->sorter.finish(); !done) return done.error();
  const Plan plan = impl_->plan();
  if (auto done = write_workbook(plan, impl_->sorter, path, written); !done) return done.error();
  return RegistryTotals{impl_->sorter.rows(), plan.sheets.size(), impl_->rests};
}

}  // namespace marshrut::xlsx
