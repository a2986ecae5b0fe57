// support/route_diff.hpp: where two routes differ, for people who read a failed test.
#pragma once

#include <string>
#include <vector>

#include "route/value.hpp"

namespace marshrut::testing {

// "/events/0/title: «a» -> «b»" for each leaf that differs.
std::vector<std::string> differences(const route::Value& want, const route::Value& got);
std::size_t leaves(const route::Value& value);

}  // namespace marshrut::testing
