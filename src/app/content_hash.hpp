// app/content_hash.hpp: what a form shows of a route, as a short hash: has it changed since it was printed?
// Shapes:  form + route -> 16 lower-case hexadecimal digits; equal for equal content, whatever the order of members.
// Owns:    the result.
// Source:  the first 64 bits of SHA-256 over the route's part that the form shows, as JSON with its members sorted.
#pragma once

#include <string>

#include "lens/form.hpp"
#include "route/value.hpp"

namespace marshrut::app {

std::string content_hash(const lens::Form& form, const route::Value& route);

}  // namespace marshrut::app
