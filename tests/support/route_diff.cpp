#include "support/route_diff.hpp"

#include <algorithm>

namespace marshrut::testing {

namespace {

using route::Value;

void compare(const Value* want, const Value* got, const std::string& path, std::vector<std::string>& out) {
  if (want != nullptr && got != nullptr && *want == *got) return;
  const bool objects = (want == nullptr || want->object() != nullptr) && (got == nullptr || got->object() != nullptr);
  const bool arrays = (want == nullptr || want->array() != nullptr) && (got == nullptr || got->array() != nullptr);
  if (objects) {
    std::vector<std::string> keys;
    for (const Value* side : {want, got}) {
      if (side == nullptr) continue;
      for (const auto& [key, value] : *side->object()) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
      }
    }
    for (const std::string& key : keys) {
      compare(want ? want->find(key) : nullptr, got ? got->find(key) : nullptr, path + "/" + key, out);
    }
    return;
  }
  if (arrays) {
    const std::size_t wanted = want ? want->array()->size() : 0;
    const std::size_t found = got ? got->array()->size() : 0;
    for (std::size_t i = 0; i < std::max(wanted, found); ++i) {
      compare(i < wanted ? &(*want->array())[i] : nullptr, i < found ? &(*got->array())[i] : nullptr,
              path + "/" + std::to_string(i), out);
    }
    return;
  }
  out.push_back(path + ": want " + (want ? route::serialize(*want) : "nothing") + ", got " +
                (got ? route::serialize(*got) : "nothing"));
}

}  // namespace

std::vector<std::string> differences(const Value& want, const Value& got) {
  std::vector<std::string> out;
  // Objects compare by their members, whatever their order.
  compare(&want, &got, "", out);
  return out;
}

std::size_t leaves(const Value& value) {
  std::size_t sum = 0;
  if (const route::Object* object = value.object()) {
    for (const auto& [key, member] : *object) sum += leaves(member);
  } else if (const route::Array* array = value.array()) {
    for (const Value& element : *array) sum += leaves(element);
  } else {
    sum = 1;
  }
  return sum;
}

}  // namespace marshrut::testing
