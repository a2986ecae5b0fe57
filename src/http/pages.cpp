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

Json page_json(Json items, const std::optional<store::Cursor>& next, const std::optional<std::int64_t>& total) {
  return {{"items", std::move(items)},
          {"next", next ? Json(cursor_text({next->text, next->number, next->id})) : Json()},
          {"total", total ? Json(*total) : Json()}};
}

}  // namespace marshrut::http
