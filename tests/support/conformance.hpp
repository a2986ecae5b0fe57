// support/conformance.hpp: answers held against the OpenAPI document: operation, status, type, schema.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

namespace marshrut::testing {

struct Answer;

class Conformance {
public:
  explicit Conformance(nlohmann::json description);
  // What is off; "" when nothing is, and for addresses that are none of the API's.
  std::string judge(const std::string& method, const std::string& target, const Answer& answer);
  [[nodiscard]] const std::set<std::pair<std::string, int>>& seen() const { return seen_; }
  [[nodiscard]] const nlohmann::json& description() const { return description_; }

private:
  nlohmann::json description_;
  std::set<std::pair<std::string, int>> seen_;
};

}  // namespace marshrut::testing
