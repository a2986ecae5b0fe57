#include "xlsx/registry_texts.hpp"

#include "xlsx/registry_row.hpp"

namespace marshrut::xlsx {

struct RegistryTexts::Impl {
  Impl(const route::RegistryProfile& profile, std::chrono::sys_days today) : row(profile, today) {}
  RegistryRow row;
};

RegistryTexts::RegistryTexts(const route::RegistryProfile& profile, std::chrono::sys_days today)
    : impl_(std::make_unique<Impl>(profile, today)) {}
RegistryTexts::RegistryTexts(RegistryTexts&&) noexcept = default;
RegistryTexts::~RegistryTexts() = default;

const std::vector<std::string>& RegistryTexts::of(const route::Value& route, const route::Value& line) {
  impl_->row.build({&route, &line});
  return impl_->row.texts();
}

}  // namespace marshrut::xlsx
