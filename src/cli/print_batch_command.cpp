#include "cli/print_batch_command.hpp"

#include <filesystem>

#include "app/line_reader.hpp"
#include "app/print_batch.hpp"
#include "cli/batch_options.hpp"
#include "cli/day.hpp"
#include "cli/print_session.hpp"
#include "cli/progress_bar.hpp"
#include "cli/session.hpp"
#include "cli/signals.hpp"
#include "text/messages.hpp"
#include "text/working_days.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;

// The form of the list that lies on top of a batch.
constexpr std::string_view kListForm = "print-list";

std::optional<std::vector<app::PrintOrder>> order_of(const Call& call, Console& console) {
  std::vector<app::PrintOrder> order;
  std::string_view rest = call.value("sort").value_or("");
  while (!rest.empty()) {
    const std::size_t end = rest.find(',');
    const std::string_view word = rest.substr(0, end);
    if (word != "school" && word != "name") {
      complain(console, usage_error(text::message("cli.usage.print-sort", {{"word", word}})), call.command);
      return std::nullopt;
    }
    order.push_back(word == "school" ? app::PrintOrder::school : app::PrintOrder::name);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return order;
}

int summarise(const app::PrintTotals& totals, const app::PrintBatch& batch, Console& console) {
  const std::string out = batch.out.string();
  std::string failed;
  if (totals.failed > 0) {
    failed = ' ' + text::message("cli.print.failed", {{"failed", static_cast<double>(totals.failed)}});
  }
  const std::string made = text::message("cli.print.many", {{"made", static_cast<double>(totals.made)},
                                                            {"pages", static_cast<double>(totals.pages)},
                                                            {"out", std::string_view(out)}});
  if (totals.cancelled) {
    console.error(text::message(batch.folder ? "cli.print.cancelled" : "cli.print.file-cancelled"));
    return kInterrupted;
  }
  console.line((totals.made > 0 ? made : text::message("cli.print.nothing")) + failed);
  return totals.failed > 0 || totals.made == 0 ? kBadInput : kDone;
}

int run_batch(const Call& call, app::PrintBatch& batch, Console& console) {
  const std::string data(*call.value("data"));
  const StopOnSignal stop;
  auto lines = app::LineReader::open(data, stop.flag());
  if (!lines) return console.report(data, lines.error()), kBadInput;
  const auto office = office_with(batch.jobs);
  app::Printer printer(*office);
  ProgressBar bar(console, data);
  const app::TellPrinted tell = [&](std::uint64_t line, const app::Printout& printout) {
    if (printout.remarks.empty()) return;
    bar.clear();
    for (const auto& remark : printout.remarks) {
      console.error(data + ':' + std::to_string(line) + ": " + remark.message);
    }
  };
  const auto totals = app::print_many(printer, batch, *lines, bar, tell, stop.flag());
  bar.clear();
  if (!totals) return console.report(batch.out.string(), totals.error()), kBadInput;
  return summarise(*totals, batch, console);
}

}  // namespace

int print_batch(const Call& call, const lens::Form& form, Console& console) {
  const auto jobs = print_jobs_of(call, console);
  const auto order = order_of(call, console);
  if (!jobs || !order) return kUsage;
  app::PrintBatch batch;
  batch.form = &form;
  batch.order = *order;
  batch.even_pages = call.has("duplex");
  batch.out = fs::path(*call.value("out"));
  batch.folder = extension_of(batch.out) != ".pdf";
  batch.jobs = *jobs;
  batch.date = text::iso_day(today());
  if (!call.has("cover")) return run_batch(call, batch, console);
  const auto forms = forms_of(call, console);
  if (!forms) return kBadInput;
  batch.list = form_named(*forms, kListForm, call, console);
  return batch.list == nullptr ? kUsage : run_batch(call, batch, console);
}

}  // namespace marshrut::cli
