// The job «report»: what a methodist did in half a year, from the routes that are theirs, on the form that shows it.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/file_names.hpp"
#include "app/fill.hpp"
#include "app/printout.hpp"
#include "base/files.hpp"
#include "desk/deadlines_facts.hpp"
#include "desk/job_kinds.hpp"
#include "desk/route_filter.hpp"
#include "desk/route_record.hpp"
#include "intake/registrar.hpp"
#include "route/text_at.hpp"
#include "text/local_time.hpp"
#include "text/messages.hpp"

namespace marshrut::desk {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using route::text_at;
using route::Value;
using store::RouteState;

// Forms of this model are reports of methodists.
constexpr std::string_view kModel = "report";
constexpr std::size_t kMostRoutesOfOne = 2000;
constexpr std::size_t kMostDifficulties = 5;

struct Half {
  std::string first, last, period;  // days; the period as the model has it
  bool second = false;
};

std::optional<Half> half_of(std::string_view text) {
  if (text.size() != 6 || text[4] != '-' || (text[5] != '1' && text[5] != '2')) return std::nullopt;
  const std::string year(text.substr(0, 4));
  if (year.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  if (text[5] == '1') return Half{year + "-01-01", year + "-06-30", year + "-01/" + year + "-06", false};
  return Half{year + "-07-01", year + "-12-31", year + "-07/" + year + "-12", true};
}

bool is_of_half(const RecordedRoute& one, const Half& half) {
  if (text::local_day(one.route.created) > half.last) return false;
  return !one.route.completed_at || text::local_day(*one.route.completed_at) >= half.first;
}

bool completed_in(const RecordedRoute& one, const Half& half) {
  if (!one.route.completed_at) return false;
  const std::string day = text::local_day(*one.route.completed_at);
  return day >= half.first && day <= half.last;
}

void put(Value& into, std::string_view name, const std::string& text) {
  if (!text.empty()) into[name] = Value(text);
}

Value teacher_row(const RecordedRoute& one, const Value& record) {
  Value row;
  put(row, "full_name", intake::teacher_of(one.route));
  const std::string subject = text_at(record, "teacher.subject");
  std::string position = text_at(record, "teacher.position");
  if (!position.empty() && !subject.empty()) position += ", ";
  put(row, "position", position + subject);
  put(row, "organization", one.route.organization);
  put(row, "code", one.route.code.value_or(""));
  put(row, "state", text::message("desk.state." + std::string(store::state_name(one.route.state))));
  put(row, "result", text_at(record, "conclusion.text"));
  return row;
}

// What most of them find hard, one after another.
class Difficulties {
public:
  void add(const Value& record) {
    std::set<std::string> of_route;
    const auto take = [&](const Value* list, const char* member) {
      if (list == nullptr || list->array() == nullptr) return;
      for (const Value& one : *list->array()) {
        if (text_at(one, member).empty()) continue;
        std::string name = text_at(one, "competency");
        if (name.empty()) name = text_at(one, member);
        of_route.insert(std::move(name));
      }
    };
    const auto entry = route::parse_path("diagnostics.entry.rows");
    take(entry ? route::at(record, *entry) : nullptr, "difficulties");
    take(record.find("deficits"), "deficit");
    for (const std::string& name : of_route) ++counts_[name];
  }
  [[nodiscard]] std::string text() const {
    std::vector<std::pair<std::string, int>> sorted(counts_.begin(), counts_.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string out;
    for (std::size_t i = 0; i < std::min(sorted.size(), kMostDifficulties); ++i) {
      out += (out.empty() ? "" : "; ") + sorted[i].first;
    }
    return out;
  }

private:
  std::map<std::string, int> counts_;
};

struct Sums {
  std::set<std::string> teachers;
  int routes = 0, completed = 0, prolonged = 0;
};

void put_sums(Value& record, const Sums& sums) {
  Value& summary = record["summary"];
  summary["teachers"] = Value(static_cast<double>(sums.teachers.size()));
  summary["routes"] = Value(sums.routes);
  summary["completed"] = Value(sums.completed);
  summary["prolonged"] = Value(sums.prolonged);
}

void put_methodist(Value& record, const std::string& name, const Value* known) {
  Value& methodist = record["methodist"];
  const std::string full = known == nullptr ? std::string() : text_at(*known, "support.methodist.full_name");
  put(methodist, "full_name", full.empty() ? name : full);
  if (known != nullptr) put(methodist, "position", text_at(*known, "support.methodist.position"));
}

Result<Value> report_record(JobCall& call, const std::string& methodist, const Half& half) {
  auto query = route_query(json({{"methodist", methodist}}).dump(), call.scope);
  if (!query) return query.error();
  const auto ids = chosen_routes(call.desk.store, std::move(*query), kMostRoutesOfOne);
  if (!ids) return ids.error();
  const auto routes = recorded_routes(call.desk.store, *ids);
  if (!routes) return routes.error();
  Value record, first;
  route::Array teachers;
  Difficulties difficulties;
  Sums sums;
  for (const RecordedRoute& one : *routes) {
    const auto data = route_record(one.route, one.life);
    if (!data || !is_of_half(one, half)) continue;
    if (first.is_null()) first = *data;
    teachers.push_back(teacher_row(one, *data));
    difficulties.add(*data);
    sums.teachers.insert(one.route.teacher);
    ++sums.routes;
    sums.completed += completed_in(one, half) ? 1 : 0;
    sums.prolonged += one.route.state == RouteState::prolonged ? 1 : 0;
  }
  call.track.total = call.track.made = sums.routes;
  put(record, "date", text::local_day(now_ms()));
  put(record, "period", half.period);
  put(record, "due", half.second ? "december" : "june");
  put_methodist(record, methodist, first.is_null() ? nullptr : &first);
  put_sums(record, sums);
  if (!teachers.empty()) record["teachers"] = Value(std::move(teachers));
  put(record, "difficulties", difficulties.text());
  return record;
}

}  // namespace

JobResult run_report(JobCall& call) {
  const json request = json::parse(call.job.request, nullptr, false);
  const auto half = half_of(request.value("half", ""));
  if (!half) return Error{Code::bad_data, "half a year is YYYY-1 or YYYY-2", "half"};
  const auto book = call.desk.forms.get();
  const auto& forms = book->forms.forms();
  const auto form =
      std::find_if(forms.begin(), forms.end(), [](const lens::Form& one) { return one.profile().model == kModel; });
  if (form == forms.end()) return Error{Code::not_found, "no form of a methodist's report", {}};
  const std::string methodist = request.value("methodist", "");
  const auto record = report_record(call, methodist, *half);
  if (!record) return record.error();
  lens::Scratch scratch;
  std::string docx;
  if (auto made = app::make_document(*form, *record, app::Purpose::fill, scratch, docx); !made) return made.error();
  const auto printed = call.desk.printer.print_document(*form, *record, scratch);
  if (!printed) return printed.error();
  for (const app::PrintRemark& remark : printed->remarks) call.track.remark("", remark.message);
  std::string base = app::safe_name(form->profile().title + ' ' + methodist + ' ' + request.value("half", ""));
  const fs::path docx_file = call.folder / (base + ".docx"), pdf_file = call.folder / (base + ".pdf");
  if (auto written = write_file_atomic(docx_file, docx); !written) return written.error();
  if (auto written = write_file_atomic(pdf_file, printed->pdf); !written) return written.error();
  const fs::path zip = call.folder / "report.zip";
  if (auto zipped = zip_files({docx_file, pdf_file}, zip); !zipped) return zipped.error();
  return std::optional(MadeFile{zip, base + ".zip", std::string(kZip)});
}

}  // namespace marshrut::desk
