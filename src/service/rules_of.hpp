// service/rules_of.hpp: settings as the rules of the intake; private to this module.
// Errors:  what reading the list of schools and the forms says.
#pragma once

#include "app/home.hpp"
#include "intake/rules.hpp"
#include "service/settings.hpp"

namespace marshrut::service {

Result<intake::Rules> rules_of(const Settings& settings, const app::Home& home);

}  // namespace marshrut::service
