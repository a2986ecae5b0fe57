// cli/print_session.hpp: what commands that print begin and end with.
// Shapes:  Call (--store, --db, --code) -> the route of that code; LibreOffice's workers; what is said of a printout.
// Errors:  told on the console; nothing comes back then.
// Owns:    results own what they hold.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/printout.hpp"
#include "cli/console.hpp"
#include "cli/store_session.hpp"
#include "lens/form.hpp"
#include "office/office.hpp"

namespace marshrut::cli {

// `marshrut` is its own worker program.
std::unique_ptr<office::Office> office_with(unsigned workers);

// As many as were asked for; without a word at most kUnasked, since each takes a few hundred megabytes.
inline constexpr unsigned kUnaskedWorkers = 4;
std::optional<unsigned> print_jobs_of(const Call& call, Console& console);

struct StoredRoute {
  std::unique_ptr<store::Store> store;  // stays open: what is printed may be noted there
  std::int64_t id = 0;
  route::Value route;
  std::vector<std::string> forms;  // that it has submissions of
};
// Of --store and --code.
std::optional<StoredRoute> stored_route_of(const Call& call, Console& console);

// The store knows what was printed, so that a scan that comes back can say what has changed since. To be called before
// the paper leaves.
Result<void> note_printed(const StoredRoute& stored, const lens::Form& form, const app::PrintedContent& content,
                          const intake::Operator& who);

// Either --data, or --store with --code.
bool names_its_data(const Call& call);

// What a document says of itself once it is on paper: remarks, names to look at.
void tell_printed(Console& console, std::string_view about, const app::Printout& printout);

}  // namespace marshrut::cli
