#include "desk/route_filter.hpp"

#include <nlohmann/json.hpp>

#include "intake/methodist_key.hpp"
#include "text/search_words.hpp"

namespace marshrut::desk {

namespace {

using nlohmann::json;

constexpr std::size_t kPage = 200;

std::string text_in(const json& filter, const char* name) {
  const auto found = filter.find(name);
  return found == filter.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

std::optional<std::string> wish(const json& filter, const char* name) {
  std::string text = text_in(filter, name);
  return text.empty() ? std::nullopt : std::optional<std::string>(std::move(text));
}

}  // namespace

Result<store::RouteQuery> route_query(std::string_view filter, const store::Scope& scope) {
  const json wanted = json::parse(filter, nullptr, false);
  if (!wanted.is_object()) return Error{Code::bad_data, "a filter is an object", "filter"};
  store::RouteQuery query;
  query.scope = scope;
  query.school = wish(wanted, "school");
  query.region = wish(wanted, "region");
  query.form = wish(wanted, "form");
  if (const auto methodist = wish(wanted, "methodist")) query.methodist = intake::methodist_key(*methodist);
  query.prefixes = text::search_prefixes(text_in(wanted, "q"));
  if (const auto name = wish(wanted, "state")) {
    const auto state = store::route_state(*name);
    if (!state) return Error{Code::bad_data, "no such state", "state"};
    query.states = {*state};
  }
  return query;
}

std::string scope_text(const store::Scope& scope) {
  json out = json::object();
  if (scope.school) out["school"] = *scope.school;
  if (!scope.methodists.empty()) out["methodists"] = scope.methodists;
  return out.dump();
}

store::Scope scope_of(std::string_view text) {
  store::Scope scope;
  const json in = json::parse(text, nullptr, false);
  if (!in.is_object()) return scope;
  if (const auto school = in.find("school"); school != in.end()) scope.school = school->get<std::string>();
  if (const auto found = in.find("methodists"); found != in.end()) {
    scope.methodists = found->get<std::vector<std::string>>();
  }
  return scope;
}

Result<std::vector<std::int64_t>> chosen_routes(const store::Store& store, store::RouteQuery query, std::size_t most) {
  std::vector<std::int64_t> ids;
  query.most = kPage;
  query.total = false;
  for (;;) {
    std::optional<store::Cursor> next;
    const auto done = store.read([&](store::Connection& connection) -> Result<void> {
      const auto page = store::list_routes(connection, query);
      if (!page) return page.error();
      for (const store::Route& route : page->items) ids.push_back(route.id);
      next = page->next;
      return {};
    });
    if (!done) return done.error();
    if (ids.size() > most) return Error{Code::too_large, "too many routes at once", "filter"};
    if (!next) return ids;
    query.after = std::move(next);
  }
}

Result<void> all_within(const store::Store& store, const store::Scope& scope, const std::vector<std::int64_t>& ids) {
  return store.read([&](store::Connection& connection) -> Result<void> {
    for (const std::int64_t id : ids) {
      const auto route = store::route_within(connection, scope, id);
      if (!route) return route.error();
    }
    return {};
  });
}

}  // namespace marshrut::desk
