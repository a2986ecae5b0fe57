// store/printouts.hpp: what was printed, so that a scan that comes back can say what changed since.
// Shapes:  NewPrintout -> id; a route's form and hash -> printout.
// Units:   hash: app/content_hash.hpp; printed in milliseconds; data: JSON of what the form showed.
// Errors:  as connection.hpp.
// Owns:    results own what they hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

struct NewPrintout {
  std::int64_t route_id = 0;
  std::string form, hash;
  Millis printed = 0;
  std::string actor;
  std::int64_t pages = 0;
  std::string data = "{}";  // JSON
};
struct Printout : NewPrintout {
  std::int64_t id = 0;
};

// Printed again, the same content is the same printout: its time, actor and pages are set. The id.
Result<std::int64_t> put_printout(Connection& connection, const NewPrintout& printout);

Result<std::optional<Printout>> find_printout(Connection& connection, std::int64_t route_id, std::string_view form,
                                              std::string_view hash);
Result<std::optional<Printout>> find_printout_by_code(Connection& connection, std::string_view code,
                                                      std::string_view form, std::string_view hash);
// Of whatever route: the same content under another one is a warning. The newest first.
Result<std::vector<Printout>> printouts_with_hash(Connection& connection, std::string_view form, std::string_view hash);
// The newest first.
Result<std::vector<Printout>> printouts_of_route(Connection& connection, std::int64_t route_id);

}  // namespace marshrut::store
