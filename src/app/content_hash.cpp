#include "app/content_hash.hpp"

#include <algorithm>

#include "base/digest.hpp"

namespace marshrut::app {

namespace {

constexpr std::size_t kDigits = 16;

void sort_members(route::Value& value) {
  if (route::Object* members = value.object()) {
    std::sort(members->begin(), members->end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& member : *members) sort_members(member.second);
  } else if (route::Array* items = value.array()) {
    for (route::Value& item : *items) sort_members(item);
  }
}

}  // namespace

std::string content_hash(const lens::Form& form, const route::Value& route) {
  route::Value shown = form.restrict(route);
  sort_members(shown);
  return sha256_hex(route::serialize(shown)).substr(0, kDigits);
}

}  // namespace marshrut::app
