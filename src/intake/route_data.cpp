#include "intake/route_data.hpp"

#include "intake/methodist_key.hpp"
#include "intake/words.hpp"
#include "route/text_at.hpp"

namespace marshrut::intake {

namespace {

using store::RouteState;

constexpr std::string_view kModel = "form_model", kRegion = "form_region";

std::string merged(const std::string& known, const route::Value& fresh) {
  auto all = route::parse(known);
  if (!all || all->object() == nullptr) return route::serialize(fresh);
  if (fresh.object() != nullptr) {
    for (const auto& [key, value] : *fresh.object()) (*all)[key] = value;
  }
  return route::serialize(*all);
}

void add(std::string& known, const std::string& fresh) {
  if (known.empty()) known = fresh;
}

}  // namespace

std::string stored_reading(const DocumentExam& document) {
  auto line = route::parse(document.reading);
  if (!line || line->object() == nullptr) return document.reading;
  (*line)[kModel] = document.model;
  (*line)[kRegion] = document.region;
  return route::serialize(*line);
}

route::Value read_line(route::Value stored) {
  if (route::Object* members = stored.object()) {
    std::erase_if(*members, [](const route::Member& one) { return one.first == kModel || one.first == kRegion; });
  }
  return stored;
}

route::Value route_in(const route::Value& stored) {
  const route::Value* held = stored.find("route");
  return held == nullptr ? route::Value() : *held;
}

std::string region_in(const route::Value& stored) { return route::text_at(stored, kRegion); }

bool is_of_a_teacher(const route::Value& stored) { return route::text_at(stored, kModel) == "route"; }

Result<std::int64_t> new_route(store::Connection& connection, const MatchFacts& facts,
                               const std::vector<store::Route>& of_teacher, const std::string& region,
                               const store::Act& act, const std::string& apart) {
  store::NewRoute fresh;
  fresh.key = route_key(facts, of_teacher);
  if (!apart.empty()) fresh.key += '|' + apart;
  fresh.teacher = teacher_key(facts.teacher);
  fresh.organization = facts.organization;
  fresh.school = facts.school;
  fresh.region = region;
  const auto inserted = store::insert_route(connection, fresh, act);
  if (!inserted) return inserted.error();
  return inserted->route.id;
}

bool is_open(RouteState state) {
  return state == RouteState::draft || state == RouteState::submitted || state == RouteState::returned;
}

Result<void> take_over(store::Connection& connection, const store::Route& route, const store::RouteFacts& place,
                       const route::Value& fresh) {
  store::RouteFacts facts = route;
  add(facts.organization, place.organization);
  add(facts.school, place.school);
  add(facts.region, place.region);
  facts.data = merged(route.data, fresh);
  return set_data(connection, route, std::move(facts));
}

Result<void> take_correction(store::Connection& connection, const store::Route& route, const route::Value& was,
                             const route::Value& is) {
  auto known = route::parse(route.data);
  if (known && known->object() != nullptr) {
    std::erase_if(*known->object(), [&](const route::Member& part) {
      const route::Value* before = was.find(part.first);
      return before != nullptr && *before == part.second && is.find(part.first) == nullptr;
    });
  }
  store::RouteFacts facts = route;
  facts.data = merged(known ? route::serialize(*known) : route.data, is);
  return set_data(connection, route, std::move(facts));
}

Result<void> set_data(store::Connection& connection, const store::Route& route, store::RouteFacts facts) {
  const auto data = route::parse(facts.data);
  if (data) {
    facts.methodist = methodist_key(route::text_at(*data, "support.methodist.email"),
                                    route::text_at(*data, "support.methodist.full_name"));
    facts.words = route_words(*data, facts, route.code.value_or(std::string()));
  }
  return store::set_route_facts(connection, route.id, facts);
}

}  // namespace marshrut::intake
