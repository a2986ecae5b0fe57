#include "intake/paper.hpp"

#include <algorithm>

#include "store/printouts.hpp"
#include "store/routes.hpp"

namespace marshrut::intake {

namespace {

using store::Printout;
using store::Route;

class Look {
public:
  Look(store::Connection& connection, const Contents& contents, const scan::Card& card)
      : connection_(connection), contents_(contents), card_(card) {}

  Result<Paper> run() {
    paper_.code = card_.code;
    paper_.title = contents_.title(card_.form);
    if (!contents_.knows(card_.form)) return doubt("unknown-form");
    auto printouts = store::printouts_with_hash(connection_, card_.form, card_.hash);
    if (!printouts) return printouts.error();
    auto route = find_route(*printouts);
    if (!route) return route.error();
    if (!*route) return doubt(card_.code.empty() ? "no-code" : "unknown-code");
    if ((*route)->state == store::RouteState::purged) return doubt("route-purged");
    return compare(**route, *printouts);
  }

private:
  Result<Paper> doubt(const char* why) {
    paper_.doubt = why;
    return std::move(paper_);
  }

  Result<std::optional<Route>> find_route(const std::vector<Printout>& printouts) {
    if (!card_.code.empty()) return store::route_by_code(connection_, card_.code);
    // Printed before it had a code: known by its content, when only one route has such a printout.
    const bool one = !printouts.empty() && std::all_of(printouts.begin(), printouts.end(), [&](const Printout& other) {
      return other.route_id == printouts.front().route_id;
    });
    if (!one) return std::optional<Route>();
    const std::int64_t id = printouts.front().route_id;
    auto found = store::routes_page(connection_, id - 1, 1);
    if (!found) return found.error();
    if (found->empty() || found->front().id != id) return std::optional<Route>();
    return std::optional(std::move(found->front()));
  }

  Result<Paper> compare(const Route& route, const std::vector<Printout>& printouts) {
    const std::string code = route.code.value_or(std::string());
    const bool matches = contents_.matches(card_.form, route.data, code, card_.hash);
    const auto own =
        std::find_if(printouts.begin(), printouts.end(), [&](const Printout& one) { return one.route_id == route.id; });
    if (own == printouts.end() && !matches && !printouts.empty()) return doubt("other-route");
    paper_.route = route.id;
    paper_.code = code;
    paper_.matches = matches;
    if (own == printouts.end()) return std::move(paper_);
    paper_.printed = own->printed;
    if (!matches) paper_.changes = contents_.changes(card_.form, own->data, route.data, code);
    return std::move(paper_);
  }

  store::Connection& connection_;
  const Contents& contents_;
  const scan::Card& card_;
  Paper paper_;
};

}  // namespace

Result<Paper> look_at_paper(store::Connection& connection, const Contents& contents, const scan::Card& card) {
  return Look(connection, contents, card).run();
}

}  // namespace marshrut::intake
