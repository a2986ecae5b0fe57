// notice: the notice of a diagnostics, and its entry for calendars.
#include <array>
#include <ctime>

#include "app/diagnostics_run.hpp"
#include "app/fill.hpp"
#include "app/notice_calendar.hpp"
#include "base/files.hpp"
#include "cli/session.hpp"
#include "route/rules.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

// When the record says on which day the notice goes out, the same record makes the same file.
std::string stamp_of(const route::Value& record) {
  const route::Value* sent = route::at(record, *route::parse_path("notice.sent"));
  if (sent != nullptr && sent->string() != nullptr && sent->string()->size() == 10) {
    std::string day = *sent->string();
    std::erase(day, '-');
    if (day.size() == 8 && day.find_first_not_of("0123456789") == std::string::npos) return day + "T000000Z";
  }
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y%m%dT%H%M%SZ", &utc)};
}

void tell_done(Console& console, std::string_view file) {
  console.line(text::message("cli.fill.done", {{"out", file}}));
}

// `file` is the one that an error is about.
Result<void> make(const Call& call, const app::Home& home, const lens::FormSet& forms, Console& console,
                  std::string& file) {
  const auto settings = app::DiagnosticsSettings::load(home.data());
  if (!settings) return settings.error();
  const lens::Form* form = forms.find(settings->notice_form);
  if (form == nullptr) return Error{Code::unknown_form, "no such form", settings->notice_form};
  file = std::string(*call.value("data"));
  const auto record = app::load_diagnostics_record(file, home, forms);
  if (!record) return record.error();
  const auto entry = call.has("ics") ? app::notice_entry(*record) : Result<app::CalendarEntry>(app::CalendarEntry{});
  if (!entry) return entry.error();
  for (const route::Remark& remark : route::check(*record, form->profile(), form->schema())) {
    if (remark.severity != route::Severity::info) console.error(file + ": " + remark.rule + ": " + remark.message);
  }
  file = std::string(*call.value("out"));
  lens::Scratch scratch;
  std::string bytes;
  if (auto made = app::make_document(*form, *record, app::Purpose::fill, scratch, bytes); !made) return made;
  if (auto written = write_file_atomic(file, bytes); !written) return written;
  tell_done(console, file);
  if (!call.has("ics")) return {};
  file = std::string(*call.value("ics"));
  if (auto written = write_file_atomic(file, app::calendar_text({&*entry, 1}, stamp_of(*record))); !written) {
    return written;
  }
  tell_done(console, file);
  return {};
}

}  // namespace

int run_notice(const Call& call, Console& console) {
  const auto home = home_of(call, console);
  const auto forms = home ? forms_of(call, console) : std::nullopt;
  if (!forms) return kBadInput;
  std::string file = home->data().string();
  const auto done = guarded([&] { return make(call, *home, *forms, console, file); });
  if (done) return kDone;
  console.report(file, done.error());
  return kBadInput;
}

}  // namespace marshrut::cli
