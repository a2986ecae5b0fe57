#include "route/rule_parts.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace marshrut::route {

namespace {

Error bad(std::string message, std::string where) { return {Code::bad_template, std::move(message), std::move(where)}; }

const std::string* text_in(const Value& value, std::string_view name) {
  const Value* found = value.find(name);
  return found == nullptr || found->string() == nullptr || found->string()->empty() ? nullptr : found->string();
}

Result<void> only(const Value& value, std::initializer_list<std::string_view> known, const std::string& where) {
  if (value.object() == nullptr) return bad("an object is expected", where);
  for (const Member& member : *value.object()) {
    if (std::find(known.begin(), known.end(), member.first) == known.end()) {
      return bad("unknown member " + member.first, where);
    }
  }
  return {};
}

bool is_list(const Value* value) { return value != nullptr && value->array() != nullptr && !value->array()->empty(); }

Result<void> take_condition(const Value& value, const std::string& where) {
  if (auto done = only(value, {"field", "need", "words", "min"}, where); !done) return done;
  const std::string* field = text_in(value, "field");
  if (field == nullptr || text_in(value, "need") == nullptr) return bad("field and need are expected", where);
  if (const auto path = parse_path(*field); !path) return bad(path.error().message, where + ": " + *field);
  const Value* min = value.find("min");
  const Value* words = value.find("words");
  if (min != nullptr && (min->number() == nullptr || words != nullptr)) return bad("one of words and min", where);
  if (words == nullptr) return {};
  if (!is_list(words)) return bad("texts are expected", where + ": words");
  for (const Value& word : *words->array()) {
    if (word.string() == nullptr) return bad("texts are expected", where + ": words");
  }
  return {};
}

}  // namespace

Result<void> take_bands(const Value& value, const std::string& where) {
  if (!is_list(&value)) return bad("a list of bands is expected", where);
  double last = -1;
  for (const Value& band : *value.array()) {
    const Value* to = band.find("to");
    if (to == nullptr || to->number() == nullptr || *to->number() <= last) return bad("`to` must grow", where);
    for (const char* name : {"level", "way"}) {
      const Value* text = band.find(name);
      if (text == nullptr || text->string() == nullptr) return bad(std::string("is missing: ") + name, where);
    }
    last = *to->number();
  }
  return {};
}

Result<void> take_items(const Value& value, const std::string& where, std::vector<Path>& paths) {
  if (!is_list(&value)) return bad("a list of particulars is expected", where);
  for (const Value& item : *value.array()) {
    if (auto done = only(item, {"name", "paths"}, where); !done) return done;
    if (text_in(item, "name") == nullptr || !is_list(item.find("paths")))
      return bad("name and paths are expected", where);
    for (const Value& given : *item.find("paths")->array()) {
      if (given.string() == nullptr) return bad("texts are expected", where + ": paths");
      auto path = parse_path(*given.string());
      if (!path) return bad(path.error().message, where + ": " + *given.string());
      paths.push_back(std::move(*path));
    }
  }
  return {};
}

Result<void> take_grounds(const Value& value, const std::string& where) {
  if (!is_list(&value)) return bad("a list of grounds is expected", where);
  for (const Value& ground : *value.array()) {
    if (auto done = only(ground, {"name", "all"}, where); !done) return done;
    if (text_in(ground, "name") == nullptr || !is_list(ground.find("all")))
      return bad("name and all are expected", where);
    for (const Value& condition : *ground.find("all")->array()) {
      if (auto done = take_condition(condition, where); !done) return done;
    }
  }
  return {};
}

}  // namespace marshrut::route
