#include "store/json_list.hpp"

#include <nlohmann/json.hpp>

namespace marshrut::store {

std::string json_list(const std::vector<std::string>& texts) {
  return nlohmann::json(texts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::string> from_json_list(std::string_view json) {
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  std::vector<std::string> texts;
  if (!parsed.is_array()) return texts;
  for (const auto& text : parsed) {
    if (text.is_string()) texts.push_back(text.get<std::string>());
  }
  return texts;
}

}  // namespace marshrut::store
