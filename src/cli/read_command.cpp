// read, check.
#include <filesystem>

#include "app/check.hpp"
#include "app/read.hpp"
#include "base/files.hpp"
#include "cli/pretty.hpp"
#include "cli/session.hpp"
#include "route/value.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;

// The form that --form names must be there before any file is read.
bool wrong_form(const Call& call, const lens::FormSet& forms, Console& console) {
  const auto id = call.value("form");
  return id && form_named(forms, *id, call, console) == nullptr;
}

Result<app::Outcome> read_one(const std::string& file, const lens::FormSet& forms, const Call& call,
                              app::Converter& converter) {
  auto bytes = read_file(file == "-" ? fs::path("/dev/stdin") : fs::path(file));
  if (!bytes) return bytes.error();
  return app::read_document(std::move(*bytes), forms, call.value("form"), &converter);
}

void tell_reading(const std::string& file, const app::Outcome& outcome, const Call& call, Console& console) {
  if (call.has("pretty")) return console.out(pretty_reading(file, outcome, console));
  if (call.has("route")) return console.line(route::serialize(outcome.reading.route));
  console.line(app::read_json(file, outcome, call.has("account")));
}

void tell_check(const std::string& file, const app::Outcome& outcome, const Call& call, Console& console) {
  if (call.has("json")) return console.line(app::check_json(file, outcome));
  console.out(pretty_remarks(file, outcome, console));
}

// Where the annotated copy of a file goes: a file's name, or a folder for several.
fs::path copy_of(const std::string& file, const fs::path& out, bool folder) {
  return folder ? out / fs::path(file).filename() : out;
}

Result<void> write_annotated(const std::string& file, const app::Outcome& outcome, const fs::path& out, bool folder) {
  std::error_code failed;
  if (folder) fs::create_directories(out, failed);
  const fs::path copy = copy_of(file, out, folder);
  if (fs::equivalent(copy, file, failed)) return Error{Code::exists, "would overwrite the document itself", file};
  auto bytes = app::annotate(outcome);
  if (!bytes) return bytes.error();
  return write_file_atomic(copy, *bytes);
}

bool means_folder(std::string_view out) {
  std::error_code failed;
  return !out.empty() && (out.back() == '/' || fs::is_directory(fs::path(out), failed));
}

// Reads each file of the call and lets `use(file, outcome, status)` tell of it; a file that can't be used is reported,
// as a line for programs too where they listen, and the others are still done.
template <class Use>
int with_each_file(const Call& call, Console& console, bool for_programs, Use use) {
  const auto forms = forms_of(call, console);
  if (!forms) return kBadInput;
  if (wrong_form(call, *forms, console)) return kUsage;
  app::Converter converter;
  int status = kDone;
  for (const std::string& file : call.words) {
    const auto done = guarded([&]() -> Result<void> {
      const auto outcome = read_one(file, *forms, call, converter);
      if (!outcome) return outcome.error();
      return use(file, *outcome, status);
    });
    if (done) continue;
    if (for_programs) console.line(app::error_json(file, done.error()));
    console.report(file, done.error());
    status = kBadInput;
  }
  return status;
}

}  // namespace

int run_read(const Call& call, Console& console) {
  const bool for_programs = !call.has("pretty") && !call.has("route");
  if (call.has("pretty") + call.has("route") + call.has("account") > 1) {
    return complain(console, usage_error(text::message("cli.usage.one-output")), call.command);
  }
  return with_each_file(call, console, for_programs,
                        [&](const std::string& file, const app::Outcome& outcome, int&) -> Result<void> {
                          tell_reading(file, outcome, call, console);
                          return {};
                        });
}

int run_check(const Call& call, Console& console) {
  const auto annotated = call.value("annotate");
  const bool folder = annotated && means_folder(*annotated);
  if (annotated && !folder && call.words.size() > 1) {
    return complain(console, usage_error(text::message("cli.usage.annotate-many")), call.command);
  }
  return with_each_file(call, console, call.has("json"),
                        [&](const std::string& file, const app::Outcome& outcome, int& status) -> Result<void> {
                          tell_check(file, outcome, call, console);
                          if (app::count(outcome.remarks).errors > 0) status = std::max(status, kHasErrors);
                          return annotated ? write_annotated(file, outcome, *annotated, folder) : Result<void>();
                        });
}

}  // namespace marshrut::cli
