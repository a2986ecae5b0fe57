#include "route/rules.hpp"

#include <algorithm>
#include <array>

#include "route/checks.hpp"

namespace marshrut::route {

namespace {

// A conclusion without a decision is one of completion, unless it speaks of going on (SEV 3.1.5: «вывод о завершении
// прохождения ИОМ или его пролонгации»).
constexpr std::array<std::string_view, 2> kProlongationStems = {"продл", "пролонг"};

bool speaks_of_prolongation(const Value& conclusion) {
  const Value* decision = conclusion.find("decision");
  if (decision != nullptr && !decision->says_nothing()) return *decision != Value("completed");
  const Value* text = conclusion.find("text");
  if (text == nullptr || text->string() == nullptr) return false;
  const std::string key = ' ' + loose(*text->string());
  return std::any_of(kProlongationStems.begin(), kProlongationStems.end(),
                     [&](std::string_view stem) { return key.find(' ' + std::string(stem)) != std::string::npos; });
}

// A row says something when it holds more than the name by which it is known.
bool says_more_than_its_name(const Value& value, const Step& step) {
  const Object* members = value.object();
  if (members == nullptr || step.kind != Step::Kind::where) return !value.says_nothing();
  return std::any_of(members->begin(), members->end(),
                     [&](const Member& member) { return member.first != step.key && !member.second.says_nothing(); });
}

}  // namespace

bool says_completed(const Value& route) {
  const Value* conclusion = route.find("conclusion");
  return conclusion != nullptr && !conclusion->says_nothing() && !speaks_of_prolongation(*conclusion);
}

std::vector<Remark> check(const Value& route, const Profile& profile, const Schema& schema, Stage stage) {
  std::vector<Remark> remarks = schema.demands(route);
  const bool completion = stage == Stage::completion || says_completed(route);
  for (const Rule& rule : profile.rules) {
    if (rule.stage == Stage::completion && !completion) continue;
    find_check(rule.check)->run({route, profile, schema, rule, remarks});
  }
  return remarks;
}

void derive(Value& route, const Profile& profile) {
  for (const Profile::Derive& derive : profile.derive) {
    const Value* found = at(route, derive.when);
    if (found == nullptr || !says_more_than_its_name(*found, derive.when.back())) continue;
    Value* target = &route;
    for (const Step& step : derive.set) target = &(*target)[step.key];
    *target = Value(true);
  }
}

std::size_t fill_means(Value& route, const Profile& profile) {
  std::size_t written = 0;
  for (const Rule& rule : profile.rules) {
    if (rule.check != "mean") continue;
    const Path& overall = rule.paths("overall").front();
    const auto mean = mean_percent(route, rule.paths("rows").front(), rule.texts("columns"));
    const Value* stated = at(route, overall);
    if (!mean || (stated != nullptr && !stated->says_nothing())) continue;
    Value* target = &route;
    for (const Step& step : overall) target = &(*target)[step.key];
    *target = Value(round_half_up(*mean));
    ++written;
  }
  return written;
}

}  // namespace marshrut::route
