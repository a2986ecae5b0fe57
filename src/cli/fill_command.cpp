// blank, fill.
#include <algorithm>
#include <filesystem>
#include <iterator>

#include "app/batch.hpp"
#include "app/fill.hpp"
#include "app/line_reader.hpp"
#include "base/files.hpp"
#include "cli/batch_options.hpp"
#include "cli/progress_bar.hpp"
#include "cli/session.hpp"
#include "cli/signals.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOtherFormats[] = {".doc", ".docm", ".odt", ".pdf", ".rtf"};

Result<route::Value> load_route(std::string_view data, const lens::Form& form) {
  auto json = read_file(data == "-" ? fs::path("/dev/stdin") : fs::path(data));
  if (!json) return json.error();
  return app::route_from_json(*json, form.schema());
}

bool is_other_format(const fs::path& out) {
  return std::find(std::begin(kOtherFormats), std::end(kOtherFormats), extension_of(out)) != std::end(kOtherFormats);
}

int refuse_format(const Call& call, Console& console, std::string_view out) {
  return complain(console, usage_error(text::message("cli.usage.other-format", {{"out", out}})), call.command);
}

// One document; without data an empty route.
int make_one(const Call& call, const lens::Form& form, app::Purpose purpose, Console& console) {
  const std::string data(call.value("data").value_or(""));
  const std::string out(call.value("out").value_or(""));
  std::string failed = data;
  std::vector<lens::Doubt> doubts;
  const auto done = guarded([&]() -> Result<void> {
    route::Value route{route::Object{}};
    if (!data.empty()) {
      auto loaded = load_route(data, form);
      if (!loaded) return loaded.error();
      route = std::move(*loaded);
    }
    failed = out;
    lens::Scratch scratch;
    std::string bytes;
    if (auto made = app::make_document(form, route, purpose, scratch, bytes); !made) return made;
    doubts = std::move(scratch.state.doubts);
    return write_file_atomic(out, bytes);
  });
  if (!done) {
    console.report(failed, done.error());
    return kBadInput;
  }
  console.line(text::message("cli.fill.done", {{"out", std::string_view(out)}}));
  console.doubts(out, doubts);
  return kDone;
}

void summarise(const app::BatchTotals& totals, bool zip, std::string_view out, Console& console) {
  if (totals.cancelled && zip) return console.error(text::message("cli.fill.zip-cancelled"));
  const std::string text = text::message("cli.fill.many", {{"made", static_cast<double>(totals.made)}, {"out", out}});
  std::string failed;
  if (totals.failed > 0) {
    failed = ' ' + text::message("cli.fill.failed", {{"failed", static_cast<double>(totals.failed)}});
  }
  if (totals.cancelled) return console.error(text::message("cli.fill.cancelled") + ' ' + text + failed);
  console.line(text + failed);
}

int make_many(const Call& call, const lens::Form& form, Console& console) {
  const std::string data(*call.value("data"));
  const std::string out(*call.value("out"));
  const auto jobs = jobs_of(call, console);
  if (!jobs) return kUsage;
  const bool zip = extension_of(out) == ".zip";
  const StopOnSignal stop;
  auto lines = app::LineReader::open(data, stop.flag());
  if (!lines) return console.report(data, lines.error()), kBadInput;
  auto output = zip ? app::zip_output(out) : app::folder_output(out);
  if (!output) return console.report(out, output.error()), kBadInput;
  ProgressBar bar(console, data);
  const auto totals = app::fill_many(form, *lines, **output, *jobs, bar, stop.flag());
  bar.clear();
  if (!totals) return console.report(out, totals.error()), kBadInput;
  summarise(*totals, zip, out, console);
  if (totals->cancelled) return kInterrupted;
  return totals->failed > 0 ? kBadInput : kDone;
}

}  // namespace

int run_blank(const Call& call, Console& console) {
  const std::string_view out = call.value("out").value_or("");
  if (call.has("list")) return run_blank_list(call, console);
  if (is_other_format(out)) return refuse_format(call, console, out);
  const auto forms = forms_of(call, console);
  if (!forms) return kBadInput;
  const lens::Form* form = form_named(*forms, call.words[0], call, console);
  return form == nullptr ? kUsage : make_one(call, *form, app::Purpose::blank, console);
}

int run_fill(const Call& call, Console& console) {
  const std::string_view out = call.value("out").value_or("");
  std::error_code failed;
  const bool folder = fs::is_directory(fs::path(out), failed);
  if (!folder && is_other_format(out)) return refuse_format(call, console, out);
  const auto forms = forms_of(call, console);
  if (!forms) return kBadInput;
  const lens::Form* form = form_named(*forms, call.words[0], call, console);
  if (form == nullptr) return kUsage;
  if (!folder && extension_of(out) == ".docx") return make_one(call, *form, app::Purpose::fill, console);
  return make_many(call, *form, console);
}

}  // namespace marshrut::cli
