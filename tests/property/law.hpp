// property/law.hpp: the law of the round trip, for each form and generated route.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

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

inline bool reads_as(const std::string& docx, const route::Value& want, const std::string& what) {
  const ReadBack got = read_back(docx);
  if (!got.error.empty()) {
    ADD_FAILURE() << what << ": " << got.error;
    return false;
  }
  const auto differing = differences(want, got.reading.route);
  if (differing.empty()) return true;
  if (const char* keep = std::getenv("MARSHRUT_KEEP")) (void)write_file_atomic(std::string(keep) + "/" + what + ".docx", docx);
  std::string list;
  for (std::size_t i = 0; i < differing.size() && i < 8; ++i) list += "\n  " + differing[i];
  ADD_FAILURE() << what << ": " << differing.size() << " values differ" << list;
  return false;
}

// Runs a law over every form and seed; a few failures of a form are enough to read.
template <class Law>
void for_each_route(Law law) {
  for (const lens::Form& form : forms().forms()) {
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
