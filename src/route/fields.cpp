#include "route/fields.hpp"

#include <algorithm>
#include <cmath>

namespace marshrut::route {

Fields::Fields(const Value& object, std::string where) : object_(object), where_(std::move(where)) {
  if (object_.object() == nullptr) fail("an object is expected", where_);
}

std::string Fields::place(std::string_view name) const {
  return where_.empty() ? std::string(name) : where_ + '.' + std::string(name);
}

void Fields::fail(std::string message, std::string where) {
  if (!error_) error_ = Error{Code::bad_template, std::move(message), std::move(where)};
}

void Fields::keep(const Result<void>& done) {
  if (!done && !error_) error_ = done.error();
}

const Value* Fields::take(std::string_view name, Need need) {
  asked_.push_back(name);
  const Value* value = object_.find(name);
  if (value == nullptr && need == Need::required) fail("is missing", place(name));
  return error_ ? nullptr : value;
}

void Fields::text(std::string_view name, std::string& out, Need need) {
  const Value* value = take(name, need);
  if (value == nullptr) return;
  if (value->string() == nullptr) return fail("a text is expected", place(name));
  out = *value->string();
}

void Fields::flag(std::string_view name, bool& out) {
  const Value* value = take(name);
  if (value == nullptr) return;
  if (value->boolean() == nullptr) return fail("true or false is expected", place(name));
  out = *value->boolean();
}

void Fields::number(std::string_view name, double least, double most, std::optional<double>& out, Need need) {
  const Value* value = take(name, need);
  if (value == nullptr) return;
  const double* number = value->number();
  if (number == nullptr || *number < least || *number > most) {
    return fail("a number from " + number_text(least) + " to " + number_text(most) + " is expected", place(name));
  }
  out = *number;
}

void Fields::whole(std::string_view name, double least, double most, std::size_t& out) {
  std::optional<double> found;
  number(name, least, most, found);
  if (!found) return;
  if (std::trunc(*found) != *found) return fail("a whole number is expected", place(name));
  out = static_cast<std::size_t>(*found);
}

void Fields::texts(std::string_view name, std::vector<std::string>& out) {
  const Value* value = take(name);
  if (value == nullptr) return;
  if (value->string() != nullptr) return out.push_back(*value->string());
  each(name, [&](const Value& item, const std::string& where) -> Result<void> {
    if (item.string() == nullptr) return Error{Code::bad_template, "a text is expected", where};
    out.push_back(*item.string());
    return {};
  });
}

void Fields::path(std::string_view name, Path& out, Need need) {
  std::string written;
  text(name, written, need);
  if (written.empty()) return;
  auto parsed = parse_path(written);
  if (!parsed) return fail(parsed.error().message, place(name) + ": " + written);
  out = std::move(*parsed);
}

void Fields::paths(std::string_view name, std::vector<Path>& out) {
  std::vector<std::string> written;
  texts(name, written);
  for (const std::string& text : written) {
    auto parsed = parse_path(text);
    if (!parsed) return fail(parsed.error().message, place(name) + ": " + text);
    out.push_back(std::move(*parsed));
  }
}

Result<void> Fields::done() {
  if (error_) return *error_;
  for (const Member& member : *object_.object()) {
    if (std::find(asked_.begin(), asked_.end(), member.first) == asked_.end()) {
      return Error{Code::bad_template, "unknown member", place(member.first)};
    }
  }
  return {};
}

}  // namespace marshrut::route
