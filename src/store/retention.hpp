// store/retention.hpp: what has had its time: archive by itself, purge on an operator's word.
// Shapes:  now -> routes that are due; a route -> purged, with a record that it was.
// Units:   kept one year from completion (the same day of the next year; Feb 29 counts to Mar 1).
// Errors:  conflict (not archived, or not due), not_found.
// Owns:    results own what they hold.
// Source:  SEV 7.2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/routes.hpp"

namespace marshrut::store {

// When a route that was completed then may go.
Millis kept_until(Millis completed);

// Completed, and its year is over; archived, likewise. The oldest first.
Result<std::vector<std::int64_t>> due_for_archive(Connection& connection, Millis now, std::size_t most = 1000);
Result<std::vector<std::int64_t>> due_for_purge(Connection& connection, Millis now, std::size_t most = 1000);

struct Purged {
  std::int64_t submissions = 0, documents = 0, blobs = 0, messages = 0, replies = 0, scans = 0, printouts = 0;
};
// Personal data and bytes of the route's submissions, scans, printouts and their signatures go; blobs when nothing else
// uses them; a message's bytes, addresses and subject when every document of it is purged; a file with cards of several
// routes when the last of them is. What stays: the ledger's row (hash, state, times), the code, the steps without their
// notes, and a record in the audit.
Result<Purged> purge(Connection& connection, std::int64_t route_id, const Act& act);

}  // namespace marshrut::store
