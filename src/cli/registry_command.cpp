// registry.
#include <filesystem>

#include "app/registry.hpp"
#include "cli/batch_options.hpp"
#include "cli/day.hpp"
#include "cli/print_batch_command.hpp"
#include "cli/progress_bar.hpp"
#include "cli/session.hpp"
#include "cli/signals.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;
using std::chrono::sys_days;

const app::RegistryForm* registry_named(const std::vector<app::RegistryForm>& forms, const Call& call,
                                        Console& console) {
  std::vector<std::string_view> known;
  for (const auto& form : forms) {
    if (form.profile.id == call.words[0]) return &form;
    known.push_back(form.profile.id);
  }
  complain_unknown_form(call.words[0], known, call, console);
  return nullptr;
}

void tell(const app::RegistryMade& made, std::string_view out, Console& console) {
  std::string text = text::message("cli.registry.done", {{"rows", static_cast<double>(made.rows)}, {"out", out}});
  if (made.failed > 0) {
    text += ' ' + text::message("cli.registry.failed", {{"failed", static_cast<double>(made.failed)}});
  }
  console.line(text);
  if (made.sheets > 1) {
    console.line(text::message("cli.registry.sheets", {{"sheets", static_cast<double>(made.sheets)}}));
  }
  if (made.long_texts > 0) {
    console.error(text::message("cli.registry.long-texts", {{"count", static_cast<double>(made.long_texts)}}));
  }
}

int make(const Call& call, const app::RegistryForm& form, sys_days day, Console& console) {
  const std::string data(*call.value("data"));
  const std::string out(*call.value("out"));
  const StopOnSignal stop;
  auto lines = app::LineReader::open(data, stop.flag());
  if (!lines) return console.report(data, lines.error()), kBadInput;
  ProgressBar bar(console, data, "cli.progress.rows");
  const auto made = app::make_registry(form, *lines, out, day, bar, stop.flag());
  bar.clear();
  if (!made) return console.report(out, made.error()), kBadInput;
  if (made->cancelled) return console.error(text::message("cli.registry.cancelled")), kInterrupted;
  tell(*made, out, console);
  return made->failed > 0 ? kBadInput : kDone;
}

}  // namespace

int run_registry(const Call& call, Console& console) {
  const std::string_view out = *call.value("out");
  const bool paper = extension_of(out) == ".pdf";
  if (!paper && fs::path(out).extension() != ".xlsx") {
    return complain(console, usage_error(text::message("cli.usage.registry-format", {{"out", out}})), call.command);
  }
  const auto day = call.has("date") ? day_of(*call.value("date")) : today();
  if (!day)
    return complain(console, usage_error(text::message("cli.usage.date", {{"option", std::string_view("--date")}})),
                    call.command);
  const auto home = home_of(call, console);
  if (!home) return kBadInput;
  const auto forms = app::load_registries(*home);
  if (!forms) return console.report("marshrut", forms.error()), kBadInput;
  const app::RegistryForm* form = registry_named(*forms, call, console);
  if (form == nullptr) return kUsage;
  return paper ? print_registry(call, *form, *day, console) : make(call, *form, *day, console);
}

}  // namespace marshrut::cli
