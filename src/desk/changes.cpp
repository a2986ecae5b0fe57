#include "desk/changes.hpp"

#include <nlohmann/json.hpp>

#include "app/check.hpp"
#include "route/iso.hpp"

namespace marshrut::desk {

namespace {

using route::Path;
using route::Step;
using route::Value;

// What the program gives a route itself.
bool is_given(std::string_view path) { return path == "/form" || path == "/code" || path.starts_with("/life"); }

bool fits_kind(const Value& value, std::string_view kind) {
  if (value.is_null()) return true;
  if (kind == "date") return value.string() != nullptr && route::parse_iso_date(*value.string()).has_value();
  if (kind == "period") return value.string() != nullptr && route::parse_iso_period(*value.string()).has_value();
  if (kind == "year") return value.string() != nullptr && route::parse_iso_year(*value.string()).has_value();
  if (kind == "hours" || kind == "percent" || kind == "years" || kind == "number") return value.number() != nullptr;
  if (kind == "mark") return value.boolean() != nullptr;
  if (kind.empty() || kind == "course") return true;
  return value.string() != nullptr || value.number() != nullptr;
}

void remove(Value& parent, const Step& step) {
  if (route::Object* members = parent.object(); members != nullptr && step.kind == Step::Kind::key) {
    std::erase_if(*members, [&](const route::Member& one) { return one.first == step.key; });
  }
  route::Array* items = parent.array();
  if (items != nullptr && step.kind == Step::Kind::index && step.index < items->size()) {
    items->erase(items->begin() + static_cast<std::ptrdiff_t>(step.index));
  }
}

// Where the step leads; made when it is not there. Nothing: it can't be there.
Value* entered(Value& at, const Step& step) {
  if (step.kind == Step::Kind::key) {
    if (!at.is_null() && at.object() == nullptr) return nullptr;
    return &at[step.key];
  }
  if (at.is_null()) at = Value(route::Array{});
  route::Array* items = at.array();
  if (items == nullptr || step.index > items->size()) return nullptr;
  if (step.index == items->size()) items->emplace_back();
  return &(*items)[step.index];
}

Result<void> apply(Value& data, const ValueChange& change) {
  const Error wrong{Code::bad_data, "no such place in a route", change.path};
  const Path path = app::path_of(change.path);
  Value* at = &data;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    at = entered(*at, path[i]);
    if (at == nullptr) return wrong;
  }
  if (change.value.is_null()) {
    remove(*at, path.back());
    return {};
  }
  at = entered(*at, path.back());
  if (at == nullptr) return wrong;
  *at = change.value;
  return {};
}

}  // namespace

Result<std::vector<ValueChange>> changes_of(const nlohmann::json& body) {
  std::vector<ValueChange> changes;
  for (const auto& one : body.at("changes")) {
    auto value = route::parse(one.at("value").dump());
    if (!value) return Error{Code::bad_data, "no value", one.at("path").get<std::string>()};
    // An emptied field is one that says nothing.
    if (value->string() != nullptr && value->string()->empty()) *value = Value();
    changes.push_back({one.at("path").get<std::string>(), std::move(*value)});
  }
  return changes;
}

Result<Value> changed(Value data, const std::vector<ValueChange>& changes, const route::Schema& schema) {
  for (const ValueChange& change : changes) {
    const bool pointer = change.path.size() > 1 && change.path.front() == '/' && change.path.back() != '/' &&
                         change.path.find("//") == std::string::npos;
    const Path path = pointer ? app::path_of(change.path) : Path();
    if (path.empty() || !schema.has(path) || is_given(change.path)) {
      return Error{Code::bad_data, "no such place in a route", change.path};
    }
    if (!fits_kind(change.value, schema.kind(path))) {
      return Error{Code::bad_data, "a value of another kind is expected", change.path};
    }
    if (auto done = apply(data, change); !done) return done.error();
  }
  route::prune(data);
  if (auto valid = schema.validate(data); !valid) return valid.error();
  return data;
}

}  // namespace marshrut::desk
