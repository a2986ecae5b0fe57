// desk/job_kinds.hpp: what jobs do: a table of kinds, each a function from a job's request to a file.
// Shapes:  JobCall (the job as it was asked for, a folder of its own, progress) -> the file, or none; remarks.
// Units:   made, failed and total count whatever the kind makes: documents, rows.
// Errors:  as what a kind uses; a kind that stopped because it was told to says timeout.
// Owns:    the folder is the runner's: what is left in it goes with the job.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/table_remark.hpp"
#include "base/result.hpp"
#include "desk/desk.hpp"
#include "route/remark.hpp"
#include "store/jobs.hpp"
#include "store/lists.hpp"

namespace marshrut::desk {

struct JobRemark {
  std::string where, message;
  route::Severity severity = route::Severity::warning;
};

// How far a job is, seen from other threads.
class JobTrack {
public:
  std::atomic<std::int64_t> made{0}, failed{0}, total{0};
  std::atomic<bool> cancelled{false};

  void remark(std::string where, std::string message, route::Severity severity = route::Severity::warning);
  [[nodiscard]] std::string report() const;  // JSON
  [[nodiscard]] store::JobProgress progress() const { return {made, failed, total}; }

private:
  mutable std::mutex mutex_;
  std::vector<JobRemark> remarks_;
  std::size_t untold_ = 0;
};

struct JobCall {
  const Desk& desk;
  const store::QueuedJob& job;
  const std::filesystem::path& folder;
  store::Scope scope;
  JobTrack& track;

  // The bytes that were handed over with the request; not_found when there are none.
  [[nodiscard]] Result<std::string> input() const;
};

struct MadeFile {
  std::filesystem::path path;
  std::string name, media_type;
};
using JobResult = Result<std::optional<MadeFile>>;

struct JobKind {
  std::string_view name;
  JobResult (*run)(JobCall& call);
};
std::span<const JobKind> job_kinds();

JobResult run_print(JobCall& call);
JobResult run_portfolio(JobCall& call);
JobResult run_blanks(JobCall& call);
JobResult run_registry(JobCall& call);
JobResult run_note(JobCall& call);
JobResult run_report(JobCall& call);
JobResult run_check(JobCall& call);

// What kinds share.
inline constexpr std::string_view kZip = "application/zip";
inline constexpr std::string_view kPdf = "application/pdf";
inline constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Error stopped();  // by whoever asked for it
void tell_remarks(JobTrack& track, const std::vector<app::TableRemark>& remarks);
// «Иванова: в дательном падеже напечатано …; проверьте.»
std::string doubt_text(const lens::Doubt& doubt);
// Each file under its own name; with a root, by its path below that.
Result<void> zip_files(const std::vector<std::filesystem::path>& files, const std::filesystem::path& zip,
                       const std::filesystem::path& root = {});

}  // namespace marshrut::desk
