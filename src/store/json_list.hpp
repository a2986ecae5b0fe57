// store/json_list.hpp: a list of texts in one column; private to this module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace marshrut::store {

std::string json_list(const std::vector<std::string>& texts);
// What is no such list gives none.
std::vector<std::string> from_json_list(std::string_view json);

}  // namespace marshrut::store
