#include "cli/print_session.hpp"

#include <algorithm>

#include "app/converter.hpp"
#include "cli/batch_options.hpp"
#include "desk/printed.hpp"
#include "route/value.hpp"
#include "store/routes.hpp"
#include "store/submissions.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using store::Connection;

Result<void> read_route(Connection& connection, std::string_view code, StoredRoute& out) {
  const auto found = store::route_by_code(connection, code);
  if (!found) return found.error();
  if (!*found) return Error{Code::not_found, "no route of this code", {}};
  auto data = route::parse((*found)->data);
  if (!data) return data.error();
  const auto submissions = store::submissions_of_route(connection, (*found)->id);
  if (!submissions) return submissions.error();
  out.id = (*found)->id;
  out.route = std::move(*data);
  out.route["code"] = code;
  out.forms.clear();
  for (const auto& submission : *submissions) {
    const bool known = std::find(out.forms.begin(), out.forms.end(), submission.form) != out.forms.end();
    if (!known && !submission.form.empty()) out.forms.push_back(submission.form);
  }
  return {};
}

}  // namespace

std::unique_ptr<office::Office> office_with(unsigned workers) {
  office::OfficeSettings settings = app::own_office();
  settings.workers = workers;
  return std::make_unique<office::Office>(std::move(settings));
}

std::optional<unsigned> print_jobs_of(const Call& call, Console& console) {
  const auto jobs = jobs_of(call, console);
  if (!jobs || call.has("jobs")) return jobs;
  return std::min(*jobs, kUnaskedWorkers);
}

std::optional<StoredRoute> stored_route_of(const Call& call, Console& console) {
  StoredRoute out;
  out.store = store_of(call, console, "store");
  if (!out.store) return std::nullopt;
  const std::string code(*call.value("code"));
  const auto done = out.store->read([&](Connection& connection) { return read_route(connection, code, out); });
  if (done) return out;
  if (done.error().code == Code::not_found) {
    console.error(code + ": not-found: " + text::message("cli.print.no-route"));
  } else {
    console.report(code, done.error());
  }
  return std::nullopt;
}

Result<void> note_printed(const StoredRoute& stored, const lens::Form& form, const app::PrintedContent& content,
                          const intake::Operator& who) {
  const auto printout = desk::printout_of(stored.id, form, content, stored.route, who.name);
  return stored.store->write([&](Connection& connection) { return desk::note_printed(connection, printout, who); });
}

bool names_its_data(const Call& call) {
  return call.has("data") != call.has("store") && call.has("store") == call.has("code");
}

void tell_printed(Console& console, std::string_view about, const app::Printout& printout) {
  for (const app::PrintRemark& remark : printout.remarks) console.error(std::string(about) + ": " + remark.message);
  console.doubts(about, printout.doubts);
}

}  // namespace marshrut::cli
