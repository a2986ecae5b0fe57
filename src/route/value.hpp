// route/value.hpp: the route as a tree of JSON values, and paths into it.
// Shapes:  Value = null | bool | number | string | array | object (members keep their order).
// Units:   numbers are doubles; whole ones print without a fraction.
// Errors:  parse: bad_data with the byte offset in `where`; depth over kMaxDepth is too_large.
// Owns:    a Value owns its tree.
// Source:  RFC 8259 (JSON), RFC 6901 (pointers).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace marshrut::route {

class Value;
using Array = std::vector<Value>;
using Member = std::pair<std::string, Value>;
using Object = std::vector<Member>;

class Value {
public:
  Value() = default;
  Value(bool b) : data_(b) {}                           // NOLINT(google-explicit-constructor)
  Value(double d) : data_(d) {}                         // NOLINT(google-explicit-constructor)
  Value(int i) : data_(static_cast<double>(i)) {}       // NOLINT(google-explicit-constructor)
  Value(std::string s) : data_(std::move(s)) {}         // NOLINT(google-explicit-constructor)
  Value(std::string_view s) : data_(std::string(s)) {}  // NOLINT(google-explicit-constructor)
  Value(const char* s) : data_(std::string(s)) {}       // NOLINT(google-explicit-constructor)
  Value(Array a) : data_(std::move(a)) {}               // NOLINT(google-explicit-constructor)
  Value(Object o) : data_(std::move(o)) {}              // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool is_null() const { return data_.index() == 0; }
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&data_); }
  [[nodiscard]] const double* number() const { return std::get_if<double>(&data_); }
  [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&data_); }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&data_); }
  [[nodiscard]] Array* array() { return std::get_if<Array>(&data_); }
  [[nodiscard]] const Object* object() const { return std::get_if<Object>(&data_); }
  [[nodiscard]] Object* object() { return std::get_if<Object>(&data_); }

  // Member of an object, or nullptr (also when this is no object).
  [[nodiscard]] const Value* find(std::string_view key) const;
  [[nodiscard]] Value* find(std::string_view key);
  // Member of an object, made when it is not there; this becomes an object if it was null.
  Value& operator[](std::string_view key);

  // null, false, "", [] and {} say nothing (domain.md §7: an empty value is left out of the route).
  [[nodiscard]] bool says_nothing() const;

  friend bool operator==(const Value& a, const Value& b) = default;

private:
  std::variant<std::monostate, bool, double, std::string, Array, Object> data_;
};

inline constexpr std::size_t kMaxDepth = 64;

// Parses one JSON document (simdjson).
Result<Value> parse(std::string_view json);
// Serializes; pretty breaks lines and indents by two blanks.
enum class Layout { compact, pretty };
std::string serialize(const Value& value, Layout layout = Layout::compact);
void serialize_to(std::string& out, const Value& value, Layout layout = Layout::compact);
void quote_to(std::string& out, std::string_view text);  // a JSON string, quotes included
std::string number_text(double number);                  // shortest text that reads back as the same number

// "teacher.full_name", "events[].title", "diagnostics.entry.rows[competency=Предметные].low", "tests[0].kind"
struct Step {
  enum class Kind { key, each, index, where } kind = Kind::key;
  std::string key;        // key; for where: the member that is compared
  std::string value;      // for where
  std::size_t index = 0;  // for index
  friend bool operator==(const Step&, const Step&) = default;
};
using Path = std::vector<Step>;
Result<Path> parse_path(std::string_view dotted);
std::string dotted(const Path& path);

// The value at a path without `each`, or nullptr. A `where` step takes the first element whose member equals value.
const Value* at(const Value& root, const Path& path);
// RFC 6901: "/events/0/title".
const Value* at_pointer(const Value& root, std::string_view pointer);
// Removes what says nothing, at every depth.
void prune(Value& value);

}  // namespace marshrut::route
