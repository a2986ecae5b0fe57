// http/description_merge.hpp: fragments of the OpenAPI document put together; private to this module.
// Errors:  not_found, bad_data with the file or the operation in `where`.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/result.hpp"

namespace marshrut::http {

Result<nlohmann::json> merged_description(const std::filesystem::path& folder);

}  // namespace marshrut::http
