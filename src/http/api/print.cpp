// Routes on paper.
#include "desk/route_filter.hpp"
#include "http/handlers.hpp"
#include "http/papers.hpp"
#include "http/problem.hpp"
#include "text/messages.hpp"

namespace marshrut::http {

namespace {

Result<Reply> print_routes(Call& call) {
  const auto& wanted = call.json();
  const bool portfolio = wanted.value("portfolio", false);
  if (wanted.contains("routes") == wanted.contains("filter")) {
    return problem("bad-request", "/routes", text::message("http.print.routes-or-filter"));
  }
  if (wanted.contains("routes")) {
    const auto ids = wanted["routes"].get<std::vector<std::int64_t>>();
    if (auto within = desk::all_within(call.desk().store, call.who().scope, ids); !within) return within.error();
  }
  std::string title = text::message("desk.job.portfolio");
  if (!portfolio) {
    const auto book = call.desk().forms.get();
    const std::string form = wanted.value("form", "");
    if (book->forms.find(form) == nullptr) return Error{Code::not_found, "no such form", "/form"};
    const std::string shown = book->title(form);
    title = text::message("desk.job.print", {{"form", std::string_view(shown)}});
  }
  return queue_job(call, {portfolio ? "portfolio" : "print", std::move(title), Json(wanted), std::nullopt});
}

constexpr Bound kBound[] = {{"printRoutes", print_routes}};

}  // namespace

std::span<const Bound> print_api() { return kBound; }

}  // namespace marshrut::http
