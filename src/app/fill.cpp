#include "app/fill.hpp"

namespace marshrut::app {

namespace {

// The line of `read` holds the route beside its account.
const route::Value* route_in(const route::Value& document) {
  const route::Value* inner = document.find("route");
  return inner != nullptr && document.find("file") != nullptr ? inner : nullptr;
}

}  // namespace

Result<route::Value> route_from_json(std::string_view json, const route::Schema& schema) {
  auto parsed = route::parse(json);
  if (!parsed) return parsed;
  route::Value route = std::move(*parsed);
  if (const route::Value* inner = route_in(route)) route = route::Value(*inner);
  if (route.object() == nullptr) return Error{Code::bad_data, "a route is an object", {}};
  route::prune(route);
  if (route.object() == nullptr) route = route::Value(route::Object{});
  if (auto valid = schema.validate(route); !valid) return valid.error();
  return route;
}

Result<void> make_document(const lens::Form& form, const route::Value& route, Purpose purpose, lens::Scratch& scratch,
                           std::string& out) {
  return purpose == Purpose::fill ? form.print().put(route, scratch, out) : form.print().blank(route, scratch, out);
}

}  // namespace marshrut::app
