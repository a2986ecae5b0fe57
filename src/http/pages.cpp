#include "http/pages.hpp"

#include "http/cursor.hpp"

namespace marshrut::http {

Result<std::optional<store::Cursor>> place_of(const Call& call) {
  const auto told = call.query("cursor");
  if (!told) return std::optional<store::Cursor>();
  const auto place = cursor_of(*told);
  if (!place) return place.error();
  const auto& at = *place;
  if (at.size() != 3 || !at[0].is_string() || !at[1].is_number_integer() || !at[2].is_number_integer()) {
    return Error{Code::bad_data, "no cursor of this list", "cursor"};
  }
  return std::optional(store::Cursor{at[0].get<std::string>(), at[1].get<std::int64_t>(), at[2].get<std::int64_t>()});
}

Result<std::optional<std::int64_t>> id_of_place(const Call& call) {
  const auto told = call.query("cursor");
  if (!told) return std::optional<std::int64_t>();
  const auto place = cursor_of(*told);
  if (!place) return place.error();
  if (place->size() != 1 || !(*place)[0].is_number_integer()) {
    return Error{Code::bad_data, "no cursor of this list", "cursor"};
  }
  return std::optional((*place)[0].get<std::int64_t>());
}

namespace {

Json listed(Json items, Json next, const std::optional<std::int64_t>& total) {
  return {{"items", std::move(items)}, {"next", std::move(next)}, {"total", total ? Json(*total) : Json()}};
}

}  // namespace

Json page_json(Json items, std::optional<std::int64_t> last, const std::optional<std::int64_t>& total) {
  return listed(std::move(items), last ? Json(cursor_text({*last})) : Json(), total);
}

Json page_json(Json items, const std::optional<store::Cursor>& next, const std::optional<std::int64_t>& total) {
  return listed(std::move(items), next ? Json(cursor_text({next->text, next->number, next->id})) : Json(), total);
}

void take_sort(const Call& call, store::RouteQuery& query) {
  constexpr std::pair<std::string_view, store::RouteSort> kSorts[] = {
      {"name", store::RouteSort::name},       {"organization", store::RouteSort::organization},
      {"code", store::RouteSort::code},       {"state", store::RouteSort::state},
      {"changed", store::RouteSort::changed}, {"created", store::RouteSort::created}};
  std::string wanted = call.query("sort").value_or("name");
  query.descending = wanted.starts_with('-');
  if (query.descending) wanted.erase(0, 1);
  for (const auto& [name, sort] : kSorts) {
    if (name == wanted) query.sort = sort;
  }
}

}  // namespace marshrut::http
