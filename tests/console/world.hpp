// console/world.hpp: a small centre: two schools, two methodists, routes and papers of each, and whoever may look at
// them.
#pragma once

#include <map>
#include <string>

#include "support/console_server.hpp"

namespace marshrut::testing {

struct Papers {
  std::int64_t route = 0, message = 0, document = 0, scan = 0, job = 0;
  std::string submission;
};

struct World {
  explicit World(ConsoleServer& server);

  std::map<access::Role, Caller> callers;
  Papers own, other;                          // the methodist's and the school's, and nobody's of them
  std::map<access::Role, std::int64_t> jobs;  // of each
  std::int64_t reply = 0;
};

inline constexpr const char* kOwnSchool = "МБОУ «Школа № 5»";
inline constexpr const char* kOtherSchool = "МБОУ «Лицей № 12»";
inline constexpr const char* kMethodist = "orlov@centre.example";

}  // namespace marshrut::testing
