// The job «registry»: a registry of the routes that a filter lets through, as a workbook or on paper.
#include <nlohmann/json.hpp>

#include "app/file_names.hpp"
#include "app/line_reader.hpp"
#include "app/printout.hpp"
#include "base/files.hpp"
#include "desk/deadlines_facts.hpp"
#include "desk/job_kinds.hpp"
#include "desk/registry.hpp"
#include "desk/route_filter.hpp"
#include "route/iso.hpp"
#include "text/local_time.hpp"
#include "text/messages.hpp"

namespace marshrut::desk {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class RowProgress final : public app::BatchProgress {
public:
  explicit RowProgress(JobTrack& track) : track_(track) {}
  void advanced(const State& state) override {
    track_.made = static_cast<std::int64_t>(state.made);
    track_.failed = static_cast<std::int64_t>(state.failed);
  }
  void bad_line(std::uint64_t number, const Error& error) override {
    const std::string why = text::error_message(error.code);
    track_.remark(
        error.where,
        text::message("desk.registry.bad-row", {{"n", static_cast<double>(number)}, {"why", std::string_view(why)}}),
        route::Severity::error);
  }
  void doubtful(std::uint64_t, const std::vector<lens::Doubt>&) override {}

private:
  JobTrack& track_;
};

Result<void> make_workbook(JobCall& call, const app::RegistryForm& form, const fs::path& lines_file,
                           const fs::path& workbook) {
  const auto day = route::parse_iso_date(text::local_day(now_ms()));
  auto lines = app::LineReader::open(lines_file, call.track.cancelled);
  if (!lines) return lines.error();
  RowProgress progress(call.track);
  const auto made = app::make_registry(form, *lines, workbook, day ? day->first : std::chrono::sys_days{}, progress,
                                       call.track.cancelled);
  if (!made) return made.error();
  return made->cancelled ? Result<void>(stopped()) : Result<void>();
}

Result<void> put_on_paper(JobCall& call, const app::RegistryForm& form, const fs::path& workbook, const fs::path& pdf) {
  const auto bytes = read_file(workbook);
  if (!bytes) return bytes.error();
  const auto printed = app::print_workbook(call.desk.office, *bytes, form.profile.title, false);
  if (!printed) return printed.error();
  return write_file_atomic(pdf, printed->bytes);
}

}  // namespace

JobResult run_registry(JobCall& call) {
  const json request = json::parse(call.job.request, nullptr, false);
  const auto book = call.desk.forms.get();
  const app::RegistryForm* form = book->registry(request.value("form", ""));
  if (form == nullptr) return Error{Code::not_found, "no such registry", "form"};
  auto query = route_query(request.contains("filter") ? request["filter"].dump() : "{}", call.scope);
  if (!query) return query.error();
  const fs::path lines = call.folder / "lines.ndjson", workbook = call.folder / "registry.xlsx";
  const auto written = write_registry_lines(call.desk.store, *form, std::move(*query), lines, [&](std::uint64_t count) {
    call.track.total = static_cast<std::int64_t>(count);
    return !call.track.cancelled;
  });
  if (!written) return written.error();
  if (call.track.cancelled) return stopped();
  if (auto made = make_workbook(call, *form, lines, workbook); !made) return made.error();
  const std::string base = app::safe_name(form->profile.title + ' ' + text::local_day(now_ms()));
  if (request.value("format", "xlsx") != "pdf") {
    return std::optional(MadeFile{workbook, base + ".xlsx", std::string(kXlsx)});
  }
  const fs::path pdf = call.folder / "registry.pdf";
  if (auto put = put_on_paper(call, *form, workbook, pdf); !put) return put.error();
  return std::optional(MadeFile{pdf, base + ".pdf", std::string(kPdf)});
}

}  // namespace marshrut::desk
