#include "http/description.hpp"

// Without it valijson ends the process on a bad schema.
#define VALIJSON_USE_EXCEPTIONS 1

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "http/description_merge.hpp"

namespace marshrut::http {

namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

constexpr std::size_t kUsualJsonBody = std::size_t{1} << 20U;
constexpr std::size_t kUsualFileBody = std::size_t{32} << 20U;

std::string pointer_of(const valijson::ValidationResults::Error& error) {
  std::string out;
  for (const std::string& step : error.context) {
    if (step == "<root>") continue;
    // "[name]" as valijson writes its steps.
    const bool bracketed = step.size() > 2 && step.front() == '[' && step.back() == ']';
    out += '/' + (bracketed ? step.substr(1, step.size() - 2) : step);
  }
  return out;
}

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> all;
  while (!path.empty()) {
    if (path.front() == '/') path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    all.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return all;
}

bool refers(const Json& schema) {
  if (!schema.is_structured()) return false;
  if (schema.is_object() && schema.contains("$ref")) return true;
  return std::any_of(schema.begin(), schema.end(), refers);
}

// Text of a parameter as its schema's type wants it; as text when it is none.
Json typed(const std::string& text, const std::string& type) {
  if (type == "integer") {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed == std::errc() && end == text.data() + text.size()) return number;
  }
  if (type == "boolean" && (text == "true" || text == "false")) return text == "true";
  return text;
}

}  // namespace

// Compiled with the document's components beside it where it refers to them; nothing of the source stays.
struct Operation::Schemas {
  valijson::Schema compiled;

  Schemas(const Json& schema, const Json& components) {
    Json source = schema;
    if (refers(schema)) source["components"] = components;
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(Adapter(source), compiled);
  }
  [[nodiscard]] std::optional<Misfit> misfit(const Json& value) const {
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(compiled, Adapter(value), &results)) return std::nullopt;
    // The deepest tells most; valijson gives what holds it, too.
    std::string where;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
      std::string at = pointer_of(error);
      if (at.size() > where.size()) where = std::move(at);
    }
    return Misfit{where};
  }
};

struct Operation::Parameter {
  std::string name, in, type;
  bool required = false;
  Schemas schema;

  Parameter(const Json& from, const Json& components)
      : name(from.at("name")),
        in(from.at("in")),
        type(from.at("schema").value("type", Json("string")).is_string() ? from.at("schema").value("type", "string")
                                                                         : std::string("string")),
        required(from.value("required", false)),
        schema(from.at("schema"), components) {}
};

std::optional<Misfit> Operation::misfit(const std::map<std::string, std::string>& path, const Query& query) const {
  std::map<std::string, std::string> given;
  for (const auto& [name, value] : query) {
    if (!given.emplace(name, value).second) return Misfit{name};
  }
  for (const auto& parameter : parameters_) {
    const auto& from = parameter->in == "path" ? path : given;
    if (parameter->in == "header") continue;
    const auto found = from.find(parameter->name);
    if (found == from.end()) {
      if (parameter->required) return Misfit{parameter->name};
      continue;
    }
    if (parameter->schema.misfit(typed(found->second, parameter->type))) return Misfit{parameter->name};
    if (parameter->in == "query") given.erase(parameter->name);
  }
  if (!given.empty()) return Misfit{given.begin()->first};
  return std::nullopt;
}

std::optional<Misfit> Operation::misfit(const Json& body) const { return body_->misfit(body); }

namespace {

const Json& resolved(const Json& root, const Json& node) {
  const auto ref = node.find("$ref");
  return ref == node.end() ? node : root.at(Json::json_pointer(ref->get<std::string>().substr(1)));
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return text;
}

}  // namespace

Operation Description::operation_of(const Json& root, const std::string& path, const std::string& method,
                                    const Json& told) {
  static const Json kNone = Json::object();
  const Json& components = root.contains("components") ? root.at("components") : kNone;
  Operation operation;
  operation.id_ = told.at("operationId");
  operation.path_ = path;
  operation.method_ = upper(method);
  for (const std::string_view part : segments(path)) operation.parts_.emplace_back(part);
  operation.tells_secret_ = told.value("x-secret", false);
  for (const Json& one : told.value("parameters", Json::array())) {
    const Json& parameter = resolved(root, one);
    operation.needs_if_match_ =
        operation.needs_if_match_ || (parameter.at("name") == "If-Match" && parameter.value("required", false));
    operation.parameters_.push_back(std::make_shared<Operation::Parameter>(parameter, components));
  }
  const auto body = told.find("requestBody");
  if (body == told.end()) return operation;
  const auto content = body->at("content").begin();
  operation.body_type_ = content.key();
  operation.body_required_ = body->value("required", false);
  const bool json = operation.body_type_ == "application/json";
  operation.most_body_ = body->value("x-most-bytes", json ? kUsualJsonBody : kUsualFileBody);
  if (json) operation.body_ = std::make_shared<Operation::Schemas>(content->at("schema"), components);
  return operation;
}

Result<Description> Description::load(const std::filesystem::path& folder) {
  auto root = merged_description(folder);
  if (!root) return root.error();
  Description all;
  std::string at;
  try {
    for (const auto& [path, item] : root->at("paths").items()) {
      for (const auto& [method, told] : item.items()) {
        at = method + ' ' + path;
        Operation operation = operation_of(*root, path, method, told);
        if (all.find(operation.id()) != nullptr) return Error{Code::bad_data, "one operationId twice", at};
        all.operations_.push_back(std::move(operation));
      }
    }
  } catch (const std::exception& wrong) {
    return Error{Code::bad_data, wrong.what(), at};
  }
  all.text_ = root->dump();
  return all;
}

const Operation* Description::find(std::string_view id) const {
  const auto found = std::find_if(operations_.begin(), operations_.end(),
                                  [&](const Operation& operation) { return operation.id() == id; });
  return found == operations_.end() ? nullptr : &*found;
}

Description::Found Description::match(std::string_view method, std::string_view path) const {
  const auto wanted = segments(path);
  Found best;
  std::size_t most_literal = 0;
  for (const Operation& operation : operations_) {
    const auto& parts = operation.parts_;
    if (parts.size() != wanted.size()) continue;
    std::map<std::string, std::string> parameters;
    std::size_t literal = 1;
    bool fits = true;
    for (std::size_t i = 0; i < parts.size() && fits; ++i) {
      if (parts[i].starts_with('{')) {
        auto value = decoded(wanted[i], false);
        fits = value && !value->empty();
        if (fits) parameters[parts[i].substr(1, parts[i].size() - 2)] = std::move(*value);
      } else {
        fits = parts[i] == wanted[i];
        ++literal;
      }
    }
    if (!fits || literal < most_literal) continue;
    // «/sessions/all» wins over «/sessions/{id}».
    if (literal > most_literal) best = {};
    most_literal = literal;
    best.allowed.push_back(operation.method());
    if (operation.method() != method) continue;
    best.operation = &operation;
    best.parameters = std::move(parameters);
  }
  return best;
}

}  // namespace marshrut::http
