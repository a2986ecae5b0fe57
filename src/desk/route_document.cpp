#include "desk/route_document.hpp"

#include "app/fill.hpp"
#include "desk/printed.hpp"
#include "desk/route_record.hpp"
#include "desk/upload.hpp"
#include "store/lists.hpp"

namespace marshrut::desk {

namespace {

constexpr std::string_view kModel = "route";

}  // namespace

Result<RouteDocument> route_document(const Desk& desk, const access::Who& who, std::int64_t id, std::string_view form,
                                     DocumentKind kind) {
  store::Route route;
  const auto read = desk.store.read([&](store::Connection& connection) -> Result<void> {
    auto found = store::route_within(connection, who.scope, id);
    if (!found) return found.error();
    route = std::move(*found);
    return {};
  });
  if (!read) return read.error();
  const auto book = desk.forms.get();
  const lens::Form* asked = book->forms.find(form);
  if (asked == nullptr || asked->profile().model != kModel) return Error{Code::not_found, "no such form", "form"};
  const auto content = route_content(route);
  if (!content) return content.error();
  lens::Scratch scratch;
  const std::string about = route.code.value_or(std::to_string(id));
  RouteDocument made{{}, file_name_of(asked->profile().title + " — " + about)};
  if (kind == DocumentKind::docx) {
    made.name += ".docx";
    auto filled = app::make_document(*asked, *content, app::Purpose::fill, scratch, made.bytes);
    if (!filled) return filled.error();
    return made;
  }
  made.name += ".pdf";
  auto printed = desk.printer.print_document(*asked, *content, scratch);
  if (!printed) return printed.error();
  const auto printout = printout_of(route.id, *asked, printed->content, *content, who.actor);
  auto noted = desk.store.write([&](store::Connection& connection) {
    return note_printed(connection, printout, {who.actor, who.origin});
  });
  if (!noted) return noted.error();
  made.bytes = std::move(printed->pdf);
  return made;
}

}  // namespace marshrut::desk
