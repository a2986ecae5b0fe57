#include "desk/printed.hpp"

#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "store/audit.hpp"

namespace marshrut::desk {

store::NewPrintout printout_of(std::int64_t route, const lens::Form& form, const app::PrintedContent& content,
                               const route::Value& record, const std::string& actor) {
  store::NewPrintout printout;
  printout.route_id = route;
  printout.form = content.form;
  printout.hash = content.hash;
  printout.printed = now_ms();
  printout.actor = actor;
  printout.pages = content.pages;
  printout.data = route::serialize(form.restrict(record));
  return printout;
}

Result<void> note_printed(store::Connection& connection, const store::NewPrintout& printout,
                          const intake::Operator& who) {
  if (const auto put = store::put_printout(connection, printout); !put) return put.error();
  const nlohmann::json details = {{"form", printout.form}, {"hash", printout.hash}, {"pages", printout.pages}};
  return store::append(connection, {who.name, who.origin, "route.printed", "route:" + std::to_string(printout.route_id),
                                    details.dump()});
}

}  // namespace marshrut::desk
