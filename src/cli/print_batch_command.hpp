// cli/print_batch_command.hpp: print, for many documents and for registries.
// Shapes:  Call -> exit status.
// Errors:  told on the console.
#pragma once

#include <chrono>
#include <optional>

#include "app/home.hpp"
#include "app/registry.hpp"
#include "cli/commands.hpp"
#include "lens/form.hpp"

namespace marshrut::cli {

int print_batch(const Call& call, const lens::Form& form, Console& console);

int print_registry(const Call& call, const app::RegistryForm& form, std::chrono::sys_days day, Console& console);
// Nothing when the call names no registry.
std::optional<int> print_registry(const Call& call, const app::Home& home, Console& console);

}  // namespace marshrut::cli
