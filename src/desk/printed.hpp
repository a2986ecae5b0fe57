// desk/printed.hpp: the store knows what was printed, so that a scan that comes back can say what has changed since.
// Shapes:  route + form + what was printed -> NewPrintout; NewPrintout -> row, and a line of the audit.
// Errors:  as the store's.
// Owns:    results own what they hold.
//
// To be noted before the paper leaves.
#pragma once

#include <cstdint>
#include <string>

#include "app/printout.hpp"
#include "base/result.hpp"
#include "intake/desk.hpp"
#include "lens/form.hpp"
#include "route/value.hpp"
#include "store/connection.hpp"
#include "store/printouts.hpp"

namespace marshrut::desk {

// `record`: the route that the form was filled from. Printed now.
store::NewPrintout printout_of(std::int64_t route, const lens::Form& form, const app::PrintedContent& content,
                               const route::Value& record, const std::string& actor);
Result<void> note_printed(store::Connection& connection, const store::NewPrintout& printout,
                          const intake::Operator& who);

}  // namespace marshrut::desk
