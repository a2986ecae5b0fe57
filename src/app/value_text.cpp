#include "app/value_text.hpp"

#include <algorithm>

#include "text/dates.hpp"
#include "text/messages.hpp"
#include "text/numbers.hpp"

namespace marshrut::app {

namespace {

using route::Path;
using route::Step;
using route::Value;

std::string russian(const std::string& text, std::string_view kind) {
  if (kind == "date") return text::date_text(text, text::DateStyle::long_form);
  if (kind == "period") return text::period_text(text);
  if (kind == "year") return text::year_text(text);
  std::string line = text;
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace

std::string value_text(const Value& value, std::string_view kind) {
  if (const std::string* text = value.string()) return russian(*text, kind);
  if (const double* number = value.number()) return text::number_text(*number) + (kind == "percent" ? " %" : "");
  return text::message(value.boolean() != nullptr && *value.boolean() ? "app.yes" : "app.no");
}

std::string row_text(const Value& value, const route::Schema& schema, const Path& path) {
  std::string out;
  const auto add = [&](const Value& item, Step step, bool titled) {
    Path inner = path;
    inner.push_back(std::move(step));
    const std::string text = row_text(item, schema, inner);
    const std::string title(schema.title(inner));
    if (!out.empty()) out += "; ";
    out += titled && !title.empty() ? title + ": " + text : text;
  };
  if (const route::Object* members = value.object()) {
    // What a row begins with is its name.
    for (const auto& [key, item] : *members) add(item, Step{Step::Kind::key, key, {}, 0}, !out.empty());
    return out;
  }
  if (const route::Array* items = value.array()) {
    for (std::size_t i = 0; i < items->size(); ++i) add((*items)[i], Step{Step::Kind::index, {}, {}, i}, false);
    return out;
  }
  return value_text(value, schema.kind(path));
}

}  // namespace marshrut::app
