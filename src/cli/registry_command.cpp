// registry.
#include <charconv>
#include <chrono>
#include <ctime>
#include <filesystem>

#include "app/registry.hpp"
#include "cli/progress_bar.hpp"
#include "cli/session.hpp"
#include "cli/signals.hpp"
#include "text/dates.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;
using std::chrono::sys_days;

int number_in(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// The day that --date names, else today where this computer is; nothing for what is no date.
std::optional<sys_days> day_of(const Call& call) {
  const auto given = call.value("date");
  if (!given) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return sys_days(std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday);
  }
  const auto iso = text::parse_date(*given);
  if (!iso || !text::is_iso_date(*iso)) return std::nullopt;
  const std::string_view date = *iso;
  return sys_days(std::chrono::year(number_in(date.substr(0, 4))) / number_in(date.substr(5, 2)) /
                  number_in(date.substr(8)));
}

const app::RegistryForm* registry_named(const std::vector<app::RegistryForm>& forms, const Call& call,
                                        Console& console) {
  std::vector<std::string_view> known;
  std::string all;
  for (const auto& form : forms) {
    if (form.profile.id == call.words[0]) return &form;
    known.push_back(form.profile.id);
    all += (all.empty() ? "" : ", ") + form.profile.id;
  }
  std::string text = text::message("cli.usage.unknown-form", {{"form", std::string_view(call.words[0])}});
  const auto meant = nearest(call.words[0], known);
  text += ' ' + (meant ? text::message("cli.usage.meant", {{"word", *meant}})
                       : text::message("cli.usage.known-forms", {{"forms", std::string_view(all)}}));
  complain(console, usage_error(text), call.command);
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
  if (fs::path(out).extension() != ".xlsx") {
    return complain(console, usage_error(text::message("cli.usage.registry-format", {{"out", out}})), call.command);
  }
  const auto day = day_of(call);
  if (!day)
    return complain(console, usage_error(text::message("cli.usage.date", {{"option", std::string_view("--date")}})),
                    call.command);
  const auto home = home_of(call, console);
  if (!home) return kBadInput;
  const auto forms = app::load_registries(*home);
  if (!forms) return console.report("marshrut", forms.error()), kBadInput;
  const app::RegistryForm* form = registry_named(*forms, call, console);
  return form == nullptr ? kUsage : make(call, *form, *day, console);
}

}  // namespace marshrut::cli
