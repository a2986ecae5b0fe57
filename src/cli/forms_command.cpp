// forms, forms lint.
#include <algorithm>
#include <filesystem>

#include "app/lint.hpp"
#include "app/registry.hpp"
#include "cli/layout.hpp"
#include "cli/session.hpp"
#include "route/value.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;
using route::Value;

// A form of any kind, as a list of forms shows it.
struct Listed {
  std::string id, kind, title, region;
  route::Array fields;
};

Listed listed(const lens::Form& form) {
  const route::Profile& profile = form.profile();
  Listed out{profile.id, profile.kind, profile.title, profile.region, {}};
  for (const std::string& shown : form.shown()) {
    Value field;
    field["path"] = Value(shown);
    if (const auto path = route::parse_path(shown)) {
      field["title"] = Value(form.schema().title(*path));
      field["kind"] = Value(form.schema().kind(*path));
    }
    out.fields.push_back(std::move(field));
  }
  return out;
}

// A registry's fields are its columns; one that is worked out has no path.
Listed listed(const app::RegistryForm& form) {
  const route::RegistryProfile& profile = form.profile;
  Listed out{profile.id, profile.kind, profile.title, profile.region, {}};
  for (const auto& column : profile.columns) {
    Value field;
    if (!column.read.empty()) {
      field["path"] = Value(route::dotted(column.read));
      field["kind"] = Value(form.route.kind(column.read));
    }
    field["title"] = Value(column.header);
    out.fields.push_back(std::move(field));
  }
  return out;
}

Result<std::vector<Listed>> list_all(const lens::FormSet& forms, const app::Home& home) {
  auto registries = app::load_registries(home);
  if (!registries) return registries.error();
  std::vector<Listed> all;
  for (const lens::Form& form : forms.forms()) all.push_back(listed(form));
  for (const app::RegistryForm& form : *registries) all.push_back(listed(form));
  std::sort(all.begin(), all.end(), [](const Listed& a, const Listed& b) { return a.id < b.id; });
  return all;
}

Value form_json(Listed form) {
  Value out;
  out["id"] = Value(std::move(form.id));
  out["kind"] = Value(std::move(form.kind));
  out["title"] = Value(std::move(form.title));
  out["region"] = Value(std::move(form.region));
  out["fields"] = Value(std::move(form.fields));
  return out;
}

Value finding_json(const app::Finding& finding) {
  Value out;
  out["code"] = Value(finding.code);
  out["place"] = Value(finding.place);
  out["marker"] = Value(finding.marker);
  out["message"] = Value(finding.message);
  out["example"] = Value(finding.example);
  return out;
}

void tell(const app::LintedForm& form, const Call& call, Console& console) {
  if (call.has("json")) {
    Value out;
    out["form"] = Value(form.id);
    route::Array findings;
    for (const app::Finding& finding : form.findings) findings.push_back(finding_json(finding));
    out["findings"] = Value(std::move(findings));
    return console.line(route::serialize(out));
  }
  if (form.findings.empty()) {
    return console.line(text::message("cli.lint.clean", {{"form", std::string_view(form.id)}}));
  }
  console.line(console.painted(text::message("cli.lint.found", {{"form", std::string_view(form.id)},
                                                                {"count", static_cast<double>(form.findings.size())}}),
                               Paint::bold));
  for (const app::Finding& finding : form.findings) {
    console.line("  " + finding.place + ": " + console.painted(finding.marker, Paint::yellow));
    console.line("    " + finding.message);
    if (!finding.example.empty()) console.line("    " + console.painted(finding.example, Paint::dim));
  }
}

// A word is a folder, a form.docx, or the id of a form of ours.
std::vector<fs::path> folders_of(const std::string& word, const app::Home& home) {
  std::error_code failed;
  const fs::path path(word);
  if (fs::is_directory(path, failed)) return app::form_folders(path);
  if (fs::is_regular_file(path, failed)) return {path.parent_path()};
  for (const fs::path& folder : app::form_folders(home.templates())) {
    if (folder.filename() == word) return {folder};
  }
  return {};
}

bool lint_folder(const fs::path& folder, const app::Home& home, const Call& call, Console& console) {
  bool clean = false;
  const auto done = guarded([&]() -> Result<void> {
    const auto linted = app::lint_form(folder, home);
    if (!linted) return linted.error();
    tell(*linted, call, console);
    clean = linted->findings.empty();
    return {};
  });
  if (!done) console.report(folder.string(), done.error());
  return done.ok() && clean;
}

}  // namespace

int run_forms(const Call& call, Console& console) {
  const auto home = home_of(call, console);
  const auto forms = home ? forms_of(call, console) : std::nullopt;
  if (!forms) return kBadInput;
  auto all = list_all(*forms, *home);
  if (!all) return console.report("marshrut", all.error()), kBadInput;
  if (call.has("json")) {
    route::Array values;
    for (Listed& form : *all) values.push_back(form_json(std::move(form)));
    console.line(route::serialize(Value(std::move(values))));
    return kDone;
  }
  std::vector<std::vector<std::string>> rows = {{text::message("cli.forms.id"), text::message("cli.forms.kind"),
                                                 text::message("cli.forms.title"), text::message("cli.forms.region")}};
  for (const Listed& form : *all) rows.push_back({form.id, form.kind, form.title, form.region});
  console.out(table(rows));
  return kDone;
}

int run_lint(const Call& call, Console& console) {
  const auto home = home_of(call, console);
  if (!home) return kBadInput;
  std::vector<std::string> words = call.words;
  if (words.empty()) words.push_back(home->templates().string());
  int status = kDone;
  for (const std::string& word : words) {
    const auto folders = folders_of(word, *home);
    if (folders.empty()) {
      console.error(word + ": not-found: " + text::message("cli.lint.no-form"));
      status = kBadInput;
    }
    for (const fs::path& folder : folders) {
      if (!lint_folder(folder, *home, call, console)) status = kBadInput;
    }
  }
  return status;
}

}  // namespace marshrut::cli
