// http/pages.hpp: pages of lists: where one ends, and how it is shown; private to this module.
// Shapes:  store::Cursor, or the last item's id, <-> the text that clients carry; items -> {items, next, total}.
// Errors:  bad_data for a cursor that we never gave.
#pragma once

#include <optional>

#include "http/call.hpp"
#include "store/lists.hpp"

namespace marshrut::http {

inline constexpr const char* kDocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// Of the query's `cursor`, of lists that are sorted by something.
Result<std::optional<store::Cursor>> place_of(const Call& call);
Json page_json(Json items, const std::optional<store::Cursor>& next, const std::optional<std::int64_t>& total);

// The same of lists by id: `last` is the page's last id, nothing when nothing comes after it.
Result<std::optional<std::int64_t>> id_of_place(const Call& call);
template <class Page>
std::optional<std::int64_t> last_of(const Page& page, std::size_t most) {
  return !page.empty() && page.size() == most ? std::optional(page.back().id) : std::nullopt;
}
Json page_json(Json items, std::optional<std::int64_t> last, const std::optional<std::int64_t>& total = {});

// Of the query's `sort`: "-changed" is the newest first.
void take_sort(const Call& call, store::RouteQuery& query);

}  // namespace marshrut::http
