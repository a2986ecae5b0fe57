// intake/paper.hpp: a card that came back on paper: whose it is, and whether it still says what the store has.
// Shapes:  what a page's mark says -> Paper: its route, or why a person must look.
// Errors:  as the store's.
// Owns:    results own what they hold.
// Source:  design.md §6; docs/skany.md.
//
// Never a wrong route: a code that the store doesn't have, a form that isn't known or a content that was printed for
// another route goes to a person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "intake/contents.hpp"
#include "scan/cards.hpp"
#include "store/connection.hpp"

namespace marshrut::intake {

struct Paper {
  std::optional<std::int64_t> route;  // none: `doubt` says why
  std::string doubt;                  // "unknown-code", "unknown-form", "no-code", "other-route", "route-purged"
  std::string code;                   // of the route
  std::string title;                  // of the form; empty when it isn't known
  std::optional<bool> matches;
  std::optional<Millis> printed;       // by us; none: nothing is known of such a printout
  std::vector<ContentChange> changes;  // since it was printed, where that is known
};

Result<Paper> look_at_paper(store::Connection& connection, const Contents& contents, const scan::Card& card);

}  // namespace marshrut::intake
