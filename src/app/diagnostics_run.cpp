#include "app/diagnostics_run.hpp"

#include <algorithm>

#include "app/diagnostics_book.hpp"
#include "app/diagnostics_note.hpp"
#include "app/diagnostics_results.hpp"
#include "app/draft_routes.hpp"
#include "app/fill.hpp"
#include "app/table_file.hpp"
#include "base/files.hpp"
#include "docx/document.hpp"
#include "opc/package.hpp"
#include "route/period_days.hpp"
#include "route/text_at.hpp"
#include "route/working_calendar.hpp"
#include "text/messages.hpp"

namespace marshrut::app {

namespace {

namespace fs = std::filesystem;
using route::Value;

bool is_document(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".docx" || extension == ".docm" || extension == ".DOCX";
}

using route::text_at;

// What the later one says wins, member by member.
void lay_over(Value& under, const Value& over) {
  for (const route::Member& member : *over.object()) {
    Value* there = under.find(member.first);
    if (there != nullptr && there->object() != nullptr && member.second.object() != nullptr) {
      lay_over(*there, member.second);
    } else {
      under[member.first] = member.second;
    }
  }
}

class Runner {
public:
  Runner(const DiagnosticsCall& call, const Home& home, const lens::FormSet& forms, std::string& file)
      : call_(call), home_(home), forms_(forms), file_(file) {}

  Result<DiagnosticsReport> run() {
    for (const auto step : {&Runner::load_settings, &Runner::load_known, &Runner::load_scores, &Runner::load_catalogue,
                            &Runner::make_plan, &Runner::write_note, &Runner::write_book, &Runner::write_drafts}) {
      if (auto done = (this->*step)(); !done) return done.error();
    }
    return std::move(report_);
  }

private:
  Result<void> load_settings() {
    file_ = (home_.data() / "diagnostics.json").string();
    auto settings = DiagnosticsSettings::load(home_.data());
    if (!settings) return settings.error();
    settings_ = std::move(*settings);
    return {};
  }

  Result<void> load_known() {
    known_ = Value(route::Object{});
    for (const auto& path : {call_.spec, call_.data}) {
      if (!path) continue;
      file_ = path->string();
      auto record = load_diagnostics_record(*path, home_, forms_);
      if (!record) return record.error();
      if (call_.spec && path == call_.spec) spec_ = *record;
      lay_over(known_, *record);
    }
    // The date of the specification is not the note's.
    if (call_.spec && !call_.data) {
      std::erase_if(*known_.object(), [](const route::Member& member) { return member.first == "prepared"; });
    }
    if (!call_.date.empty()) known_["date"] = call_.date;
    if (!call_.prepared.empty()) known_["prepared"] = call_.prepared;
    return {};
  }

  Result<void> load_scores() {
    file_ = call_.results.string();
    const auto table = open_table_file(call_.results, converter_);
    if (!table) return table.error();
    auto read = read_scores(**table, settings_, spec_);
    if (!read) return read.error();
    scores_ = std::move(read->scores);
    report_.people = scores_.people.size();
    report_.refused = read->refused;
    report_.explained = read->explained;
    report_.remarks.emplace_back(file_, std::move(read->remarks));
    if (scores_.people.empty()) return Error{Code::bad_data, "nobody counts", {}};
    group_ = measure(scores_, settings_);
    record_ = diagnostics_record(scores_, group_, settings_, known_);
    return {};
  }

  Result<void> load_catalogue() {
    if (!call_.catalogue) return {};
    file_ = call_.catalogue->string();
    const auto table = open_table_file(*call_.catalogue, converter_);
    if (!table) return table.error();
    auto read = read_catalogue(**table, settings_);
    if (!read) return read.error();
    catalogue_ = std::move(*read);
    report_.refused_events = catalogue_.refused;
    report_.remarks.emplace_back(file_, std::move(catalogue_.remarks));
    return {};
  }

  Result<void> make_plan() {
    file_ = (home_.data() / "calendar").string();
    plan_.form = call_.form.empty() ? settings_.route_form : call_.form;
    plan_.diagnostics_date = text_at(record_, "date");
    plan_.drafted = call_.prepared;
    plan_.source = text_at(record_, "title");
    if (plan_.source.empty()) plan_.source = text::message("app.draft.source");
    plan_.organization = {};
    plan_.region = text_at(record_, "organization.region");
    plan_.district = text_at(record_, "organization.district");
    plan_.subject = text_at(record_, "subject");
    plan_.start = call_.start;
    if (plan_.start.empty()) {
      auto start = default_start();
      if (!start) return start.error();
      plan_.start = std::move(*start);
    }
    plan_.end =
        call_.end.empty() ? route::last_day_of_months(plan_.start, settings_.route_months).value_or("") : call_.end;
    return {};
  }

  // After the draft, its refining and its code have had their working days.
  Result<std::string> default_start() const {
    const auto from = route::days_of_period(plan_.diagnostics_date.empty() ? call_.prepared : plan_.diagnostics_date);
    if (!from) return Error{Code::bad_data, "the date of the diagnostics can't be read", plan_.diagnostics_date};
    const auto calendar = route::load_working_days(home_.data() / "calendar");
    if (!calendar) return calendar.error();
    return route::day_after_working_days(from->last, settings_.start_after_working_days, *calendar);
  }

  Result<void> write_note() {
    file_ = settings_.note_form;
    const lens::Form* form = forms_.find(settings_.note_form);
    if (form == nullptr) return Error{Code::unknown_form, "no such form", settings_.note_form};
    if (auto valid = form->schema().validate(record_); !valid) return valid.error();
    lens::Scratch scratch;
    std::string bytes;
    if (auto made = make_document(*form, record_, Purpose::fill, scratch, bytes); !made) return made;
    if (auto made = make_folder(); !made) return made;
    if (auto written = write("svodka.json", route::serialize(record_, route::Layout::pretty) + '\n'); !written) {
      return written;
    }
    return write("spravka.docx", bytes);
  }

  Result<void> write_book() {
    const fs::path path = call_.out / "pokazateli.xlsx";
    file_ = path.string();
    const std::string title = plan_.source;
    auto written = xlsx::write_figures(diagnostics_sheets(scores_, group_, settings_), title, path);
    if (written) report_.written.push_back(path);
    return written;
  }

  Result<void> write_drafts() {
    file_ = plan_.form;
    const lens::Form* form = forms_.find(plan_.form);
    if (form == nullptr) return Error{Code::unknown_form, "no such form", plan_.form};
    DraftRoutes drafts = draft_routes(scores_, group_, settings_, catalogue_, plan_);
    report_.drafts = drafts.routes.size();
    report_.without = drafts.without;
    if (!drafts.remarks.empty() && call_.catalogue) {
      report_.remarks.emplace_back(call_.results.string(), std::move(drafts.remarks));
    }
    std::string lines;
    for (const Value& route : drafts.routes) {
      if (auto valid = form->schema().validate(route); !valid) return valid.error();
      lines += route::serialize(route) + '\n';
    }
    return write("marshruty.ndjson", lines);
  }

  Result<void> make_folder() const {
    std::error_code failed;
    fs::create_directories(call_.out, failed);
    if (failed) return Error{Code::io, failed.message(), call_.out.string()};
    return {};
  }

  Result<void> write(const char* name, const std::string& bytes) {
    const fs::path path = call_.out / name;
    file_ = path.string();
    auto written = write_file_atomic(path, bytes);
    if (written) report_.written.push_back(path);
    return written;
  }

  Converter converter_;
  const DiagnosticsCall& call_;
  const Home& home_;
  const lens::FormSet& forms_;
  std::string& file_;
  DiagnosticsSettings settings_;
  Value known_, spec_, record_;
  Scores scores_;
  MeasuredGroup group_;
  EventCatalogue catalogue_;
  DraftPlan plan_;
  DiagnosticsReport report_;
};

}  // namespace

Result<Value> load_diagnostics_record(const fs::path& path, const Home& home, const lens::FormSet& forms) {
  auto bytes = read_file(path == "-" ? fs::path("/dev/stdin") : path);
  if (!bytes) return bytes.error();
  if (!is_document(path)) {
    const auto model = route::Schema::load(home.model("diagnostics"));
    if (!model) return model.error();
    return route_from_json(*bytes, *model);
  }
  const auto package = opc::Package::open(*bytes);
  if (!package) return package.error();
  const auto document = docx::Document::open(*package);
  if (!document) return document.error();
  auto reading = forms.read(*document);
  if (!reading) return reading.error();
  const lens::Form* form = forms.find(reading->form);
  if (form == nullptr || form->profile().model != "diagnostics") {
    return Error{Code::unknown_form, "no paper about a diagnostics", reading->form};
  }
  return std::move(reading->route);
}

Result<DiagnosticsReport> run_diagnostics(const DiagnosticsCall& call, const Home& home, const lens::FormSet& forms,
                                          std::string& file) {
  return Runner(call, home, forms, file).run();
}

}  // namespace marshrut::app
