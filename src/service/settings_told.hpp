// service/settings_told.hpp: how the service is set up, for the administrator's page; private to this module.
// Shapes:  Settings -> JSON of getSettings: groups of keys, values and what they are; secrets as dots.
#pragma once

#include <cstddef>
#include <string>

#include "service/settings.hpp"
#include "store/store.hpp"

namespace marshrut::service {

std::string settings_told(const Settings& settings, const store::Store& store, std::size_t schools);

}  // namespace marshrut::service
