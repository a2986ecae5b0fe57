// The job «note»: the papers of a diagnostics from its table of results.
#include <nlohmann/json.hpp>

#include "app/diagnostics_run.hpp"
#include "base/files.hpp"
#include "desk/job_kinds.hpp"
#include "text/local_time.hpp"
#include "text/messages.hpp"

namespace marshrut::desk {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Told {
  std::string_view why, id;
};
// What the tables are refused for, in the words of the command.
constexpr Told kTold[] = {
    {"the competency of a column is not known", "cli.diagnostics.no-competency"},
    {"the maximum of a column is not known", "cli.diagnostics.no-maximum"},
    {"no column of points", "cli.diagnostics.no-points"},
    {"nobody counts", "cli.diagnostics.nobody"},
};

void tell_why(JobTrack& track, const Error& error) {
  for (const Told& told : kTold) {
    if (error.message != told.why) continue;
    track.remark(error.where, text::message(told.id, {{"column", std::string_view(error.where)}}),
                 route::Severity::error);
  }
}

}  // namespace

JobResult run_note(JobCall& call) {
  const json request = json::parse(call.job.request, nullptr, false);
  const auto book = call.desk.forms.get();
  const auto bytes = call.input();
  if (!bytes) return bytes.error();
  app::DiagnosticsCall wanted;
  wanted.results = call.folder / "results.xlsx";
  wanted.out = call.folder / "papers";
  wanted.form = request.value("form", "");
  wanted.date = request.value("date", "");
  wanted.prepared = request.value("prepared", "");
  wanted.start = request.value("start", "");
  wanted.end = request.value("end", "");
  if (wanted.prepared.empty()) wanted.prepared = text::local_day(now_ms());
  if (auto written = write_file_atomic(wanted.results, *bytes); !written) return written.error();
  std::string file;
  const auto report = app::run_diagnostics(wanted, call.desk.home, book->forms, file);
  if (!report) {
    tell_why(call.track, report.error());
    return report.error();
  }
  call.track.total = static_cast<std::int64_t>(report->people + report->refused);
  call.track.made = static_cast<std::int64_t>(report->people);
  call.track.failed = static_cast<std::int64_t>(report->refused);
  for (const auto& [table, remarks] : report->remarks) tell_remarks(call.track, remarks);
  if (report->written.empty()) return Error{Code::bad_data, "nothing was made", {}};
  const fs::path zip = call.folder / "note.zip";
  if (auto zipped = zip_files(report->written, zip, wanted.out); !zipped) return zipped.error();
  const std::string name = text::message("desk.job.note-file") + ' ' + wanted.prepared;
  return std::optional(MadeFile{zip, name + ".zip", std::string(kZip)});
}

}  // namespace marshrut::desk
