// property/law.hpp: the law of the round trip, for each form and generated route.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "base/files.hpp"
#include "route/rules.hpp"
#include "support/made_document.hpp"
#include "support/route_diff.hpp"
#include "support/route_generator.hpp"

namespace marshrut::testing {

inline std::uint64_t environment_number(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

// MARSHRUT_ROUTES: how many; MARSHRUT_SEED: the first, to see one failure again.
inline std::uint64_t route_count() { return environment_number("MARSHRUT_ROUTES", 60); }
inline std::uint64_t first_seed() { return environment_number("MARSHRUT_SEED", 1); }

// What reading must give: the part that the form shows, and what its profile derives from that.
inline route::Value expected(const lens::Form& form, const route::Value& route) {
  route::Value shown = form.restrict(route);
  route::derive(shown, form.profile());
  return shown;
}

// No more elements than the blank has rows for. In a table with printed rows only the spare rows behind these count.
inline void shorten(route::Array& array, std::size_t spare, const KeyedRows* keyed) {
  std::erase_if(array, [&](const route::Value& element) {
    const route::Value* key = keyed == nullptr ? nullptr : element.find(keyed->member);
    const bool printed = key != nullptr && key->string() != nullptr &&
                         std::count(keyed->values.begin(), keyed->values.end(), *key->string()) > 0;
    if (printed || spare == 0) return !printed;
    --spare;
    return false;
  });
}

// The arrays at a path, in each element of those that it leads through.
inline void shorten_at(route::Value* at, std::span<const route::Step> steps, std::size_t spare,
                       const KeyedRows* keyed) {
  for (std::size_t i = 0; i < steps.size() && at != nullptr; ++i) {
    if (steps[i].kind == route::Step::Kind::each) {
      if (at->array() == nullptr) return;
      for (route::Value& element : *at->array()) shorten_at(&element, steps.subspan(i + 1), spare, keyed);
      return;
    }
    at = at->find(steps[i].key);
  }
  if (at != nullptr && at->array() != nullptr) shorten(*at->array(), spare, keyed);
}

// What of a route can be typed into an empty blank: as many rows as it has.
inline route::Value typable(const route::Value& route, const FormFacts& facts,
                            const std::map<std::string, std::size_t>& rows) {
  route::Value result = route;
  for (const auto& [array_path, count] : rows) {
    const route::Path steps = *route::parse_path(array_path);
    const auto keyed = facts.keyed.find(array_path);
    shorten_at(&result, steps, count, keyed == facts.keyed.end() ? nullptr : &keyed->second);
  }
  return result;
}

// A blank with as much of a route typed in as it has room for, and what it says then.
inline std::pair<std::string, route::Value> typed_blank(const lens::Form& form, const FormFacts& facts,
                                                        const route::Value& route) {
  const std::string empty = blank(form, route::Value(route::Object{}));
  const route::Value part = typable(form.restrict(route), facts, typed(empty, empty, route).rows);
  route::Value want = expected(form, part);
  // What the form has printed into a row stands there, whoever typed the rest.
  for (const auto& preset : form.profile().preset) {
    const route::Path row(preset.path.begin(), preset.path.end() - 1);
    auto* there = const_cast<route::Value*>(route::at(want, row));
    if (there != nullptr) (*there)[preset.path.back().key] = route::Value(preset.text);
  }
  return {typed(empty, blank(form, part), part).docx, std::move(want)};
}

inline bool reads_as(const std::string& docx, const route::Value& want, const std::string& what) {
  const ReadBack got = read_back(docx);
  if (!got.error.empty()) {
    ADD_FAILURE() << what << ": " << got.error;
    return false;
  }
  const auto differing = differences(want, got.reading.route);
  if (differing.empty()) return true;
  if (const char* keep = std::getenv("MARSHRUT_KEEP"))
    (void)write_file_atomic(std::string(keep) + "/" + what + ".docx", docx);
  std::string list;
  for (std::size_t i = 0; i < differing.size() && i < 8; ++i) list += "\n  " + differing[i];
  ADD_FAILURE() << what << ": " << differing.size() << " values differ" << list;
  return false;
}

// Runs a law over every form and seed; a few failures of a form are enough to read.
template <class Law>
void for_each_route(Law law) {
  for (const lens::Form& form : forms().forms()) {
    if (!form.profile().reads) continue;  // printed only: there is no way back
    RouteGenerator generator(form, forms().forms());
    int failures = 0;
    for (std::uint64_t seed = first_seed(); seed < first_seed() + route_count() && failures < 5; ++seed) {
      const route::Value route = generator.route(seed);
      const std::string what = form.profile().id + ", seed " + std::to_string(seed);
      if (!law(form, route, what)) ++failures;
    }
  }
}

}  // namespace marshrut::testing
