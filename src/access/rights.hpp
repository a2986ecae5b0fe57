// access/rights.hpp: who may do what: one row for each operation of the API.
// Shapes:  role + operation's id -> how far it reaches.
// Errors:  none: what has no row is for nobody.
// Source:  domain.md §1; docs/api.md («Who asks»).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace marshrut::access {

enum class Role : std::uint8_t { admin, operator_, methodist, school, head };
inline constexpr std::array kRoles = {Role::admin, Role::operator_, Role::methodist, Role::school, Role::head};
std::string_view role_name(Role role);  // "operator"
std::optional<Role> role_named(std::string_view name);

enum class Reach : std::uint8_t {
  none,
  own,  // a methodist's routes, a school's teachers, a person's own things
  all,
};

struct Right {
  std::string_view operation;
  std::array<Reach, kRoles.size()> reach;  // in the order of kRoles
  bool anyone = false;                     // without a session, too
};

std::span<const Right> rights();
const Right* right_to(std::string_view operation);
Reach reach_of(Role role, std::string_view operation);

}  // namespace marshrut::access
