// The file of levels: data/levels.json.

#include "base/files.hpp"
#include "route/diagnostics_compare.hpp"
#include "route/rule_parts.hpp"

namespace marshrut::route {

namespace {

Error bad(std::string message, std::string where) { return {Code::bad_data, std::move(message), std::move(where)}; }

const std::string* text_in(const Value& value, std::string_view name) {
  const Value* found = value.find(name);
  return found == nullptr ? nullptr : found->string();
}

Result<void> take_number(const Value& root, const char* name, double& out) {
  const Value* value = root.find(name);
  if (value == nullptr || value->number() == nullptr) return bad("a number is expected", name);
  out = *value->number();
  return {};
}

template <class Take>
Result<void> each(const Value& root, const char* name, Take take) {
  const Value* list = root.find(name);
  if (list == nullptr || list->array() == nullptr || list->array()->empty()) return bad("a list is expected", name);
  for (const Value& item : *list->array()) {
    if (!take(item)) return bad("a member is missing", name);
  }
  return {};
}

Result<void> take_lists(const Value& root, LevelScale& scale) {
  auto done = each(root, "columns", [&](const Value& item) {
    const std::string* column = text_in(item, "column");
    const std::string* level = text_in(item, "level");
    if (column != nullptr && level != nullptr) scale.columns.push_back({*column, *level});
    return column != nullptr && level != nullptr;
  });
  if (!done) return done;
  done = each(root, "words", [&](const Value& item) {
    const std::string* word = text_in(item, "word");
    const Value* rank = item.find("rank");
    const bool good = word != nullptr && rank != nullptr && rank->number() != nullptr;
    if (good) scale.words.push_back({*word, static_cast<int>(*rank->number())});
    return good;
  });
  if (!done) return done;
  return each(root, "completion_rules", [&](const Value& item) {
    const std::string* rule = text_in(item, "rule");
    const std::string* reason = text_in(item, "reason");
    if (rule != nullptr && reason != nullptr) scale.completion_rules.push_back({*rule, *reason});
    return rule != nullptr && reason != nullptr;
  });
}

Result<LevelScale> scale_of(const Value& root) {
  if (root.object() == nullptr) return bad("an object is expected", {});
  LevelScale scale;
  if (auto done = take_lists(root, scale); !done) return done.error();
  double rank = 0;
  for (const auto& [name, out] : {std::pair{"same_percent", &scale.same_percent},
                                  {"enough_percent", &scale.enough_percent},
                                  {"enough_rank", &rank}}) {
    if (auto done = take_number(root, name, *out); !done) return done.error();
  }
  scale.enough_rank = static_cast<int>(rank);
  const Value* bands = root.find("bands");
  if (bands == nullptr) return bad("a list is expected", "bands");
  if (auto done = take_bands(*bands, "bands"); !done) return bad(done.error().message, done.error().where);
  for (const Value& band : *bands->array()) {
    scale.bands.push_back({*band.find("to")->number(), *text_in(band, "level"), *text_in(band, "way")});
  }
  if (const std::string* source = text_in(root, "source")) scale.source = *source;
  return scale;
}

}  // namespace

Result<LevelScale> LevelScale::load(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return bytes.error();
  const auto root = parse(*bytes);
  if (!root) return bad(root.error().message, file.string() + ": " + root.error().where);
  auto scale = scale_of(*root);
  if (!scale) return bad(scale.error().message, file.string() + ": " + scale.error().where);
  return scale;
}

}  // namespace marshrut::route
