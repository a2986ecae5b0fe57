// The jobs «print» and «portfolio».
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "app/file_names.hpp"
#include "app/fill.hpp"
#include "app/portfolio.hpp"
#include "app/print_batch.hpp"
#include "base/clock.hpp"
#include "base/files.hpp"
#include "desk/job_kinds.hpp"
#include "desk/job_routes.hpp"
#include "desk/printed.hpp"
#include "route/text_at.hpp"
#include "store/submissions.hpp"
#include "text/local_time.hpp"
#include "text/messages.hpp"

namespace marshrut::desk {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// The form of the list that lies on top of a batch is whichever shows lists of what is printed.
constexpr std::string_view kListModel = "print-list";
constexpr std::size_t kNotedAtOnce = 50;

bool flag(const json& request, const char* name) {
  const auto found = request.find(name);
  return found != request.end() && found->is_boolean() && found->get<bool>();
}

std::string text_in(const json& request, const char* name) {
  const auto found = request.find(name);
  return found == request.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

const lens::Form* form_of_model(const lens::FormSet& forms, std::string_view model) {
  for (const lens::Form& form : forms.forms()) {
    if (form.profile().model == model) return &form;
  }
  return nullptr;
}

std::vector<app::PrintOrder> order_of(const json& request) {
  std::vector<app::PrintOrder> order;
  const auto wanted = request.find("order");
  if (wanted == request.end() || !wanted->is_array()) return order;
  for (const json& word : *wanted) order.push_back(word == "school" ? app::PrintOrder::school : app::PrintOrder::name);
  return order;
}

Result<void> note(const JobCall& call, const std::vector<store::NewPrintout>& printouts) {
  const intake::Operator who{call.job.actor, "job:" + std::to_string(call.job.id)};
  for (std::size_t begin = 0; begin < printouts.size(); begin += kNotedAtOnce) {
    const std::size_t end = std::min(printouts.size(), begin + kNotedAtOnce);
    const auto done = call.desk.store.write([&](store::Connection& connection) -> Result<void> {
      for (std::size_t i = begin; i < end; ++i) {
        if (auto noted = note_printed(connection, printouts[i], who); !noted) return noted;
      }
      return {};
    });
    if (!done) return done;
  }
  return {};
}

std::string day_name(std::string_view title, std::string_view extension) {
  std::string base = app::safe_name(std::string(title) + ' ' + text::local_day(now_ms()));
  if (base.empty()) base = text::local_day(now_ms());
  return base + std::string(extension);
}

Result<std::vector<store::NewPrintout>> printouts_of(const lens::Form& form, const RouteLines& lines,
                                                     const std::map<std::uint64_t, app::PrintedContent>& contents,
                                                     const std::string& actor) {
  std::vector<store::NewPrintout> out;
  for (const auto& [line, content] : contents) {
    if (line == 0 || line > lines.given().size()) continue;
    const auto& given = lines.given()[line - 1];
    const auto record = route::parse(given.json);
    if (!record) return record.error();
    out.push_back(printout_of(given.route, form, content, *record, actor));
  }
  return out;
}

// What was sent on paper belongs to it; without a submission, what the route can fill.
Result<std::vector<const lens::Form*>> forms_for(const JobCall& call, const lens::FormSet& forms, std::int64_t route,
                                                 const route::Value& record) {
  std::vector<const lens::Form*> chosen;
  const auto read = call.desk.store.read([&](store::Connection& connection) -> Result<void> {
    const auto submissions = store::submissions_of_route(connection, route);
    if (!submissions) return submissions.error();
    chosen.clear();
    for (const auto& submission : *submissions) {
      const lens::Form* form = forms.find(submission.form);
      if (form != nullptr && std::find(chosen.begin(), chosen.end(), form) == chosen.end()) chosen.push_back(form);
    }
    return {};
  });
  if (!read) return read.error();
  return chosen.empty() ? app::portfolio_forms(forms, record) : chosen;
}

// One teacher's documents in a file of their own.
Result<fs::path> print_one(JobCall& call, const lens::FormSet& forms, const RouteLines::Given& given, bool even_pages,
                           app::FileNames& names) {
  const auto record = route::parse(given.json);
  if (!record) return record.error();
  const auto chosen = forms_for(call, forms, given.route, *record);
  if (!chosen) return chosen.error();
  if (chosen->empty()) return Error{Code::not_found, "nothing to print", {}};
  const auto made = app::print_portfolio(call.desk.printer, *chosen, *record, even_pages);
  if (!made) return made.error();
  std::vector<store::NewPrintout> printouts;
  for (const app::Printout& document : made->documents) {
    for (const app::PrintRemark& remark : document.remarks) {
      call.track.remark("/routes/" + std::to_string(given.route), remark.message);
    }
    const lens::Form* form = forms.find(document.content.form);
    if (form != nullptr) {
      printouts.push_back(printout_of(given.route, *form, document.content, *record, call.job.actor));
    }
  }
  if (auto noted = note(call, printouts); !noted) return noted.error();
  const std::string base = app::safe_name(route::text_at(*record, "teacher.full_name"));
  const fs::path file = call.folder / names.claim(base.empty() ? std::to_string(given.route) : base, ".pdf");
  if (auto written = write_file_atomic(file, made->pdf); !written) return written.error();
  return file;
}

Result<app::PrintBatch> batch_of(const JobCall& call, const json& request, const FormBook& book) {
  app::PrintBatch batch;
  batch.form = book.forms.find(text_in(request, "form"));
  if (batch.form == nullptr) return Error{Code::not_found, "no such form", "form"};
  if (flag(request, "list")) batch.list = form_of_model(book.forms, kListModel);
  batch.date = text::local_day(now_ms());
  batch.order = order_of(request);
  batch.even_pages = flag(request, "evenPages");
  batch.out = call.folder / "print.pdf";
  return batch;
}

}  // namespace

JobResult run_print(JobCall& call) {
  const json request = json::parse(call.job.request, nullptr, false);
  const auto book = call.desk.forms.get();
  const auto batch = batch_of(call, request, *book);
  if (!batch) return batch.error();
  auto ids = routes_of(call);
  if (!ids) return ids.error();
  call.track.total = static_cast<std::int64_t>(ids->size());
  RouteLines lines(call.desk.store, std::move(*ids));
  RouteProgress progress(call.track, lines);
  std::map<std::uint64_t, app::PrintedContent> contents;
  const app::TellPrinted tell = [&](std::uint64_t line, const app::Printout& printout) {
    contents.emplace(line, printout.content);
    for (const app::PrintRemark& remark : printout.remarks) {
      call.track.remark("/routes/" + std::to_string(lines.given()[line - 1].route), remark.message);
    }
  };
  const auto totals = app::print_many(call.desk.printer, *batch, lines, progress, tell, call.track.cancelled);
  if (!totals) return totals.error();
  if (totals->cancelled) return stopped();
  if (totals->made == 0) return Error{Code::not_found, "nothing to print", "routes"};
  const auto printouts = printouts_of(*batch->form, lines, contents, call.job.actor);
  if (!printouts) return printouts.error();
  if (auto noted = note(call, *printouts); !noted) return noted.error();
  return std::optional(MadeFile{batch->out, day_name(batch->form->profile().title, ".pdf"), std::string(kPdf)});
}

JobResult run_portfolio(JobCall& call) {
  const json request = json::parse(call.job.request, nullptr, false);
  const auto book = call.desk.forms.get();
  auto ids = routes_of(call);
  if (!ids) return ids.error();
  call.track.total = static_cast<std::int64_t>(ids->size());
  RouteLines lines(call.desk.store, std::move(*ids));
  app::FileNames names;
  std::vector<fs::path> files;
  for (std::string line;;) {
    if (call.track.cancelled) return stopped();
    const auto more = lines.next(line);
    if (!more) return more.error();
    if (!*more) break;
    const auto& given = lines.given().back();
    const auto made = print_one(call, book->forms, given, flag(request, "evenPages"), names);
    if (!made) {
      call.track.remark("/routes/" + std::to_string(given.route), text::error_message(made.error().code),
                        route::Severity::error);
      ++call.track.failed;
      continue;
    }
    files.push_back(*made);
    ++call.track.made;
  }
  if (files.empty()) return Error{Code::not_found, "nothing to print", "routes"};
  const std::string title = text::message("desk.job.portfolio-file");
  if (files.size() == 1) return std::optional(MadeFile{files[0], files[0].filename().string(), std::string(kPdf)});
  const fs::path zip = call.folder / "portfolio.zip";
  if (auto zipped = zip_files(files, zip); !zipped) return zipped.error();
  return std::optional(MadeFile{zip, day_name(title, ".zip"), std::string(kZip)});
}

}  // namespace marshrut::desk
