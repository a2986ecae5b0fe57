#include "route/value.hpp"

#include <algorithm>

namespace marshrut::route {

namespace {
constexpr std::size_t kUsualMembers = 8;  // an event has eight
}

const Value* Value::find(std::string_view key) const {
  const Object* members = object();
  if (members == nullptr) return nullptr;
  for (const Member& member : *members) {
    if (member.first == key) return &member.second;
  }
  return nullptr;
}

Value* Value::find(std::string_view key) { return const_cast<Value*>(std::as_const(*this).find(key)); }

Value& Value::operator[](std::string_view key) {
  if (Value* found = find(key)) return *found;
  // Setting a member of anything but an object or null is a bug of the caller; the old value gives way.
  if (object() == nullptr) data_.emplace<Object>().reserve(kUsualMembers);
  return object()->emplace_back(std::string(key), Value{}).second;
}

bool Value::says_nothing() const {
  if (is_null()) return true;
  if (const bool* flag = boolean()) return !*flag;
  if (const std::string* text = string()) return text->empty();
  if (const Array* items = array()) return items->empty();
  if (const Object* members = object()) return members->empty();
  return false;
}

void prune(Value& value) {
  if (Array* items = value.array()) {
    for (Value& item : *items) prune(item);
    std::erase_if(*items, [](const Value& item) { return item.says_nothing(); });
  } else if (Object* members = value.object()) {
    for (Member& member : *members) prune(member.second);
    std::erase_if(*members, [](const Member& member) { return member.second.says_nothing(); });
  }
}

}  // namespace marshrut::route
