#include <algorithm>
#include <charconv>

#include "route/text_at.hpp"
#include "route/value.hpp"

namespace marshrut::route {

namespace {

Error bad_path(std::string_view text, const char* why) { return {Code::bad_template, why, std::string(text)}; }

bool is_key_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// What stands between the brackets of one step.
Result<Step> parse_bracket(std::string_view inside, std::string_view whole) {
  Step step;
  if (inside.empty()) {
    step.kind = Step::Kind::each;
    return step;
  }
  if (const std::size_t equals = inside.find('='); equals != std::string_view::npos) {
    step.kind = Step::Kind::where;
    step.key = inside.substr(0, equals);
    step.value = inside.substr(equals + 1);
    if (step.key.empty() || !std::all_of(step.key.begin(), step.key.end(), is_key_char)) {
      return bad_path(whole, "bad member name in [member=value]");
    }
    if (step.value.empty()) return bad_path(whole, "no value in [member=value]");
    return step;
  }
  step.kind = Step::Kind::index;
  const auto done = std::from_chars(inside.data(), inside.data() + inside.size(), step.index);
  if (done.ec != std::errc{} || done.ptr != inside.data() + inside.size()) {
    return bad_path(whole, "neither [], [number] nor [member=value]");
  }
  return step;
}

// An index of RFC 6901: digits without a leading zero.
bool parse_index(std::string_view token, std::size_t& index) {
  if (token.empty() || (token.size() > 1 && token.front() == '0')) return false;
  const auto done = std::from_chars(token.data(), token.data() + token.size(), index);
  return done.ec == std::errc{} && done.ptr == token.data() + token.size();
}

std::string unescape_token(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1')) {
      out += token[++i] == '0' ? '~' : '/';
    } else {
      out += token[i];
    }
  }
  return out;
}

const Value* take(const Value& value, const Step& step) {
  if (step.kind == Step::Kind::key) return value.find(step.key);
  const Array* items = value.array();
  if (items == nullptr) return nullptr;
  if (step.kind == Step::Kind::index) return step.index < items->size() ? &(*items)[step.index] : nullptr;
  if (step.kind == Step::Kind::each) return nullptr;
  for (const Value& item : *items) {
    const Value* member = item.find(step.key);
    if (member != nullptr && member->string() != nullptr && *member->string() == step.value) return &item;
  }
  return nullptr;
}

}  // namespace

Result<Path> parse_path(std::string_view text) {
  Path path;
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] == '[') {
      const std::size_t close = text.find(']', at);
      if (close == std::string_view::npos) return bad_path(text, "a bracket is not closed");
      if (path.empty()) return bad_path(text, "a path begins with a name");
      auto step = parse_bracket(text.substr(at + 1, close - at - 1), text);
      if (!step) return step.error();
      path.push_back(std::move(step).value());
      at = close + 1;
      continue;
    }
    if (!path.empty()) {
      if (text[at] != '.') return bad_path(text, "a dot or a bracket is missing");
      ++at;
    }
    std::size_t end = at;
    while (end < text.size() && is_key_char(text[end])) ++end;
    if (end == at) return bad_path(text, "a name is missing");
    Step step;
    step.key = text.substr(at, end - at);
    path.push_back(std::move(step));
    at = end;
  }
  if (path.empty()) return bad_path(text, "the path is empty");
  return path;
}

std::string dotted(const Path& path) {
  std::string out;
  for (const Step& step : path) {
    switch (step.kind) {
      case Step::Kind::key:
        if (!out.empty()) out += '.';
        out += step.key;
        break;
      case Step::Kind::each:
        out += "[]";
        break;
      case Step::Kind::index:
        out += '[' + std::to_string(step.index) + ']';
        break;
      case Step::Kind::where:
        out += '[' + step.key + '=' + step.value + ']';
        break;
    }
  }
  return out;
}

const Value* at(const Value& root, const Path& path) {
  const Value* value = &root;
  for (const Step& step : path) {
    value = take(*value, step);
    if (value == nullptr) return nullptr;
  }
  return value;
}

const Value* at_pointer(const Value& root, std::string_view pointer) {
  const Value* value = &root;
  while (!pointer.empty() && value != nullptr) {
    if (pointer.front() != '/') return nullptr;
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::string_view token = pointer.substr(0, end);
    pointer.remove_prefix(end);
    if (const Array* items = value->array()) {
      std::size_t index = 0;
      value = parse_index(token, index) && index < items->size() ? &(*items)[index] : nullptr;
    } else {
      value = token.find('~') == std::string_view::npos ? value->find(token) : value->find(unescape_token(token));
    }
  }
  return value;
}

std::string text_at(const Value& record, std::string_view dotted) {
  const Value* found = at(record, *parse_path(dotted));
  return found == nullptr || found->string() == nullptr ? std::string() : *found->string();
}

}  // namespace marshrut::route
