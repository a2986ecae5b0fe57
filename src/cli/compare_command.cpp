// compare, correction.
#include <filesystem>

#include "app/home.hpp"
#include "app/versions.hpp"
#include "base/files.hpp"
#include "cli/day.hpp"
#include "cli/session.hpp"
#include "text/messages.hpp"
#include "text/working_days.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;

struct Versions {
  lens::FormSet forms;
  route::Schema model;
  app::Version before, after;
};

std::optional<app::Version> load(const std::string& file, const lens::FormSet& forms, const route::Schema& model,
                                 const Call& call, Console& console, app::Converter& converter) {
  std::optional<app::Version> version;
  const auto done = guarded([&]() -> Result<void> {
    auto bytes = read_file(file == "-" ? fs::path("/dev/stdin") : fs::path(file));
    if (!bytes) return bytes.error();
    auto loaded = app::version_of(std::move(*bytes), forms, model, call.value("form"), &converter);
    if (!loaded) return loaded.error();
    version = std::move(*loaded);
    return {};
  });
  if (!done) console.report(file, done.error());
  return version;
}

// Both versions, or the status to end with.
std::optional<Versions> load_versions(const Call& call, Console& console, int& status) {
  status = kBadInput;
  const auto home = home_of(call, console);
  auto forms = forms_of(call, console);
  if (!home || !forms) return std::nullopt;
  if (const auto id = call.value("form"); id && form_named(*forms, *id, call, console) == nullptr) {
    return status = kUsage, std::nullopt;
  }
  auto model = route::Schema::load(home->model());
  if (!model) return console.report("marshrut", model.error()), std::nullopt;
  Versions versions{std::move(*forms), std::move(*model), {}, {}};
  app::Converter converter;
  auto before = load(call.words[0], versions.forms, versions.model, call, console, converter);
  auto after = load(call.words[1], versions.forms, versions.model, call, console, converter);
  if (!before || !after) return std::nullopt;
  versions.before = std::move(*before);
  versions.after = std::move(*after);
  return versions;
}

int write_tracked(const Versions& versions, const lens::Form* form, std::size_t changes, const std::string& out,
                  const Call& call, Console& console) {
  if (form == nullptr) return complain(console, usage_error(text::message("cli.usage.no-form")), call.command);
  const auto done = guarded([&]() -> Result<void> {
    auto bytes = app::tracked_document(versions.before, versions.after, *form);
    if (!bytes) return bytes.error();
    return write_file_atomic(out, *bytes);
  });
  if (!done) return console.report(out, done.error()), kBadInput;
  console.line(
      text::message("cli.compare.done", {{"count", static_cast<double>(changes)}, {"out", std::string_view(out)}}));
  return kDone;
}

}  // namespace

int run_compare(const Call& call, Console& console) {
  int status = kDone;
  const auto versions = load_versions(call, console, status);
  if (!versions) return status;
  const lens::Form* form = versions->after.form != nullptr ? versions->after.form : versions->before.form;
  const route::Schema& schema = form != nullptr ? form->schema() : versions->model;
  const auto changes = app::told_changes(versions->before, versions->after, schema);
  if (call.has("json")) {
    console.line(app::changes_json(changes, form));
  } else {
    for (const app::ToldChange& change : changes) console.line(change.text);
    if (changes.empty()) console.line(text::message("cli.compare.same"));
  }
  const auto out = call.value("out");
  return out ? write_tracked(*versions, form, changes.size(), std::string(*out), call, console) : kDone;
}

int run_correction(const Call& call, Console& console) {
  const auto date = call.has("date") ? day_of(*call.value("date")) : today();
  if (!date) {
    const auto text = text::message("cli.usage.date", {{"option", std::string_view("--date")}});
    return complain(console, usage_error(text), call.command);
  }
  int status = kDone;
  const auto versions = load_versions(call, console, status);
  if (!versions) return status;
  const auto route =
      app::with_correction(versions->before, versions->after, text::iso_day(*date), *call.value("reason"));
  if (!route) return console.error(text::message("cli.correction.same")), kBadInput;
  const std::string json = route::serialize(*route, route::Layout::pretty);
  const auto out = call.value("out");
  if (!out) return console.line(json), kDone;
  if (auto written = write_file_atomic(fs::path(*out), json + '\n'); !written) {
    return console.report(*out, written.error()), kBadInput;
  }
  return kDone;
}

}  // namespace marshrut::cli
