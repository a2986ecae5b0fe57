#include "route/schema.hpp"

// Without it valijson ends the process on a bad schema.
#define VALIJSON_USE_EXCEPTIONS 1

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "base/files.hpp"

namespace marshrut::route {

namespace {

using nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

struct Node {
  std::string title;
  std::string kind;
};
// By path with [] for every step into an array: "events[].title".
using Nodes = std::map<std::string, Node, std::less<>>;

json convert(const Value& value) {
  if (const std::string* text = value.string()) return *text;
  if (const double* number = value.number()) return *number;
  if (const bool* flag = value.boolean()) return *flag;
  if (const Array* items = value.array()) {
    json out = json::array();
    for (const Value& item : *items) out.push_back(convert(item));
    return out;
  }
  if (const Object* members = value.object()) {
    json out = json::object();
    for (const Member& member : *members) out.emplace(member.first, convert(member.second));
    return out;
  }
  return nullptr;
}

// A route that nothing was put into is null; it stands for an empty one.
json convert_route(const Value& route) { return route.is_null() ? json::object() : convert(route); }

std::string text_of(const json& node, const char* key) {
  const auto found = node.find(key);
  return found != node.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json* resolve(const json& root, const json& node) {
  const std::string target = text_of(node, "$ref");
  if (target.empty()) return &node;
  if (!target.starts_with("#/")) return nullptr;
  const json::json_pointer pointer(target.substr(1));
  return root.contains(pointer) ? &root.at(pointer) : nullptr;
}

bool index_nodes(Nodes& nodes, const json& root, const json& unresolved, const std::string& path, std::size_t depth) {
  const json* node = resolve(root, unresolved);
  if (node == nullptr || depth > kMaxDepth) return false;
  nodes[path] = {text_of(*node, "title"), text_of(*node, "x-kind")};
  if (const auto items = node->find("items"); items != node->end()) {
    if (!index_nodes(nodes, root, *items, path + "[]", depth + 1)) return false;
  }
  if (const auto members = node->find("properties"); members != node->end()) {
    for (const auto& [key, member] : members->items()) {
      if (!index_nodes(nodes, root, member, path.empty() ? key : path + '.' + key, depth + 1)) return false;
    }
  }
  return true;
}

struct Parsed {
  json source;
  std::shared_ptr<const valijson::Schema> schema;
  Nodes nodes;
};

Result<Parsed> parse_schema(const std::filesystem::path& file) {
  auto bytes = read_file(file);
  if (!bytes) return bytes.error();
  Parsed parsed;
  try {
    parsed.source = json::parse(*bytes);
    auto schema = std::make_shared<valijson::Schema>();
    valijson::SchemaParser parser;
    parser.populateSchema(Adapter(parsed.source), *schema);
    parsed.schema = std::move(schema);
    if (!index_nodes(parsed.nodes, parsed.source, parsed.source, {}, 0)) {
      return Error{Code::bad_template, "a $ref that leads nowhere", file.string()};
    }
  } catch (const std::exception& error) {
    return Error{Code::bad_template, std::string("not a schema: ") + error.what(), file.string()};
  }
  return parsed;
}

std::string node_path(const Path& path) {
  std::string out;
  for (const Step& step : path) {
    if (step.kind == Step::Kind::key) {
      if (!out.empty()) out += '.';
      out += step.key;
    } else {
      out += "[]";
    }
  }
  return out;
}

// One violation in our words. valijson tells them in English sentences, which this adapter takes apart.
struct Violation {
  enum class Kind { missing, unknown, type, empty, choice, other } kind = Kind::other;
  std::string pointer;
  std::string path;  // as in Nodes
};

void descend(Violation& violation, std::string_view member) {
  violation.pointer += '/';
  for (const char c : member) violation.pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  if (!violation.path.empty()) violation.path += '.';
  violation.path += member;
}

void place(Violation& violation, const std::vector<std::string>& context) {
  for (std::size_t i = 1; i < context.size(); ++i) {  // the first is "<root>"
    const std::string_view step = std::string_view(context[i]).substr(1, context[i].size() - 2);
    if (!step.empty() && step.find_first_not_of("0123456789") == std::string_view::npos) {
      violation.pointer.append("/").append(step);
      violation.path += "[]";
    } else {
      descend(violation, step);
    }
  }
}

std::string_view quoted(std::string_view sentence) {
  const std::size_t close = sentence.rfind('\'');
  const std::size_t open = close == std::string_view::npos || close == 0 ? close : sentence.rfind('\'', close - 1);
  return open == std::string_view::npos ? std::string_view() : sentence.substr(open + 1, close - open - 1);
}

std::optional<Violation> read_violation(const valijson::ValidationResults::Error& error) {
  const std::string_view words = error.description;
  if (words.starts_with("Failed to validate")) return std::nullopt;  // only says that something inside failed
  Violation violation;
  place(violation, error.context);
  if (words.starts_with("Missing required")) {
    violation.kind = Violation::Kind::missing;
    descend(violation, quoted(words));
  } else if (words.starts_with("Object contains a property")) {
    violation.kind = Violation::Kind::unknown;
    descend(violation, quoted(words));
  } else if (words.starts_with("Value type not permitted")) {
    violation.kind = Violation::Kind::type;
  } else if (words.starts_with("String should be no fewer")) {
    violation.kind = Violation::Kind::empty;
  } else if (words.starts_with("Failed to match against any enum")) {
    violation.kind = Violation::Kind::choice;
  }
  return violation;
}

std::vector<Violation> violations(const valijson::Schema& schema, const json& route) {
  valijson::Validator validator;
  const Adapter target(route);
  if (validator.validate(schema, target, nullptr)) return {};  // the common case, without collecting
  valijson::ValidationResults results;
  validator.validate(schema, target, &results);
  std::vector<Violation> found;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    if (auto violation = read_violation(error)) found.push_back(std::move(*violation));
  }
  if (found.empty()) found.emplace_back();
  return found;
}

const char* english(Violation::Kind kind) {
  switch (kind) {
    case Violation::Kind::missing:
      return "is required";
    case Violation::Kind::unknown:
      return "is not in the model";
    case Violation::Kind::type:
      return "has the wrong type";
    case Violation::Kind::empty:
      return "is an empty string";
    case Violation::Kind::choice:
      return "is none of the values to choose from";
    case Violation::Kind::other:
      break;
  }
  return "doesn't fit the schema";
}

std::string russian(Violation::Kind kind, const std::string& label) {
  const std::string field = "Поле «" + label + "»";
  switch (kind) {
    case Violation::Kind::missing:
      return field + " не заполнено. Впишите его, пожалуйста.";
    case Violation::Kind::unknown:
      return field + " в этой форме не предусмотрено.";
    case Violation::Kind::type:
      return field + " заполнено значением другого вида.";
    case Violation::Kind::empty:
      return field + " пустое. Впишите его, пожалуйста.";
    case Violation::Kind::choice:
      return field + ": такого значения нет в списке.";
    case Violation::Kind::other:
      break;
  }
  return field + " заполнено не так, как требует форма.";
}

// Puts in the objects that the overlay looks into, so that a missing object is told by the fields it lacks.
void complete(json& route, const json& schema) {
  const auto members = schema.find("properties");
  if (members == schema.end() || !route.is_object()) return;
  for (const auto& [key, member] : members->items()) {
    if (!member.contains("properties")) continue;
    if (!route.contains(key)) route[key] = json::object();
    complete(route[key], member);
  }
}

}  // namespace

struct Schema::Compiled {
  Parsed model;
  std::optional<Parsed> overlay;
};

Result<Schema> Schema::load(const std::filesystem::path& model) {
  auto parsed = parse_schema(model);
  if (!parsed) return parsed.error();
  return Schema(std::make_shared<Compiled>(Compiled{std::move(parsed).value(), std::nullopt}));
}

Result<Schema> Schema::overlay(const std::filesystem::path& file) const {
  auto parsed = parse_schema(file);
  if (!parsed) return parsed.error();
  Compiled compiled{compiled_->model, std::nullopt};
  for (const auto& [path, node] : parsed->nodes) {
    const auto found = compiled.model.nodes.find(path);
    if (found == compiled.model.nodes.end())
      return Error{Code::bad_template, "no such path in the model: " + path, file.string()};
    if (!node.title.empty()) found->second.title = node.title;
  }
  compiled.overlay = std::move(parsed).value();
  return Schema(std::make_shared<Compiled>(std::move(compiled)));
}

bool Schema::has(const Path& path) const { return compiled_->model.nodes.contains(node_path(path)); }

std::string_view Schema::kind(const Path& path) const {
  const auto found = compiled_->model.nodes.find(node_path(path));
  return found == compiled_->model.nodes.end() ? std::string_view() : found->second.kind;
}

std::string_view Schema::title(const Path& path) const {
  const auto found = compiled_->model.nodes.find(node_path(path));
  return found == compiled_->model.nodes.end() ? std::string_view() : found->second.title;
}

Result<void> Schema::validate(const Value& route) const {
  const auto found = violations(*compiled_->model.schema, convert_route(route));
  if (found.empty()) return {};
  return Error{Code::bad_data, found.front().pointer + ' ' + english(found.front().kind), found.front().pointer};
}

std::vector<Remark> Schema::demands(const Value& route) const {
  std::vector<Remark> remarks;
  if (!compiled_->overlay) return remarks;
  json completed = convert_route(route);
  complete(completed, compiled_->overlay->source);
  for (const Violation& violation : violations(*compiled_->overlay->schema, completed)) {
    const auto node = compiled_->model.nodes.find(violation.path);
    const bool known = node != compiled_->model.nodes.end() && !node->second.title.empty();
    const bool absent = violation.kind == Violation::Kind::missing || violation.kind == Violation::Kind::empty;
    remarks.push_back({absent ? "required" : "schema",
                       Severity::error,
                       violation.pointer,
                       russian(violation.kind, known ? node->second.title : violation.pointer),
                       {}});
  }
  return remarks;
}

}  // namespace marshrut::route
