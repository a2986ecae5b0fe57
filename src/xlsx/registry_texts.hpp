// xlsx/registry_texts.hpp: what a registry would print for a route, for comparing with what stands in one.
// Shapes:  RegistryProfile + route and its line -> the text of each column.
// Errors:  none.
// Owns:    the texts, until the next line. The profile must outlive it.
// Source:  docs/formats/registry.md.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "route/registry_profile.hpp"
#include "route/value.hpp"

namespace marshrut::xlsx {

class RegistryTexts {
public:
  RegistryTexts(const route::RegistryProfile& profile, std::chrono::sys_days today);
  RegistryTexts(RegistryTexts&&) noexcept;
  RegistryTexts& operator=(RegistryTexts&&) = delete;
  ~RegistryTexts();

  const std::vector<std::string>& of(const route::Value& route, const route::Value& line);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace marshrut::xlsx
