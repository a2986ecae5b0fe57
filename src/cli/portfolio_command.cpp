// portfolio: all of a teacher's documents in one file.
#include <algorithm>
#include <filesystem>

#include "app/fill.hpp"
#include "app/portfolio.hpp"
#include "base/files.hpp"
#include "cli/batch_options.hpp"
#include "cli/print_session.hpp"
#include "cli/session.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;
using Forms = std::vector<const lens::Form*>;

void add(Forms& chosen, const lens::Form* form) {
  if (std::find(chosen.begin(), chosen.end(), form) == chosen.end()) chosen.push_back(form);
}

// --forms LIST; nothing when one of them is none of ours.
std::optional<Forms> forms_asked(const Call& call, const lens::FormSet& forms, Console& console) {
  Forms asked;
  std::string_view rest = call.value("forms").value_or("");
  while (!rest.empty()) {
    const std::size_t end = rest.find(',');
    const lens::Form* form = form_named(forms, rest.substr(0, end), call, console);
    if (form == nullptr) return std::nullopt;
    add(asked, form);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return asked;
}

Result<route::Value> route_in_file(const std::string& data, const lens::FormSet& forms) {
  const auto json = read_file(data == "-" ? fs::path("/dev/stdin") : fs::path(data));
  if (!json) return json.error();
  // Any form of the model knows its schema.
  for (const lens::Form& form : forms.forms()) {
    if (form.profile().model == "route") return app::route_from_json(*json, form.schema());
  }
  return Error{Code::not_found, "no form shows routes", {}};
}

// What was sent on paper belongs to it; without a submission, what the route can fill.
Forms forms_for(const lens::FormSet& forms, const route::Value& route, const std::vector<std::string>& submitted) {
  Forms chosen;
  for (const std::string& id : submitted) {
    if (const lens::Form* form = forms.find(id)) add(chosen, form);
  }
  return chosen.empty() ? app::portfolio_forms(forms, route) : chosen;
}

Result<void> note(const app::Portfolio& portfolio, const Forms& forms, const StoredRoute& known, const Call& call) {
  if (!known.store) return {};
  for (const app::Printout& document : portfolio.documents) {
    for (const lens::Form* form : forms) {
      if (form->profile().id != document.content.form) continue;
      if (auto noted = note_printed(known, *form, document.content, operator_of(call)); !noted) return noted;
    }
  }
  return {};
}

int make(const Call& call, const Forms& forms, const StoredRoute& known, Console& console) {
  const std::string out(*call.value("out"));
  const auto office = office_with(1);
  app::Printer printer(*office);
  const auto done = guarded([&]() -> Result<void> {
    const auto portfolio = app::print_portfolio(printer, forms, known.route, call.has("duplex"));
    if (!portfolio) return portfolio.error();
    if (auto noted = note(*portfolio, forms, known, call); !noted) return noted;
    if (auto written = write_file_atomic(out, portfolio->pdf); !written) return written;
    console.line(text::message("cli.print.portfolio", {{"out", std::string_view(out)},
                                                       {"documents", static_cast<double>(forms.size())},
                                                       {"pages", static_cast<double>(portfolio->pages)}}));
    for (const app::Printout& document : portfolio->documents) tell_printed(console, document.content.form, document);
    return {};
  });
  if (!done) return console.report(out, done.error()), kBadInput;
  return kDone;
}

}  // namespace

int run_portfolio(const Call& call, Console& console) {
  const std::string out(*call.value("out"));
  if (extension_of(out) != ".pdf") {
    return complain(console, usage_error(text::message("cli.usage.print-format", {{"out", std::string_view(out)}})),
                    call.command);
  }
  if (!names_its_data(call)) return complain(console, usage_error(text::message("cli.usage.print-data")), call.command);
  const auto forms = forms_of(call, console);
  if (!forms) return kBadInput;
  auto chosen = forms_asked(call, *forms, console);
  if (!chosen) return kUsage;
  StoredRoute known;
  if (call.has("store")) {
    auto stored = stored_route_of(call, console);
    if (!stored) return kBadInput;
    known = std::move(*stored);
  } else {
    auto route = route_in_file(std::string(*call.value("data")), *forms);
    if (!route) return console.report(*call.value("data"), route.error()), kBadInput;
    known.route = std::move(*route);
  }
  // For a route of a file the list says all; for one of the store it adds to what was sent.
  if (chosen->empty() || call.has("store")) {
    Forms all = forms_for(*forms, known.route, known.forms);
    for (const lens::Form* form : *chosen) add(all, form);
    chosen = std::move(all);
  }
  if (chosen->empty()) {
    console.error(out + ": not-found: " + text::message("cli.print.no-documents"));
    return kBadInput;
  }
  return make(call, *chosen, known, console);
}

}  // namespace marshrut::cli
