// xlsx/derived.hpp: values that a registry works out; private to the module.
// Shapes:  Derived + line + the day of the registry -> a flag, a number, a day, or nothing where the line doesn't tell.
// Errors:  none: what can't be read, or leaves both answers possible, gives nothing.
// Source:  docs/formats/registry.md; domain.md §5 (young-specialist, young-teacher), §6 («до» is strictly under).
#pragma once

#include <chrono>
#include <variant>

#include "route/registry_profile.hpp"
#include "xlsx/values.hpp"

namespace marshrut::xlsx {

using DerivedValue = std::variant<std::monostate, bool, double, std::chrono::sys_days>;

DerivedValue derive(const route::RegistryProfile::Derived& derived, const Source& source, std::chrono::sys_days today);

}  // namespace marshrut::xlsx
