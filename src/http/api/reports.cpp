// Figures for charts, and the papers of reports.
#include "desk/reports.hpp"

#include "desk/deadlines.hpp"
#include "http/handlers.hpp"
#include "http/papers.hpp"
#include "text/messages.hpp"

namespace marshrut::http {

namespace {

Json report_json(const desk::Report& report) {
  Json series = Json::array();
  for (const auto& one : report.series) series.push_back({{"name", one.name}, {"values", one.values}});
  return {{"kind", report.kind},
          {"title", report.title},
          {"asOf", iso_time(report.as_of)},
          {"unit", report.unit},
          {"categories", report.categories},
          {"series", std::move(series)},
          {"chart", report.chart},
          {"note", report.note}};
}

Result<Reply> get_report(Call& call) {
  desk::ReportQuery query;
  query.region = report_filter(call, "region");
  query.school = report_filter(call, "school");
  const auto since = call.time("since");
  const auto until = call.time("until");
  if (!since) return since.error();
  if (!until) return until.error();
  query.since = *since;
  query.until = *until;
  query.scope = call.who().scope;
  const auto snapshot = call.services().deadlines->snapshot();
  if (!snapshot) return snapshot.error();
  const auto report = desk::report_of(call.path("kind"), call.desk().store, **snapshot, query);
  if (!report) return report.error();
  return json_reply(report_json(*report));
}

Result<Reply> make_note(Call& call) {
  if (call.body().empty()) return Error{Code::bad_data, "no table", {}};
  Json request = Json::object();
  for (const char* name : {"form", "date", "prepared", "start", "end"}) {
    if (const auto told = call.query(name)) request[name] = *told;
  }
  return queue_job(call, {"note", text::message("desk.job.note"), request, call.body()});
}

// A methodist's report is of their own routes: the scope sees to it.
Result<Reply> make_half_year(Call& call) {
  const std::string methodist = call.json().at("methodist"), half = call.json().at("half");
  return queue_job(call, {"report",
                          text::message("desk.job.report", {{"half", std::string_view(half)}}),
                          {{"methodist", methodist}, {"half", half}},
                          std::nullopt});
}

constexpr Bound kBound[] = {
    {"getReport", get_report}, {"makeDiagnosticsNote", make_note}, {"makeHalfYearReport", make_half_year}};

}  // namespace

std::span<const Bound> reports_api() { return kBound; }

}  // namespace marshrut::http
