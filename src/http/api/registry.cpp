// The official registries, on the screen and as files.
#include "desk/registry.hpp"

#include "desk/route_filter.hpp"
#include "http/cursor.hpp"
#include "http/handlers.hpp"
#include "http/pages.hpp"
#include "http/papers.hpp"
#include "route/iso.hpp"
#include "text/local_time.hpp"
#include "text/messages.hpp"

namespace marshrut::http {

namespace {

using route::RegistryProfile;

constexpr std::string_view kKinds[] = {"row-number", "text", "number", "date", "months", "choice", "link"};

// What a cursor carries: the last row's place in the order, and its number.
Result<std::uint64_t> take_cursor(const Call& call, store::RouteQuery& query) {
  const auto told = call.query("cursor");
  if (!told) return std::uint64_t{1};
  const auto place = cursor_of(*told);
  if (!place) return place.error();
  const bool fits = place->is_array() && place->size() == 4 && (*place)[0].is_string() &&
                    (*place)[1].is_number_integer() && (*place)[2].is_number_integer() &&
                    (*place)[3].is_number_unsigned();
  if (!fits) return Error{Code::bad_data, "none of our cursors", "cursor"};
  query.after = store::Cursor{(*place)[0], (*place)[1], (*place)[2]};
  return (*place)[3].get<std::uint64_t>();
}

Json columns_of(const RegistryProfile& profile) {
  Json columns = Json::array();
  for (const auto& column : profile.columns) {
    columns.push_back(
        {{"id", column.id}, {"header", column.header}, {"kind", kKinds[static_cast<std::size_t>(column.kind)]}});
  }
  return columns;
}

Result<Reply> get_registry(Call& call) {
  const auto book = call.desk().forms.get();
  const app::RegistryForm* form = book->registry(call.path("form"));
  if (form == nullptr) return Error{Code::not_found, "no such registry", "form"};
  auto query = desk::route_query(filter_of(call).dump(), call.who().scope);
  if (!query) return query.error();
  query->most = call.limit();
  take_sort(call, *query);
  const auto first = take_cursor(call, *query);
  if (!first) return first.error();
  const auto day = route::parse_iso_date(text::local_day(now_ms()));
  const auto page =
      desk::registry_page(call.desk().store, *form, *query, *first, day ? day->first : std::chrono::sys_days{});
  if (!page) return page.error();
  Json rows = Json::array();
  for (const desk::RegistryRow& row : page->rows) rows.push_back({{"route", row.route}, {"cells", row.cells}});
  const Json next =
      page->next ? Json(cursor_text({page->next->text, page->next->number, page->next->id, *first + page->rows.size()}))
                 : Json();
  if (auto noted = call.note("registry.read", "registry:" + form->profile.id); !noted) return noted.error();
  return json_reply({{"form", form->profile.id},
                     {"title", form->profile.title},
                     {"columns", columns_of(form->profile)},
                     {"rows", std::move(rows)},
                     {"next", next},
                     {"total", page->total ? Json(*page->total) : Json()}});
}

Result<Reply> export_registry(Call& call) {
  const auto book = call.desk().forms.get();
  const app::RegistryForm* form = book->registry(call.path("form"));
  if (form == nullptr) return Error{Code::not_found, "no such registry", "form"};
  Json request = {{"form", form->profile.id}, {"format", call.json().at("format").get<std::string>()}};
  if (call.json().contains("filter")) request["filter"] = call.json()["filter"];
  const std::string_view title = form->profile.title;
  return queue_job(call, {"registry", text::message("desk.job.registry", {{"form", title}}), request, std::nullopt});
}

constexpr Bound kBound[] = {{"getRegistry", get_registry}, {"exportRegistry", export_registry}};

}  // namespace

std::span<const Bound> registry_api() { return kBound; }

}  // namespace marshrut::http
