// registry read.
#include <algorithm>

#include "app/line_reader.hpp"
#include "app/registry_compare.hpp"
#include "app/table_file.hpp"
#include "base/files.hpp"
#include "cli/day.hpp"
#include "cli/progress_bar.hpp"
#include "cli/session.hpp"
#include "cli/signals.hpp"
#include "cli/table_report.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using app::RegistryDifference;
using app::RegistryWho;

// Rows as lines of JSON, or into a comparison; remarks on standard error as they come.
class Sink final : public app::RegistrySink {
public:
  Sink(Console& console, std::string file, app::RegistryComparison* comparison)
      : console_(console), file_(std::move(file)), comparison_(comparison) {}

  void row(const app::ReadRow& row) override {
    if (comparison_ == nullptr) return console_.line(app::registry_json(file_, row));
    comparison_->add(row);
    report_remarks(console_, file_, row.remarks);
  }
  void remark(const app::TableRemark& remark) override { report_remarks(console_, file_, {remark}); }

private:
  Console& console_;
  std::string file_;
  app::RegistryComparison* comparison_;
};

double count(std::size_t number) { return static_cast<double>(number); }

std::string who_text(const RegistryWho& who) {
  std::string text;
  const auto add = [&text](const std::string& piece) {
    if (!piece.empty()) text += (text.empty() ? "" : ", ") + piece;
  };
  if (who.row > 0) add(text::message("app.table.row", {{"row", static_cast<double>(who.row)}}));
  add(who.name);
  add(who.code);
  add(who.organization);
  if (who.row == 0) add(text::message("cli.registry.line", {{"line", static_cast<double>(who.line)}}));
  return text;
}

void tell_section(Console& console, std::string_view title_id, std::size_t size) {
  if (size > 0) console.line(console.painted(text::message(title_id, {{"count", count(size)}}), Paint::bold));
}

void tell_changes(Console& console, const RegistryDifference& difference) {
  const std::string nothing = text::message("cli.registry.nothing");
  const auto quoted = [&](const std::string& text) { return text.empty() ? nothing : "«" + text + "»"; };
  tell_section(console, "cli.registry.changed", difference.changed.size());
  for (const auto& changed : difference.changed) {
    console.line("  " + who_text(changed.who));
    for (const auto& change : changed.changes) {
      const std::string was = quoted(change.was), is = quoted(change.is);
      console.line("    " + text::message("cli.registry.change", {{"heading", std::string_view(change.heading)},
                                                                  {"was", std::string_view(was)},
                                                                  {"is", std::string_view(is)}}));
    }
  }
}

void tell_people(Console& console, const RegistryDifference& difference) {
  tell_changes(console, difference);
  tell_section(console, "cli.registry.added", difference.added.size());
  for (const RegistryWho& who : difference.added) console.line("  " + who_text(who));
  tell_section(console, "cli.registry.missing", difference.missing.size());
  for (const RegistryWho& who : difference.missing) console.line("  " + who_text(who));
  tell_section(console, "cli.registry.doubtful", difference.doubtful.size());
  for (const auto& doubt : difference.doubtful) {
    console.line("  " + who_text(doubt.who) + ": " + text::message("cli.registry.doubt." + doubt.why));
    for (const RegistryWho& who : doubt.candidates) console.line("    " + who_text(who));
  }
  console.line(text::message("cli.registry.same", {{"count", static_cast<double>(difference.same)}}));
}

route::Value json_of(const RegistryWho& who) {
  route::Value json{route::Object{}};
  if (!who.sheet.empty()) json["sheet"] = who.sheet;
  if (who.row > 0) json["row"] = static_cast<double>(who.row);
  if (who.line > 0) json["line"] = static_cast<double>(who.line);
  if (!who.code.empty()) json["code"] = who.code;
  if (!who.name.empty()) json["name"] = who.name;
  if (!who.organization.empty()) json["organization"] = who.organization;
  return json;
}

route::Value json_of(const std::vector<RegistryWho>& all) {
  route::Array items;
  for (const RegistryWho& who : all) items.push_back(json_of(who));
  return route::Value(std::move(items));
}

void tell_json(Console& console, const RegistryDifference& difference) {
  route::Value json{route::Object{}};
  json["same"] = static_cast<double>(difference.same);
  route::Array changed, doubtful;
  for (const auto& one : difference.changed) {
    route::Value item = json_of(one.who);
    route::Array changes;
    for (const auto& change : one.changes) {
      changes.push_back(route::Object{{"heading", change.heading}, {"was", change.was}, {"is", change.is}});
    }
    item["changes"] = route::Value(std::move(changes));
    changed.push_back(std::move(item));
  }
  for (const auto& doubt : difference.doubtful) {
    route::Value item = json_of(doubt.who);
    item["why"] = doubt.why;
    item["candidates"] = json_of(doubt.candidates);
    doubtful.push_back(std::move(item));
  }
  json["changed"] = route::Value(std::move(changed));
  json["added"] = json_of(difference.added);
  json["missing"] = json_of(difference.missing);
  json["doubtful"] = route::Value(std::move(doubtful));
  console.line(route::serialize(json));
}

Result<void> read_one(const std::string& file, const std::vector<app::RegistryForm>& forms, const Call& call,
                      Console& console, app::RegistryComparison* comparison, app::Converter& converter) {
  auto table = app::open_table_file(file, converter);
  if (!table) return table.error();
  Sink sink(console, file, comparison);
  auto counts = app::read_registry(**table, forms, call.value("form"), sink);
  return counts ? Result<void>() : counts.error();
}

// How many of the files could not be used.
std::size_t read_all(const Call& call, const std::vector<app::RegistryForm>& forms, Console& console,
                     app::RegistryComparison* comparison) {
  app::Converter converter;
  std::size_t failed = 0;
  for (const std::string& file : call.words) {
    const auto done = guarded([&] { return read_one(file, forms, call, console, comparison, converter); });
    if (done) continue;
    ++failed;
    report_table(console, file, done.error());
  }
  return failed;
}

int compare(const Call& call, const std::vector<app::RegistryForm>& forms, Console& console) {
  const std::string data(*call.value("against"));
  const StopOnSignal stop;
  auto lines = app::LineReader::open(data, stop.flag());
  if (!lines) return console.report(data, lines.error()), kBadInput;
  app::RegistryComparison comparison(forms, today());
  ProgressBar bar(console, data);
  const auto bad = comparison.load(*lines, bar);
  bar.clear();
  if (!bad) return console.report(data, bad.error()), kBadInput;
  const std::size_t failed = read_all(call, forms, console, &comparison);
  if (failed == call.words.size()) return kBadInput;
  const RegistryDifference difference = comparison.finish();
  call.has("json") ? tell_json(console, difference) : tell_people(console, difference);
  return failed > 0 || *bad > 0 ? kBadInput : kDone;
}

}  // namespace

int run_registry_read(const Call& call, Console& console) {
  const auto home = home_of(call, console);
  if (!home) return kBadInput;
  const auto forms = app::load_registries(*home);
  if (!forms) return console.report("marshrut", forms.error()), kBadInput;
  if (const auto id = call.value("form")) {
    const bool known = std::any_of(forms->begin(), forms->end(), [&](const auto& f) { return f.profile.id == *id; });
    if (!known) {
      return complain(console, usage_error(text::message("cli.usage.unknown-form", {{"form", *id}})), call.command);
    }
  }
  if (forms->empty()) return report_table(console, call.words[0], {Code::unknown_form, "no registries", {}}), kBadInput;
  if (call.has("against")) return compare(call, *forms, console);
  return read_all(call, *forms, console, nullptr) > 0 ? kBadInput : kDone;
}

}  // namespace marshrut::cli
