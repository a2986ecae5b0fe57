#include "desk/reading_fields.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/check.hpp"
#include "app/value_text.hpp"
#include "route/text_at.hpp"

namespace marshrut::desk {

namespace {

using Json = nlohmann::ordered_json;
using route::Path;
using route::Value;

constexpr std::size_t kLongText = 120;  // bytes: what doesn't fit on a line

std::string section_of(const route::Schema& schema, const Path& path) {
  return path.size() > 1 ? std::string(schema.title(Path(path.begin(), path.begin() + 1))) : std::string();
}

// How a value is changed on the screen.
std::string_view widget(std::string_view kind, const route::Profile::List* list, std::string_view text) {
  if (list != nullptr && !list->values.empty()) return "choice";
  if (kind == "date") return "date";
  if (kind == "hours" || kind == "percent" || kind == "years" || kind == "number") return "number";
  if (kind == "mark") return "boolean";
  return text.size() > kLongText || text.find('\n') != std::string_view::npos ? "long" : "text";
}

class Listing {
public:
  Listing(const Value& data, const lens::Form& form, const std::set<std::string>& corrected,
          const std::vector<std::string>& remarked)
      : data_(data), form_(form), corrected_(corrected), remarked_(remarked) {}

  void add_read(const Value& field) { add(route::text_at(field, "path"), &field); }
  void add_missing() {
    for (const std::string& shown : form_.shown()) {
      if (shown.find('[') != std::string::npos) continue;
      std::string pointer = '/' + shown;
      std::replace(pointer.begin(), pointer.end(), '.', '/');
      if (!form_.schema().kind(app::path_of(pointer)).empty()) add(pointer, nullptr);
    }
    for (const std::string& path : corrected_) add(path, nullptr);
  }
  Json take() { return std::move(fields_); }

private:
  void add(const std::string& pointer, const Value* field) {
    if (pointer.empty() || !known_.insert(pointer).second) return;
    const Path path = app::path_of(pointer);
    const Value* value = route::at_pointer(data_, pointer);
    const std::string raw = field == nullptr ? std::string() : route::text_at(*field, "raw");
    const auto* list = form_.profile().list(path);
    const Value* confidence = field == nullptr ? nullptr : field->find("confidence");
    Json remarks = Json::array();
    for (std::size_t i = 0; i < remarked_.size(); ++i) {
      if (remarked_[i] == pointer) remarks.push_back(i);
    }
    const std::string text = value == nullptr ? std::string() : printed_value(*value, form_.schema(), pointer);
    fields_.push_back(
        {{"path", pointer},
         {"label", app::label_of(form_, pointer)},
         {"section", section_of(form_.schema(), path)},
         {"text", text},
         {"value", value == nullptr ? Json() : json_of(*value)},
         {"raw", raw},
         {"by", field == nullptr ? std::string() : route::text_at(*field, "by")},
         {"confidence", confidence == nullptr || confidence->number() == nullptr ? 1 : *confidence->number()},
         {"at", field == nullptr ? std::string() : route::text_at(*field, "at")},
         {"kind", widget(form_.schema().kind(path), list, value == nullptr ? raw : text)},
         {"choices", list == nullptr || list->values.empty() ? Json() : Json(list->values)},
         {"corrected", corrected_.count(pointer) != 0},
         {"remarks", std::move(remarks)}});
  }

  const Value& data_;
  const lens::Form& form_;
  const std::set<std::string>& corrected_;
  const std::vector<std::string>& remarked_;
  std::set<std::string> known_;
  Json fields_ = Json::array();
};

void add_leaves(const Value& value, const route::Schema& schema, const std::string& pointer, Json& out) {
  if (const route::Object* members = value.object()) {
    for (const auto& [key, member] : *members) add_leaves(member, schema, pointer + '/' + key, out);
    return;
  }
  if (const route::Array* items = value.array()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      add_leaves((*items)[i], schema, pointer + '/' + std::to_string(i), out);
    }
    return;
  }
  if (value.says_nothing() || pointer == "/form") return;
  out.push_back({{"path", pointer},
                 {"label", app::label_of(schema, pointer)},
                 {"section", section_of(schema, app::path_of(pointer))},
                 {"text", printed_value(value, schema, pointer)}});
}

}  // namespace

Json json_of(const Value& value) { return Json::parse(route::serialize(value)); }

std::string printed_value(const Value& value, const route::Schema& schema, std::string_view pointer) {
  if (value.says_nothing() && value.boolean() == nullptr) return {};
  return app::row_text(value, schema, app::path_of(pointer));
}

Json reading_fields(const Value& line, const lens::Form* form, const std::set<std::string>& corrected,
                    const std::vector<std::string>& remarked) {
  const Value* data = line.find("route");
  const Value* fields = line.find("fields");
  if (form == nullptr || data == nullptr) return Json::array();
  Listing listing(*data, *form, corrected, remarked);
  if (fields != nullptr && fields->array() != nullptr) {
    for (const Value& field : *fields->array()) listing.add_read(field);
  }
  listing.add_missing();
  return listing.take();
}

Json route_fields(const Value& data, const route::Schema& schema) {
  Json out = Json::array();
  add_leaves(data, schema, {}, out);
  return out;
}

}  // namespace marshrut::desk
