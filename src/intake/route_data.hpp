// intake/route_data.hpp: what a route holds of its documents.
// Shapes:  a submission's stored line + what a route knew -> what it knows now.
// Errors:  as the store's.
// Owns:    results own what they hold.
// Source:  domain.md §1.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "intake/examination.hpp"
#include "intake/match.hpp"
#include "route/value.hpp"
#include "store/connection.hpp"
#include "store/routes.hpp"

namespace marshrut::intake {

// The line of `read` as it is stored: with what the desk must know of the form, since a store has no forms.
std::string stored_reading(const DocumentExam& document);
// The line as `read` gave it.
route::Value read_line(route::Value stored);
route::Value route_in(const route::Value& stored);
std::string region_in(const route::Value& stored);
bool is_of_a_teacher(const route::Value& stored);

// A route for a teacher who has none that fits; the one of that key when somebody made it meanwhile. `apart`: what
// tells it from the others of that teacher and place, where one of its own is wanted.
Result<std::int64_t> new_route(store::Connection& connection, const MatchFacts& facts,
                               const std::vector<store::Route>& of_teacher, const std::string& region,
                               const store::Act& act, const std::string& apart = {});

// Nobody has agreed to it yet: what comes last holds.
bool is_open(store::RouteState state);

// What the document says replaces what was known, what it doesn't show stays; names are only added. `place`:
// organization, school and region.
Result<void> take_over(store::Connection& connection, const store::Route& route, const store::RouteFacts& place,
                       const route::Value& fresh);

// A value of the document was mended: parts of the route that it no longer has go, too, where the route has them from
// it.
Result<void> take_correction(store::Connection& connection, const store::Route& route, const route::Value& was,
                             const route::Value& is);
// The route's data as they are from now on, with what it is found by.
Result<void> set_data(store::Connection& connection, const store::Route& route, store::RouteFacts facts);

}  // namespace marshrut::intake
