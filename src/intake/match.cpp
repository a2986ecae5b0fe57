#include "intake/match.hpp"

#include <algorithm>

#include "text/names.hpp"
#include "text/normalize.hpp"

namespace marshrut::intake {

namespace {

using store::Route;
using store::RouteState;

constexpr std::size_t kSlips = 2;  // letters by which one name of a school may differ from another

bool is_over(const Route& route) {
  return route.state == RouteState::completed || route.state == RouteState::archived ||
         route.state == RouteState::purged;
}

std::string digits_of(std::string_view key) {
  std::string digits;
  for (const char c : key) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

// «А.» for «Анна»: which Anna, nobody knows.
bool has_initials(std::string_view full_name) {
  const text::Name name = text::parse_name(full_name);
  const auto initial = [](const std::string& part) { return !part.empty() && part.back() == '.'; };
  return name.given.empty() || initial(name.given) || initial(name.patronymic);
}

const Route* by_place(const MatchFacts& facts, const std::vector<const Route*>& alive) {
  for (const Route* route : alive) {
    if (!facts.organization.empty() && same_organization(route->organization, facts.organization)) return route;
  }
  for (const Route* route : alive) {
    if (!facts.school.empty() && route->school == facts.school) return route;
  }
  return nullptr;
}

}  // namespace

std::string teacher_key(std::string_view full_name) { return text::label_key(full_name); }

bool same_organization(std::string_view a, std::string_view b) {
  const std::string one = text::label_key(a);
  const std::string two = text::label_key(b);
  if (one.empty() || two.empty()) return false;
  if (one == two) return true;
  // Numbers tell schools apart: «СОШ № 5» is never «СОШ № 6».
  if (digits_of(one) != digits_of(two)) return false;
  const std::string& longer = one.size() > two.size() ? one : two;
  const std::string& shorter = one.size() > two.size() ? two : one;
  if (!digits_of(one).empty() && longer.find(shorter) != std::string::npos) return true;
  return text::edit_distance(one, two, kSlips) <= kSlips;
}

Match match(const MatchFacts& facts, const std::vector<Route>& of_teacher, const std::optional<Route>& by_code) {
  if (by_code) {
    if (by_code->teacher == teacher_key(facts.teacher)) return {by_code->id, {}};
    return {std::nullopt, "code-of-another"};
  }
  std::vector<const Route*> alive;
  for (const Route& route : of_teacher) {
    if (!is_over(route)) alive.push_back(&route);
  }
  if (const Route* found = by_place(facts, alive)) return {found->id, {}};
  std::vector<const Route*> silent;  // nobody said where they work
  for (const Route* route : alive) {
    if (facts.organization.empty() || route->organization.empty()) silent.push_back(route);
  }
  if (silent.size() == 1) return {silent.front()->id, {}};
  if (silent.size() > 1) return {std::nullopt, "many-routes"};
  if (has_initials(facts.teacher)) return {std::nullopt, "initials"};
  return {};
}

std::string route_key(const MatchFacts& facts, const std::vector<Route>& of_teacher) {
  const std::string organization = text::label_key(facts.organization);
  std::string key = teacher_key(facts.teacher) + '|' + organization;
  const auto earlier = std::count_if(of_teacher.begin(), of_teacher.end(), [&](const Route& route) {
    return is_over(route) && text::label_key(route.organization) == organization;
  });
  if (earlier > 0) key += '|' + std::to_string(earlier + 1);
  return key;
}

}  // namespace marshrut::intake
