#include "route/shape.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/files.hpp"

namespace marshrut::route {

class Shape::Compiler {
public:
  Compiler(const Value& root, std::vector<Node>& nodes) : root_(root), nodes_(nodes) {}

  std::uint32_t compile(const Value& given, std::size_t depth = 0) {
    const Value* schema = resolve(given);
    if (schema == nullptr || schema->object() == nullptr || depth > kMaxDepth) return unsure();
    if (const auto known = seen_.find(schema); known != seen_.end()) return known->second;
    const auto place = static_cast<std::uint32_t>(nodes_.size());
    seen_.emplace(schema, place);
    nodes_.emplace_back();
    Node node;
    bool understood = true;
    for (const auto& [key, value] : *schema->object()) understood = take(node, key, value, depth) && understood;
    if (!node.choices.empty() && node.types == 0) node.types = kString;
    if (!understood) node.types = 0;
    nodes_[place] = std::move(node);
    return place;
  }

private:
  std::uint32_t unsure() {
    nodes_.emplace_back();
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }

  [[nodiscard]] const Value* resolve(const Value& node) const {
    const Value* target = node.find("$ref");
    if (target == nullptr) return &node;
    const bool inside = target->string() != nullptr && target->string()->starts_with("#/");
    return inside ? at_pointer(root_, std::string_view(*target->string()).substr(1)) : nullptr;
  }

  // False for a word of JSON Schema that is not understood here.
  bool take(Node& node, const std::string& key, const Value& value, std::size_t depth) {
    if (key == "type") return take_types(node, value);
    if (key == "enum") return take_choices(node, value);
    if (key == "minLength") return value.number() != nullptr && *value.number() <= 1;  // a pruned text is not empty
    if (key == "additionalProperties") return true;  // an unknown member is never sure
    if (key == "items") return node.items = compile(value, depth + 1), true;
    if (key == "properties") return take_members(node, value, depth);
    return key == "$schema" || key == "$id" || key == "title" || key == "description" || key == "definitions" ||
           key == "default" || key == "examples" || key == "$comment" || key.starts_with("x-");
  }

  static bool take_types(Node& node, const Value& value) {
    static constexpr std::array<std::pair<std::string_view, Type>, 5> kTypes{
        {{"string", kString}, {"number", kNumber}, {"boolean", kBoolean}, {"array", kArray}, {"object", kObject}}};
    const Array one = value.array() == nullptr ? Array{value} : *value.array();
    for (const Value& name : one) {
      const auto* known = std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& t) { return name == t.first; });
      if (known == kTypes.end()) return false;
      node.types = static_cast<std::uint8_t>(node.types | known->second);
    }
    return true;
  }

  static bool take_choices(Node& node, const Value& value) {
    if (value.array() == nullptr) return false;
    for (const Value& choice : *value.array()) {
      if (choice.string() == nullptr) return false;
      node.choices.push_back(*choice.string());
    }
    return true;
  }

  bool take_members(Node& node, const Value& value, std::size_t depth) {
    if (value.object() == nullptr) return false;
    for (const auto& [name, schema] : *value.object()) node.members.emplace_back(name, compile(schema, depth + 1));
    return true;
  }

  const Value& root_;
  std::vector<Node>& nodes_;
  std::map<const Value*, std::uint32_t> seen_;
};

Result<Shape> Shape::load(const std::filesystem::path& schema) {
  auto bytes = read_file(schema);
  if (!bytes) return bytes.error();
  auto root = parse(*bytes);
  if (!root) return Error{Code::bad_template, root.error().message, schema.string()};
  Shape shape;
  Compiler(*root, shape.nodes_).compile(*root);
  return shape;
}

bool Shape::fits(const Value& value, std::uint32_t place) const {
  const Node& node = nodes_[place];
  if (const std::string* text = value.string()) {
    return (node.types & kString) != 0 &&
           (node.choices.empty() || std::find(node.choices.begin(), node.choices.end(), *text) != node.choices.end());
  }
  if (!node.choices.empty()) return false;
  if (value.number() != nullptr) return (node.types & kNumber) != 0;
  if (value.boolean() != nullptr) return (node.types & kBoolean) != 0;
  if (const Array* items = value.array()) {
    return (node.types & kArray) != 0 && node.items != 0 &&
           std::all_of(items->begin(), items->end(), [&](const Value& item) { return fits(item, node.items); });
  }
  const Object* members = value.object();
  if (members == nullptr || (node.types & kObject) == 0) return false;
  return std::all_of(members->begin(), members->end(), [&](const Member& member) {
    const auto found = std::find_if(node.members.begin(), node.members.end(),
                                    [&](const auto& known) { return known.first == member.first; });
    return found != node.members.end() && fits(member.second, found->second);
  });
}

}  // namespace marshrut::route
