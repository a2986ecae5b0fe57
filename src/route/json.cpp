// The JSON side of Value: read by simdjson, written by hand (a tree of five kinds needs no library to print).
#include <simdjson.h>

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "route/value.hpp"

namespace marshrut::route {

namespace {

namespace dom = simdjson::dom;

// Objects up to this many members are searched for a duplicate key one by one; larger ones by a hash, so that a hostile
// document of a million keys stays linear.
constexpr std::size_t kSmallObject = 24;

Value convert(const dom::element& element);

Object convert_object(const dom::object& source) {
  Object members;
  members.reserve(source.size());
  std::unordered_map<std::string_view, std::size_t> seen;
  const bool small = source.size() <= kSmallObject;
  for (const dom::key_value_pair field : source) {
    std::size_t place = members.size();
    if (small) {
      for (place = 0; place < members.size() && members[place].first != field.key;) ++place;
    } else {
      place = seen.try_emplace(field.key, place).first->second;
    }
    if (place < members.size()) {
      members[place].second = convert(field.value);
    } else {
      members.emplace_back(std::string(field.key), convert(field.value));
    }
  }
  return members;
}

Array convert_array(const dom::array& source) {
  Array items;
  items.reserve(source.size());
  for (const dom::element item : source) items.push_back(convert(item));
  return items;
}

Value convert(const dom::element& element) {
  switch (element.type()) {
    case dom::element_type::OBJECT:
      return convert_object(element.get_object().value_unsafe());
    case dom::element_type::ARRAY:
      return convert_array(element.get_array().value_unsafe());
    case dom::element_type::STRING:
      return std::string_view(element.get_string().value_unsafe());
    case dom::element_type::BOOL:
      return element.get_bool().value_unsafe();
    case dom::element_type::INT64:
      return static_cast<double>(element.get_int64().value_unsafe());
    case dom::element_type::UINT64:
      return static_cast<double>(element.get_uint64().value_unsafe());
    case dom::element_type::DOUBLE:
      return element.get_double().value_unsafe();
    case dom::element_type::NULL_VALUE:
      break;
  }
  return {};
}

// Finds where a document that simdjson refused goes wrong: it doesn't say, and this runs on failures only.
class ErrorPlace : public nlohmann::json_sax<nlohmann::json> {
public:
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_object(std::size_t /*size*/) override { return true; }
  bool key(string_t& /*name*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*size*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    position_ = position;
    return false;
  }
  [[nodiscard]] std::size_t position() const { return position_; }

private:
  std::size_t position_ = 0;
};

Error parse_failure(simdjson::error_code code, std::string_view json) {
  if (code == simdjson::DEPTH_ERROR) {
    return {Code::too_large, "nested deeper than " + std::to_string(kMaxDepth) + " levels", {}};
  }
  if (code == simdjson::CAPACITY || code == simdjson::MEMALLOC) return {Code::too_large, "too large to parse", {}};
  ErrorPlace place;
  std::string where;
  // True: the other parser takes what simdjson does not (a number out of range), so there is no place to tell.
  if (!nlohmann::json::sax_parse(json.begin(), json.end(), &place) && place.position() > 0) {
    where = "byte " + std::to_string(place.position() - 1);
  }
  return {Code::bad_data, std::string("not JSON: ") + simdjson::error_message(code), where};
}

void indent_to(std::string& out, Layout layout, std::size_t depth) {
  if (layout == Layout::compact) return;
  out += '\n';
  out.append(depth * 2, ' ');
}

void write(std::string& out, const Value& value, Layout layout, std::size_t depth);

void write_array(std::string& out, const Array& items, Layout layout, std::size_t depth) {
  out += '[';
  bool first = true;
  for (const Value& item : items) {
    if (!first) out += ',';
    first = false;
    indent_to(out, layout, depth + 1);
    write(out, item, layout, depth + 1);
  }
  if (!first) indent_to(out, layout, depth);
  out += ']';
}

void write_object(std::string& out, const Object& members, Layout layout, std::size_t depth) {
  out += '{';
  bool first = true;
  for (const Member& member : members) {
    if (!first) out += ',';
    first = false;
    indent_to(out, layout, depth + 1);
    quote_to(out, member.first);
    out += layout == Layout::pretty ? ": " : ":";
    write(out, member.second, layout, depth + 1);
  }
  if (!first) indent_to(out, layout, depth);
  out += '}';
}

void write(std::string& out, const Value& value, Layout layout, std::size_t depth) {
  if (const std::string* text = value.string()) {
    quote_to(out, *text);
  } else if (const double* number = value.number()) {
    out += std::isfinite(*number) ? number_text(*number) : "null";
  } else if (const bool* flag = value.boolean()) {
    out += *flag ? "true" : "false";
  } else if (const Array* items = value.array()) {
    write_array(out, *items, layout, depth);
  } else if (const Object* members = value.object()) {
    write_object(out, *members, layout, depth);
  } else {
    out += "null";
  }
}

void escape_to(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  static constexpr char kHex[] = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += kHex[byte >> 4U];
  out += kHex[byte & 15U];
}

}  // namespace

Result<Value> parse(std::string_view json) {
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);  // Notepad puts a byte order mark before UTF-8
  thread_local dom::parser parser;
  // simdjson counts the level it is about to enter, hence one more.
  if (parser.max_depth() != kMaxDepth + 1) {
    if (const auto code = parser.allocate(json.size(), kMaxDepth + 1)) return parse_failure(code, json);
  }
  dom::element root;
  if (const auto code = parser.parse(json.data(), json.size()).get(root)) return parse_failure(code, json);
  return convert(root);
}

std::string number_text(double number) {
  constexpr double kWholeLimit = 1e15;
  std::array<char, 40> buffer{};
  const bool whole = std::abs(number) <= kWholeLimit && std::trunc(number) == number;
  const auto done = whole ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<long long>(number))
                          : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return {buffer.data(), done.ptr};
}

void quote_to(std::string& out, std::string_view text) {
  out += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, from, i - from);
    escape_to(out, c);
    from = i + 1;
  }
  out.append(text, from);
  out += '"';
}

void serialize_to(std::string& out, const Value& value, Layout layout) { write(out, value, layout, 0); }

std::string serialize(const Value& value, Layout layout) {
  std::string out;
  serialize_to(out, value, layout);
  return out;
}

}  // namespace marshrut::route
