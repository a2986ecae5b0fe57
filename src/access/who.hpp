// access/who.hpp: who asks, how far that reaches, and how it is told in the audit.
// Owns:    everything it holds.
#pragma once

#include <cstdint>
#include <string>

#include "access/rights.hpp"
#include "store/lists.hpp"

namespace marshrut::access {

struct Who {
  std::int64_t person = 0;  // 0: nobody is signed in
  std::string login, name, email, school;
  Role role = Role::school;
  Reach reach = Reach::none;  // of the operation that is called
  store::Scope scope;         // what lists show: empty with Reach::all
  std::string actor;          // "operator:ivanova"
  std::string origin;         // the address
};

}  // namespace marshrut::access
