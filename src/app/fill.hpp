// app/fill.hpp: one document from one route.
// Shapes:  JSON -> route that the model knows; form + route -> DOCX bytes, filled or a blank to fill in.
// Errors:  bad_data (no JSON, not a route: the pointer in `where`), too_large, io.
// Owns:    results own what they hold.
// Source:  contract/cli.md «fill», «blank».
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "lens/form.hpp"
#include "lens/put.hpp"
#include "route/value.hpp"

namespace marshrut::app {

// A route, or a line of `read` whose route is meant. What says nothing is dropped before the model judges.
Result<route::Value> route_from_json(std::string_view json, const route::Schema& schema);

enum class Purpose { fill, blank };

// Clears `out` and fills it.
Result<void> make_document(const lens::Form& form, const route::Value& route, Purpose purpose, lens::Scratch& scratch,
                           std::string& out);

}  // namespace marshrut::app
