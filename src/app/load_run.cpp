#include "app/load_run.hpp"

#include <set>

#include "app/fill.hpp"
#include "app/table_file.hpp"
#include "base/files.hpp"
#include "route/text_at.hpp"
#include "text/messages.hpp"
#include "xlsx/figures_book.hpp"

namespace marshrut::app {

namespace {

namespace fs = std::filesystem;
using route::Value;

using route::text_at;

std::string word(const char* id) { return text::message("app.load." + std::string(id)); }

double count(std::size_t number) { return static_cast<double>(number); }

class Runner {
public:
  Runner(const LoadCall& call, const Home& home, std::string& file) : call_(call), home_(home), file_(file) {}

  Result<LoadReport> run() {
    for (const auto step : {&Runner::load_settings, &Runner::load_routes, &Runner::load_methodists}) {
      if (auto done = (this->*step)(); !done) return done.error();
    }
    plan_ = assign_methodists(teachers_, list_.methodists);
    tell();
    set_methodists();
    for (const auto step : {&Runner::write_routes, &Runner::write_table, &Runner::write_order}) {
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

  Result<void> load_routes() {
    file_ = call_.data.string();
    const auto model = route::Schema::load(home_.model());
    if (!model) return model.error();
    const auto bytes = read_file(call_.data == "-" ? fs::path("/dev/stdin") : call_.data);
    if (!bytes) return bytes.error();
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < bytes->size();) {
      const std::size_t end = std::min(bytes->find('\n', begin), bytes->size());
      const std::string line = bytes->substr(begin, end - begin);
      begin = end + 1;
      ++number;
      if (line.find_first_not_of(" \r\t") == std::string::npos) continue;
      auto route = route_from_json(line, *model);
      const std::string at = text::message("app.load.line", {{"line", count(number)}});
      if (!route) return Error{route.error().code, route.error().message, at + ' ' + route.error().where};
      teachers_.push_back({text_at(*route, "teacher.full_name"), text_at(*route, "organization.district"),
                           text_at(*route, "organization.name"), text_at(*route, "support.methodist.full_name")});
      routes_.push_back(std::move(*route));
    }
    report_.teachers = routes_.size();
    if (routes_.empty()) return Error{Code::empty, "no routes", {}};
    return {};
  }

  Result<void> load_methodists() {
    file_ = call_.methodists.string();
    Converter converter;
    const auto table = open_table_file(call_.methodists, converter);
    if (!table) return table.error();
    auto read = read_methodists(**table, settings_);
    if (!read) return read.error();
    list_ = std::move(*read);
    report_.refused = list_.refused;
    report_.remarks.emplace_back(file_, std::move(list_.remarks));
    if (list_.methodists.empty()) return Error{Code::bad_data, "no methodist", {}};
    return {};
  }

  void tell() {
    std::vector<TableRemark> about;
    const auto add = [&](const char* code, route::Severity severity, std::string message) {
      about.push_back({code, severity, {}, 0, 0, {}, std::move(message)});
    };
    for (std::size_t m = 0; m < list_.methodists.size(); ++m) {
      const Methodist& methodist = list_.methodists[m];
      report_.rows.push_back({methodist.full_name, methodist.load, plan_.loads[m]});
      const bool over = plan_.loads[m] > settings_.load_max;
      if (!over && plan_.loads[m] >= settings_.load_min) continue;
      add("active-load", route::Severity::warning,
          text::message(over ? "app.load.over" : "app.load.under",
                        {{"name", std::string_view(methodist.full_name)},
                         {"count", count(plan_.loads[m])},
                         {"min", count(settings_.load_min)},
                         {"max", count(settings_.load_max)},
                         {"source", std::string_view(settings_.load_source)}}));
    }
    std::map<std::string, std::size_t> districts;
    for (const std::size_t t : plan_.elsewhere) ++districts[teachers_[t].district];
    for (const auto& [district, number] : districts) {
      const std::string shown = district.empty() ? word("no-district") : district;
      add("no-methodist-near", route::Severity::warning,
          text::message("app.load.elsewhere", {{"district", std::string_view(shown)}, {"count", count(number)}}));
    }
    std::set<std::string> unknown;
    for (const std::size_t t : plan_.unknown) unknown.insert(teachers_[t].methodist);
    for (const std::string& name : unknown) {
      add("unknown-methodist", route::Severity::warning,
          text::message("app.load.unknown", {{"name", std::string_view(name)}}));
    }
    if (!about.empty()) report_.remarks.emplace_back(call_.data.string(), std::move(about));
  }

  void set_methodists() {
    for (std::size_t t = 0; t < routes_.size(); ++t) {
      if (!plan_.methodist_of[t]) continue;
      const Methodist& methodist = list_.methodists[*plan_.methodist_of[t]];
      Value& to = routes_[t]["support"]["methodist"];
      to["full_name"] = methodist.full_name;
      const std::pair<const char*, const std::string*> members[] = {
          {"position", &methodist.position}, {"email", &methodist.email}, {"phone", &methodist.phone}};
      for (const auto& [key, text] : members) {
        if (!text->empty()) to[key] = *text;
      }
    }
  }

  Result<void> write_routes() {
    std::error_code failed;
    fs::create_directories(call_.out, failed);
    if (failed) return Error{Code::io, failed.message(), call_.out.string()};
    std::string lines;
    for (const Value& route : routes_) lines += route::serialize(route) + '\n';
    return write("marshruty.ndjson", lines);
  }

  Result<void> write_table() {
    xlsx::FigureSheet loads{word("sheet.methodists"),
                            {{word("methodist"), 36, 0},
                             {word("districts"), 40, 0},
                             {word("before"), 14, 0},
                             {word("added"), 14, 0},
                             {word("now"), 14, 0}},
                            {},
                            {{word("chart"), false, 0, {4}}}};
    for (std::size_t m = 0; m < list_.methodists.size(); ++m) {
      const Methodist& methodist = list_.methodists[m];
      std::string districts;
      for (const std::string& one : methodist.districts) districts += (districts.empty() ? "" : ", ") + one;
      loads.rows.push_back({methodist.full_name, districts, count(methodist.load),
                            count(plan_.loads[m] - methodist.load), count(plan_.loads[m])});
    }
    xlsx::FigureSheet teachers{
        word("sheet.teachers"),
        {{word("teacher"), 36, 0}, {word("school"), 44, 0}, {word("district"), 22, 0}, {word("methodist"), 36, 0}},
        {},
        {}};
    for (std::size_t t = 0; t < teachers_.size(); ++t) {
      teachers.rows.push_back({teachers_[t].full_name, teachers_[t].organization, teachers_[t].district,
                               text_at(routes_[t], "support.methodist.full_name")});
    }
    const fs::path path = call_.out / "zakreplenie.xlsx";
    file_ = path.string();
    auto written = xlsx::write_figures({loads, teachers}, word("title"), path);
    if (written) report_.written.push_back(path);
    return written;
  }

  // What an order that assigns methodists is filled from.
  Result<void> write_order() {
    route::Array rows;
    for (std::size_t t = 0; t < routes_.size(); ++t) {
      const std::string methodist = text_at(routes_[t], "support.methodist.full_name");
      if (methodist.empty()) continue;
      Value row{route::Object{}};
      row["teacher"] = teachers_[t].full_name;
      row["position"] = text_at(routes_[t], "teacher.position");
      row["organization"] = teachers_[t].organization;
      row["methodist"] = methodist;
      row["methodist_position"] = text_at(routes_[t], "support.methodist.position");
      row["code"] = text_at(routes_[t], "code");
      rows.push_back(std::move(row));
    }
    Value order{route::Object{}};
    order["assignments"] = Value(std::move(rows));
    route::prune(order);
    return write("prikaz.json", route::serialize(order, route::Layout::pretty) + '\n');
  }

  Result<void> write(const char* name, const std::string& bytes) {
    const fs::path path = call_.out / name;
    file_ = path.string();
    auto written = write_file_atomic(path, bytes);
    if (written) report_.written.push_back(path);
    return written;
  }

  const LoadCall& call_;
  const Home& home_;
  std::string& file_;
  DiagnosticsSettings settings_;
  std::vector<Value> routes_;
  std::vector<LoadTeacher> teachers_;
  MethodistList list_;
  LoadPlan plan_;
  LoadReport report_;
};

}  // namespace

Result<LoadReport> run_load(const LoadCall& call, const Home& home, std::string& file) {
  return Runner(call, home, file).run();
}

}  // namespace marshrut::app
