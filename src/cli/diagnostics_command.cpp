// diagnostics: results of a group into a note, figures and drafts of routes. load: methodists for teachers.

#include "app/diagnostics_run.hpp"
#include "app/load_run.hpp"
#include "cli/day.hpp"
#include "cli/session.hpp"
#include "cli/table_report.hpp"
#include "text/messages.hpp"
#include "text/working_days.hpp"

namespace marshrut::cli {

namespace {

double count(std::size_t number) { return static_cast<double>(number); }

std::string path_of(const Call& call, std::string_view option) { return std::string(call.value(option).value_or("")); }

std::optional<std::filesystem::path> optional_path(const Call& call, std::string_view option) {
  const auto given = call.value(option);
  return given ? std::optional<std::filesystem::path>(*given) : std::nullopt;
}

// A day as people write it; false when it can't be read as one.
bool take_day(const Call& call, const char* option, std::string& out) {
  const auto given = call.value(option);
  if (!given) return true;
  const auto day = day_of(*given);
  if (!day) return false;
  out = text::iso_day(*day);
  return true;
}

void report_all(Console& console, const std::vector<std::pair<std::string, std::vector<app::TableRemark>>>& remarks) {
  for (const auto& [file, list] : remarks) report_remarks(console, file, list);
}

template <class Paths>
void list_written(Console& console, const Paths& written) {
  for (const auto& path : written) {
    const std::string shown = path.string();
    console.line(text::message("cli.fill.done", {{"out", std::string_view(shown)}}));
  }
}

// What the tables are told, and the words that only these commands have.
void report_failure(Console& console, const std::string& file, const Error& error) {
  if (error.code == Code::bad_data && error.message == "the competency of a column is not known") {
    return console.error(file + ": bad-data: " +
                         text::message("cli.diagnostics.no-competency", {{"column", std::string_view(error.where)}}));
  }
  if (error.code == Code::bad_data && error.message == "the maximum of a column is not known") {
    return console.error(file + ": bad-data: " +
                         text::message("cli.diagnostics.no-maximum", {{"column", std::string_view(error.where)}}));
  }
  if (error.code == Code::bad_data && error.message == "no column of points") {
    return console.error(file + ": bad-data: " + text::message("cli.diagnostics.no-points"));
  }
  if (error.code == Code::bad_data && error.message == "nobody counts") {
    return console.error(file + ": bad-data: " + text::message("cli.diagnostics.nobody"));
  }
  if (error.code == Code::bad_data && error.message == "no methodist") {
    return console.error(file + ": bad-data: " + text::message("cli.load.nobody"));
  }
  report_table(console, file, error);
}

void summarise(const app::DiagnosticsReport& report, Console& console) {
  report_all(console, report.remarks);
  std::string text = text::message("cli.diagnostics.people", {{"count", count(report.people)}});
  if (report.refused > 0) text += ' ' + text::message("cli.diagnostics.refused", {{"count", count(report.refused)}});
  text += ' ' + text::message("cli.diagnostics.drafts",
                              {{"count", count(report.drafts)}, {"without", count(report.without)}});
  console.line(text);
  list_written(console, report.written);
}

}  // namespace

int run_diagnostics(const Call& call, Console& console) {
  app::DiagnosticsCall wanted{call.words[0],
                              path_of(call, "out"),
                              optional_path(call, "spec"),
                              optional_path(call, "data"),
                              optional_path(call, "catalogue"),
                              path_of(call, "form"),
                              {},
                              text::iso_day(today()),
                              {},
                              {}};
  for (const auto& [option, day] : {std::pair{"date", &wanted.date},
                                    {"prepared", &wanted.prepared},
                                    {"start", &wanted.start},
                                    {"end", &wanted.end}}) {
    if (take_day(call, option, *day)) continue;
    const std::string shown = "--" + std::string(option);
    return complain(console, usage_error(text::message("cli.usage.day", {{"option", std::string_view(shown)}})),
                    call.command);
  }
  const auto home = home_of(call, console);
  const auto forms = home ? forms_of(call, console) : std::nullopt;
  if (!forms) return kBadInput;
  std::string file = wanted.results.string();
  std::optional<app::DiagnosticsReport> report;
  const auto done = guarded([&]() -> Result<void> {
    auto made = app::run_diagnostics(wanted, *home, *forms, file);
    if (!made) return made.error();
    report = std::move(*made);
    return {};
  });
  if (!done) return report_failure(console, file, done.error()), kBadInput;
  summarise(*report, console);
  return report->refused + report->refused_events > 0 ? kBadInput : kDone;
}

int run_load(const Call& call, Console& console) {
  const app::LoadCall wanted{path_of(call, "data"), path_of(call, "methodists"), path_of(call, "out")};
  const auto home = home_of(call, console);
  if (!home) return kBadInput;
  std::string file = wanted.data.string();
  std::optional<app::LoadReport> report;
  const auto done = guarded([&]() -> Result<void> {
    auto made = app::run_load(wanted, *home, file);
    if (!made) return made.error();
    report = std::move(*made);
    return {};
  });
  if (!done) return report_failure(console, file, done.error()), kBadInput;
  report_all(console, report->remarks);
  console.line(text::message("cli.load.done",
                             {{"teachers", count(report->teachers)}, {"methodists", count(report->rows.size())}}));
  list_written(console, report->written);
  return report->refused > 0 ? kBadInput : kDone;
}

}  // namespace marshrut::cli
