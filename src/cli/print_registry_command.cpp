// print, and registry --out F.pdf: a registry on paper.
#include <filesystem>

#include "app/printout.hpp"
#include "app/registry.hpp"
#include "base/files.hpp"
#include "cli/batch_options.hpp"
#include "cli/day.hpp"
#include "cli/print_batch_command.hpp"
#include "cli/print_session.hpp"
#include "cli/progress_bar.hpp"
#include "cli/session.hpp"
#include "cli/signals.hpp"
#include "sandbox/scratch.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;

Result<std::size_t> put_on_paper(const app::RegistryForm& form, const fs::path& workbook, const std::string& out,
                                 bool even_pages) {
  const auto bytes = read_file(workbook);
  if (!bytes) return bytes.error();
  const auto office = office_with(1);
  const auto printed = app::print_workbook(*office, *bytes, form.profile.title, even_pages);
  if (!printed) return printed.error();
  if (auto written = write_file_atomic(out, printed->bytes); !written) return written.error();
  return printed->pages;
}

}  // namespace

int print_registry(const Call& call, const app::RegistryForm& form, std::chrono::sys_days day, Console& console) {
  const std::string data(*call.value("data")), out(*call.value("out"));
  const auto folder = sandbox::Scratch::make("marshrut-print-");
  if (!folder) return console.report(out, folder.error()), kBadInput;
  const fs::path workbook = folder->path() / "registry.xlsx";
  const StopOnSignal stop;
  auto lines = app::LineReader::open(data, stop.flag());
  if (!lines) return console.report(data, lines.error()), kBadInput;
  ProgressBar bar(console, data, "cli.progress.rows");
  const auto made = app::make_registry(form, *lines, workbook, day, bar, stop.flag());
  bar.clear();
  if (!made) return console.report(out, made.error()), kBadInput;
  if (made->cancelled) return console.error(text::message("cli.print.file-cancelled")), kInterrupted;
  const auto pages = put_on_paper(form, workbook, out, call.has("duplex"));
  if (!pages) return console.report(out, pages.error()), kBadInput;
  console.line(
      text::message("cli.print.done", {{"out", std::string_view(out)}, {"pages", static_cast<double>(*pages)}}));
  return made->failed > 0 ? kBadInput : kDone;
}

std::optional<int> print_registry(const Call& call, const app::Home& home, Console& console) {
  const auto forms = app::load_registries(home);
  if (!forms) return console.report("marshrut", forms.error()), kBadInput;
  for (const app::RegistryForm& form : *forms) {
    if (form.profile.id != call.words[0]) continue;
    if (!call.has("data") || extension_of(fs::path(*call.value("out"))) != ".pdf") {
      return complain(console, usage_error(text::message("cli.usage.print-registry")), call.command);
    }
    return print_registry(call, form, today(), console);
  }
  return std::nullopt;
}

}  // namespace marshrut::cli
