#include "desk/job_kinds.hpp"

#include <nlohmann/json.hpp>

#include "app/batch_output.hpp"
#include "base/files.hpp"
#include "store/documents.hpp"
#include "store/fsck.hpp"
#include "text/messages.hpp"

namespace marshrut::desk {

namespace {

// More than a person reads; the others are counted.
constexpr std::size_t kMostRemarks = 1000;

constexpr JobKind kKinds[] = {
    {"print", run_print}, {"portfolio", run_portfolio}, {"blanks", run_blanks}, {"registry", run_registry},
    {"note", run_note},   {"report", run_report},       {"check", run_check},
};

}  // namespace

std::span<const JobKind> job_kinds() { return kKinds; }

void JobTrack::remark(std::string where, std::string message, route::Severity severity) {
  const std::lock_guard lock(mutex_);
  if (remarks_.size() < kMostRemarks) return remarks_.push_back({std::move(where), std::move(message), severity});
  ++untold_;
}

std::string JobTrack::report() const {
  const std::lock_guard lock(mutex_);
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const JobRemark& remark : remarks_) {
    out.push_back(
        {{"where", remark.where}, {"message", remark.message}, {"severity", route::severity_name(remark.severity)}});
  }
  if (untold_ > 0) {
    const std::string more = text::message("desk.job.more-remarks", {{"n", static_cast<double>(untold_)}});
    out.push_back({{"where", ""}, {"message", more}, {"severity", route::severity_name(route::Severity::info)}});
  }
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<std::string> JobCall::input() const {
  if (!job.input_blob_id) return Error{Code::not_found, "the job came without a file", {}};
  std::string bytes;
  const auto read = desk.store.read([&](store::Connection& connection) -> Result<void> {
    auto found = store::blob_bytes(connection, *job.input_blob_id);
    if (!found) return found.error();
    bytes = std::move(*found);
    return {};
  });
  if (!read) return read.error();
  return bytes;
}

Error stopped() { return Error{Code::timeout, "stopped", {}}; }

void tell_remarks(JobTrack& track, const std::vector<app::TableRemark>& remarks) {
  for (const app::TableRemark& remark : remarks) {
    track.remark(app::place_text(remark), remark.message, remark.severity);
  }
}

Result<void> zip_files(const std::vector<std::filesystem::path>& files, const std::filesystem::path& zip,
                       const std::filesystem::path& root) {
  auto output = app::zip_output(zip);
  if (!output) return output.error();
  for (const auto& file : files) {
    const auto bytes = read_file(file);
    if (!bytes) return bytes.error();
    const auto name = root.empty() ? file.filename() : file.lexically_relative(root);
    if (auto written = (*output)->write(name.generic_string(), *bytes); !written) return written;
  }
  return (*output)->finish();
}

JobResult run_check(JobCall& call) {
  const auto report = store::fsck(call.desk.store);
  if (!report) return report.error();
  call.track.total = call.track.made = report->messages;
  for (const store::Finding& finding : report->findings) {
    call.track.remark(finding.id, text::message("desk.check.finding", {{"code", std::string_view(finding.code)}}),
                      route::Severity::error);
  }
  call.track.failed = report->found;
  if (report->whole()) {
    call.track.remark("", text::message("desk.check.whole", {{"n", static_cast<double>(report->messages)}}),
                      route::Severity::info);
  }
  return std::optional<MadeFile>();
}

}  // namespace marshrut::desk
