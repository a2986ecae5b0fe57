// intake/match.hpp: which route a document belongs to.
// Shapes:  what the document says of its teacher + the routes of that teacher -> one of them, a new one, or nobody
// knows. Errors:  none. Owns:    results own their strings. Source:  docs/mail.md («Чей это документ»).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/routes.hpp"

namespace marshrut::intake {

struct MatchFacts {
  std::string teacher;       // as typed
  std::string organization;  // as typed; may be empty
  std::string school;        // by the sender's address; may be empty
  std::string code;          // as typed; may be empty
};

struct Match {
  std::optional<std::int64_t> route;  // nothing: a new one
  std::string doubt;                  // a code; not empty: an operator must look
};

// What routes of a teacher are found by: «Иванова Анна Петровна» in any case, with ё or е.
std::string teacher_key(std::string_view full_name);
bool same_organization(std::string_view a, std::string_view b);

// `of_teacher`: routes with that teacher's key; `by_code`: the route that has the document's code.
Match match(const MatchFacts& facts, const std::vector<store::Route>& of_teacher,
            const std::optional<store::Route>& by_code);

// The key of a new route; routes of the same teacher and organization that are over have had theirs.
std::string route_key(const MatchFacts& facts, const std::vector<store::Route>& of_teacher);

}  // namespace marshrut::intake
