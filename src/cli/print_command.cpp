// print: one document.
#include <filesystem>

#include "app/fill.hpp"
#include "base/files.hpp"
#include "cli/batch_options.hpp"
#include "cli/print_batch_command.hpp"
#include "cli/print_session.hpp"
#include "cli/session.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;

// `stored` is where the route came from, if it was the store.
int print_one(const Call& call, const lens::Form& form, const route::Value& route, std::string_view about,
              Console& console, const StoredRoute* stored = nullptr) {
  const std::string out(*call.value("out"));
  const auto office = office_with(1);
  app::Printer printer(*office);
  lens::Scratch scratch;
  std::string failed(about);
  app::Printout printout;
  const auto done = guarded([&]() -> Result<void> {
    auto printed = printer.print_document(form, route, scratch);
    if (!printed) return printed.error();
    printout = std::move(*printed);
    if (stored != nullptr) {
      if (auto noted = note_printed(*stored, form, printout.content, operator_of(call)); !noted) return noted;
    }
    failed = out;
    if (!call.has("duplex")) return write_file_atomic(out, printout.pdf);
    const auto even = app::bound({{printout.pdf, {}, true, {}}}, {printout.title, true, {}});
    return even ? write_file_atomic(out, even->bytes) : even.error();
  });
  if (!done) return console.report(failed, done.error()), kBadInput;
  console.line(text::message("cli.print.done",
                             {{"out", std::string_view(out)}, {"pages", static_cast<double>(printout.content.pages)}}));
  tell_printed(console, out, printout);
  return kDone;
}

int print_from_store(const Call& call, const lens::Form& form, Console& console) {
  const auto stored = stored_route_of(call, console);
  if (!stored) return kBadInput;
  return print_one(call, form, stored->route, *call.value("code"), console, &*stored);
}

// One route lies in a file of its own, over as many lines as it likes; many lie one on a line.
enum class Amount { one, many };

Amount amount_in(const std::string& data, std::string& json) {
  if (data == "-" || extension_of(data) == ".ndjson") return Amount::many;
  auto bytes = read_file(data);
  if (!bytes) return bytes.error().code == Code::too_large ? Amount::many : Amount::one;
  json = std::move(*bytes);
  return route::parse(json) ? Amount::one : Amount::many;
}

int print_from_data(const Call& call, const lens::Form& form, Console& console) {
  const std::string data(*call.value("data"));
  std::string json;
  const bool file = extension_of(fs::path(*call.value("out"))) == ".pdf";
  const bool one = file && !call.has("cover") && amount_in(data, json) == Amount::one;
  if (!one) return print_batch(call, form, console);
  if (json.empty()) {
    const auto bytes = read_file(data);
    if (!bytes) return console.report(data, bytes.error()), kBadInput;
  }
  const auto route = app::route_from_json(json, form.schema());
  if (!route) return console.report(data, route.error()), kBadInput;
  return print_one(call, form, *route, data, console);
}

}  // namespace

int run_print(const Call& call, Console& console) {
  const std::string out(*call.value("out"));
  std::error_code failed;
  const std::string extension = extension_of(out);
  if (!fs::is_directory(out, failed) && !extension.empty() && extension != ".pdf") {
    return complain(console, usage_error(text::message("cli.usage.print-format", {{"out", std::string_view(out)}})),
                    call.command);
  }
  if (!names_its_data(call)) return complain(console, usage_error(text::message("cli.usage.print-data")), call.command);
  if (call.has("store") && extension != ".pdf") {
    return complain(console, usage_error(text::message("cli.usage.print-format", {{"out", std::string_view(out)}})),
                    call.command);
  }
  const auto home = home_of(call, console);
  if (!home) return kBadInput;
  if (const auto registry = print_registry(call, *home, console)) return *registry;
  const auto forms = forms_of(call, console);
  if (!forms) return kBadInput;
  const lens::Form* form = form_named(*forms, call.words[0], call, console);
  if (form == nullptr) return kUsage;
  return call.has("store") ? print_from_store(call, *form, console) : print_from_data(call, *form, console);
}

}  // namespace marshrut::cli
