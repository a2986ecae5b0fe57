#include "desk/blanks.hpp"

#include <nlohmann/json.hpp>

#include "app/batch_output.hpp"
#include "app/converter.hpp"
#include "app/table_file.hpp"
#include "base/files.hpp"
#include "desk/job_kinds.hpp"
#include "intake/match.hpp"
#include "route/text_at.hpp"
#include "text/local_time.hpp"
#include "text/messages.hpp"

namespace marshrut::desk {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class ListProgress final : public app::BatchProgress {
public:
  ListProgress(JobTrack& track, const app::StaffList& list) : track_(track), list_(list) {}

  void advanced(const State& state) override {
    track_.made = static_cast<std::int64_t>(state.made);
    track_.failed = static_cast<std::int64_t>(list_.refused + state.failed);
  }
  void bad_line(std::uint64_t number, const Error& error) override {
    const std::string why = text::error_message(error.code);
    tell(number, text::message("app.list.remark.failed", {{"shown", std::string_view(why)}}), route::Severity::error);
  }
  void doubtful(std::uint64_t number, const std::vector<lens::Doubt>& doubts) override {
    for (const lens::Doubt& doubt : doubts) tell(number, doubt_text(doubt), route::Severity::warning);
  }

private:
  void tell(std::uint64_t number, std::string message, route::Severity severity) {
    if (number == 0 || number > list_.people.size()) return;
    const app::StaffList::Person& person = list_.people[static_cast<std::size_t>(number - 1)];
    track_.remark(app::place_text({{}, severity, person.sheet, person.row, 0, {}, {}}), std::move(message), severity);
  }

  JobTrack& track_;
  const app::StaffList& list_;
};

// A folder's own name for what came from outside: nothing of the given one but its ending.
std::string list_file(std::string_view name) {
  const std::string ending = fs::path(name).extension().string();
  const bool plain =
      ending.size() > 1 && ending.size() <= 6 &&
      ending.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 1) == std::string::npos;
  return "list" + (plain ? ending : std::string(".xlsx"));
}

}  // namespace

Result<app::StaffList> staff_list(const app::Home& home, const lens::Form& form, std::string_view name,
                                  std::string_view bytes, const fs::path& folder) {
  auto profile = app::ListProfile::load(home.templates() / "lists" / "staff.json", form.schema());
  if (!profile) return profile.error();
  const fs::path file = folder / list_file(name);
  if (auto written = write_file_atomic(file, bytes); !written) return written.error();
  app::Converter converter;
  auto table = app::open_table_file(file, converter);
  if (!table) return table.error();
  return app::read_staff_list(**table, *profile, form);
}

Result<app::BatchTotals> blanks_zip(const lens::Form& form, const std::vector<app::StaffList::Person>& people,
                                    const fs::path& zip, app::BatchProgress& progress,
                                    const std::atomic<bool>& cancelled) {
  auto output = app::zip_output(zip);
  if (!output) return output.error();
  app::PeopleLines lines(people);
  return app::fill_many(form, lines, **output, 1, progress, cancelled, app::Purpose::blank);
}

std::vector<app::StaffList::Person> people_of(const app::StaffList& list, std::string_view school) {
  std::vector<app::StaffList::Person> out;
  for (const auto& person : list.people) {
    const auto record = route::parse(person.json);
    if (record && intake::same_organization(route::text_at(*record, "organization.name"), school))
      out.push_back(person);
  }
  return out;
}

JobResult run_blanks(JobCall& call) {
  const json request = json::parse(call.job.request, nullptr, false);
  const auto book = call.desk.forms.get();
  const lens::Form* form = book->forms.find(request.value("form", ""));
  if (form == nullptr) return Error{Code::not_found, "no such form", "form"};
  const auto bytes = call.input();
  if (!bytes) return bytes.error();
  auto list = staff_list(call.desk.home, *form, request.value("name", ""), *bytes, call.folder);
  if (!list) return list.error();
  tell_remarks(call.track, list->remarks);
  call.track.total = static_cast<std::int64_t>(list->people.size() + list->refused);
  ListProgress progress(call.track, *list);
  const fs::path zip = call.folder / "blanks.zip";
  const auto totals = blanks_zip(*form, list->people, zip, progress, call.track.cancelled);
  if (!totals) return totals.error();
  if (totals->cancelled) return stopped();
  if (totals->made == 0) return Error{Code::bad_data, "nobody in the list", {}};
  const std::string name = text::message("desk.job.blanks-file");
  return std::optional(MadeFile{zip, name + ' ' + text::local_day(now_ms()) + ".zip", std::string(kZip)});
}

}  // namespace marshrut::desk
