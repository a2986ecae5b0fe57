#include "support/conformance.hpp"

#define VALIJSON_USE_EXCEPTIONS 1

#include <algorithm>
#include <sstream>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <vector>

#include "support/console_server.hpp"

namespace marshrut::testing {

namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

std::vector<std::string> segments(const std::string& path) {
  std::vector<std::string> all;
  std::istringstream in(path);
  std::string one;
  while (std::getline(in, one, '/')) {
    if (!one.empty()) all.push_back(one);
  }
  return all;
}

// The operation at that address; the most literal path wins.
const Json* operation_at(const Json& description, const std::string& method, const std::string& path) {
  const auto wanted = segments(path);
  const Json* best = nullptr;
  std::size_t most = 0;
  std::string lower = method == "HEAD" ? "get" : method;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  for (const auto& [pattern, item] : description.at("paths").items()) {
    const auto parts = segments(pattern);
    if (parts.size() != wanted.size() || !item.contains(lower)) continue;
    std::size_t literal = 1;
    bool fits = true;
    for (std::size_t i = 0; i < parts.size() && fits; ++i) {
      const bool hole = parts[i].front() == '{';
      fits = hole || parts[i] == wanted[i];
      literal += hole ? 0 : 1;
    }
    if (fits && literal > most) {
      most = literal;
      best = &item.at(lower);
    }
  }
  return best;
}

std::string schema_misfit(const Json& schema, const Json& components, const std::string& body) {
  const Json value = Json::parse(body, nullptr, false);
  if (value.is_discarded()) return "no JSON";
  Json source = schema;
  source["components"] = components;
  valijson::Schema compiled;
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  parser.populateSchema(Adapter(source), compiled);
  valijson::Validator validator(valijson::Validator::kStrongTypes);
  valijson::ValidationResults results;
  if (validator.validate(compiled, Adapter(value), &results)) return {};
  std::string all;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const std::string& step : error.context) all += step;
    all += ": " + error.description + "; ";
  }
  return all;
}

}  // namespace

Conformance::Conformance(Json description) : description_(std::move(description)) {}

std::string Conformance::judge(const std::string& method, const std::string& target, const Answer& answer) {
  constexpr std::string_view kRoot = "/api/v1";
  const std::string path = target.substr(0, target.find('?'));
  if (!path.starts_with(kRoot)) return {};
  const Json* operation = operation_at(description_, method, path.substr(kRoot.size()));
  if (operation == nullptr) return {};
  const std::string id = operation->at("operationId");
  seen_.emplace(id, answer.status);
  if (answer.status == 304) return {};
  const std::string status = std::to_string(answer.status);
  if (!operation->at("responses").contains(status)) return id + ": no such status: " + status + " " + answer.body;
  const Json& response = operation->at("responses").at(status);
  if (!response.contains("content")) return answer.body.empty() ? std::string() : id + ": a body where none is told";
  if (method == "HEAD") return {};
  const std::string type = answer.type.substr(0, answer.type.find(';'));
  if (!response.at("content").contains(type)) return id + ": no such type: " + type;
  if (response.contains("x-codes")) {
    const Json& codes = response.at("x-codes");
    if (std::find(codes.begin(), codes.end(), Json(answer.code())) == codes.end())
      return id + ": no such code: " + answer.code();
  }
  if (type.find("json") == std::string::npos) return {};
  const std::string wrong =
      schema_misfit(response.at("content").at(type).at("schema"), description_.at("components"), answer.body);
  return wrong.empty() ? std::string() : id + ' ' + status + ": " + wrong;
}

}  // namespace marshrut::testing
