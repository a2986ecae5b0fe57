// blank --list: a blank for each person of a table.
#include <filesystem>

#include "app/batch.hpp"
#include "app/staff_list.hpp"
#include "app/table_file.hpp"
#include "base/files.hpp"
#include "cli/batch_options.hpp"
#include "cli/progress_bar.hpp"
#include "cli/session.hpp"
#include "cli/signals.hpp"
#include "cli/table_report.hpp"
#include "text/messages.hpp"
#include "xlsx/table.hpp"

namespace marshrut::cli {

namespace {

// The progress of a batch whose lines are people: what can't be made is a remark on the person's row.
class ListProgress final : public app::BatchProgress {
public:
  ListProgress(ProgressBar& bar, app::StaffList& list) : bar_(bar), list_(list) {}
  void advanced(const State& state) override { bar_.advanced(state); }
  void bad_line(std::uint64_t number, const Error& error) override {
    const app::StaffList::Person& person = list_.people[static_cast<std::size_t>(number - 1)];
    const std::string why = explain(error);
    list_.remarks.push_back({"failed",
                             route::Severity::error,
                             person.sheet,
                             person.row,
                             0,
                             {},
                             text::message("app.list.remark.failed", {{"shown", std::string_view(why)}})});
  }
  void doubtful(std::uint64_t number, const std::vector<lens::Doubt>& doubts) override {
    bar_.doubtful(list_.people[static_cast<std::size_t>(number - 1)].row, doubts);
  }

private:
  ProgressBar& bar_;
  app::StaffList& list_;
};

Result<app::StaffList> read_list(const app::Home& home, const lens::Form& form, const std::string& file) {
  auto profile = app::ListProfile::load(home.templates() / "lists" / "staff.json", form.schema());
  if (!profile) return profile.error();
  app::Converter converter;
  auto table = app::open_table_file(file, converter);
  if (!table) return table.error();
  return app::read_staff_list(**table, *profile, form);
}

double count(std::size_t number) { return static_cast<double>(number); }

void tell_json(Console& console, std::string_view file, const app::StaffList& list, const app::BatchTotals& totals) {
  route::Value json{route::Object{}};
  json["file"] = file;
  json["rows"] = count(list.rows);
  json["made"] = count(totals.made);
  json["refused"] = count(list.refused + totals.failed);
  json["explained"] = count(list.explained);
  route::Array remarks;
  for (const app::TableRemark& remark : list.remarks) remarks.push_back(app::json_of(remark));
  json["remarks"] = route::Value(std::move(remarks));
  console.line(route::serialize(json));
}

void tell_people(Console& console, std::string_view file, std::string_view out, const app::StaffList& list,
                 const app::BatchTotals& totals) {
  report_remarks(console, file, list.remarks);
  std::string text = text::message("cli.list.made", {{"made", static_cast<double>(totals.made)}, {"out", out}});
  const std::size_t refused = list.refused + totals.failed;
  if (refused > 0) text += ' ' + text::message("cli.list.refused", {{"count", count(refused)}});
  if (list.explained > 0) text += ' ' + text::message("cli.list.explained", {{"count", count(list.explained)}});
  if (totals.cancelled) text = text::message("cli.fill.cancelled") + ' ' + text;
  console.line(text);
}

int make_blanks(const Call& call, const lens::Form& form, app::StaffList& list, unsigned jobs, Console& console) {
  const std::string file(*call.value("list")), out(*call.value("out"));
  const StopOnSignal stop;
  auto output = extension_of(out) == ".zip" ? app::zip_output(out) : app::folder_output(out);
  if (!output) return console.report(out, output.error()), kBadInput;
  app::PeopleLines people(list.people);
  ProgressBar bar(console, file);
  ListProgress progress(bar, list);
  const auto totals = app::fill_many(form, people, **output, jobs, progress, stop.flag(), app::Purpose::blank);
  bar.clear();
  if (!totals) return console.report(out, totals.error()), kBadInput;
  if (call.has("json")) {
    tell_json(console, file, list, *totals);
  } else {
    tell_people(console, file, out, list, *totals);
  }
  if (totals->cancelled) return kInterrupted;
  return list.refused + totals->failed > 0 || totals->made == 0 ? kBadInput : kDone;
}

// Nothing where the words of the call fit a list.
std::optional<std::string> usage_problem(const Call& call) {
  if (call.has("data")) return text::message("cli.usage.list-and-data");
  const std::string_view out = call.value("out").value_or("");
  std::error_code failed;
  const std::string extension = extension_of(out);
  const bool file = extension == ".docx" && !std::filesystem::is_directory(std::filesystem::path(out), failed);
  if (file) return text::message("cli.usage.list-needs-folder", {{"out", out}});
  return std::nullopt;
}

}  // namespace

int run_blank_list(const Call& call, Console& console) {
  if (const auto problem = usage_problem(call)) return complain(console, usage_error(*problem), call.command);
  const auto jobs = jobs_of(call, console);
  if (!jobs) return kUsage;
  const auto home = home_of(call, console);
  const auto forms = home ? forms_of(call, console) : std::nullopt;
  if (!forms) return kBadInput;
  const lens::Form* form = form_named(*forms, call.words[0], call, console);
  if (form == nullptr) return kUsage;
  const std::string file(*call.value("list"));
  std::optional<app::StaffList> list;
  const auto done = guarded([&]() -> Result<void> {
    auto read = read_list(*home, *form, file);
    if (!read) return read.error();
    list = std::move(*read);
    return {};
  });
  if (!done) return report_table(console, file, done.error()), kBadInput;
  return make_blanks(call, *form, *list, *jobs, console);
}

}  // namespace marshrut::cli
