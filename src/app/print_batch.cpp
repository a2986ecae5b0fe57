#include "app/print_batch.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <thread>

#include "app/batch_output.hpp"
#include "app/file_names.hpp"
#include "app/fill.hpp"
#include "app/print_list.hpp"
#include "base/files.hpp"
#include "text/messages.hpp"

namespace marshrut::app {

namespace {

constexpr std::string_view kExtension = ".pdf";

struct Task {
  std::uint64_t number = 0, bytes_read = 0;
  std::string name;  // of its file, in a folder
  std::optional<route::Value> route;
  std::optional<Error> error;
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

class PrintRun {
public:
  PrintRun(Printer& printer, const PrintBatch& batch, LineSource& lines, BatchOutput* folder, BatchProgress& progress,
           const TellPrinted& tell, const std::atomic<bool>& cancelled)
      : printer_(printer),
        batch_(batch),
        lines_(lines),
        folder_(folder),
        progress_(progress),
        tell_(tell),
        cancelled_(cancelled) {
    state_.bytes_in_all = lines.bytes_in_all();
  }

  Result<PrintTotals> run() {
    {
      std::vector<std::jthread> workers;
      for (unsigned i = 0; i < batch_.jobs; ++i) workers.emplace_back([this] { work(); });
    }
    if (fatal_) return *fatal_;
    totals_.cancelled = cancelled_;
    if (totals_.cancelled && folder_ == nullptr) return totals_;
    put_in_order(entries_, batch_.order);
    if (auto done = folder_ == nullptr ? write_file() : write_list(); !done) return done.error();
    return totals_;
  }

private:
  void work() {
    lens::Scratch scratch;
    while (auto task = next()) {
      auto printed = task->error ? Result<Printout>(*task->error) : print(*task, scratch);
      if (printed && folder_ != nullptr) {
        if (auto stored = store(task->name, printed->pdf); !stored) {
          if (stored.error().code == Code::io) stop(stored.error());
          printed = stored.error();
        }
      }
      report(*task, printed);
    }
  }

  // Lines are parsed in turn, so that names do not depend on who is quicker; a parse costs nothing beside a page.
  std::optional<Task> next() {
    const std::lock_guard lock(input_mutex_);
    for (std::string json; !stopped();) {
      const auto more = lines_.next(json);
      if (more && !*more) return {};
      if (!more && more.error().code != Code::too_large) return stop(more.error()), std::nullopt;
      if (more && is_blank(json)) continue;
      Task task{lines_.line_number(), lines_.bytes_read(), {}, {}, {}};
      auto route = more ? route_from_json(json, batch_.form->schema()) : Result<route::Value>(more.error());
      if (!route) {
        task.error = route.error();
        return task;
      }
      if (folder_ != nullptr) task.name = claim(base_name(*route, batch_.form->profile().file_name));
      task.route = std::move(*route);
      return task;
    }
    return {};
  }

  Result<Printout> print(const Task& task, lens::Scratch& scratch) try {
    return printer_.print_document(*batch_.form, *task.route, scratch);
  } catch (const std::exception& bug) {
    return Error{Code::internal, bug.what(), {}};
  }

  std::string claim(const std::string& base) {
    const std::lock_guard lock(names_mutex_);
    for (;;) {
      std::string name = names_.claim(base, kExtension);
      if (!folder_->has(name)) return name;
    }
  }

  // Another program may take a name between the claim and the writing.
  Result<void> store(std::string name, std::string_view bytes) {
    for (;;) {
      auto done = folder_->write(name, bytes);
      if (done || done.error().code != Code::exists) return done;
      name = claim(name.substr(0, name.rfind('.')));
    }
  }

  void report(const Task& task, Result<Printout>& printed) {
    const std::lock_guard lock(report_mutex_);
    state_.bytes_read = std::max(state_.bytes_read, task.bytes_read);
    ++(printed ? state_.made : state_.failed);
    ++(printed ? totals_.made : totals_.failed);
    if (!printed && !fatal_) progress_.bad_line(task.number, printed.error());
    if (printed) {
      if (!printed->doubts.empty()) progress_.doubtful(task.number, printed->doubts);
      tell_(task.number, *printed);
      totals_.pages += printed->content.pages;
      entries_.push_back({task.number, printed->name, printed->organization, printed->content.code,
                          printed->content.pages, folder_ == nullptr ? std::move(printed->pdf) : std::string()});
    }
    progress_.advanced(state_);
  }

  Result<Printout> list() {
    lens::Scratch scratch;
    return printer_.print_document(*batch_.list, list_record(entries_, batch_), scratch);
  }

  Result<void> write_list() {
    if (batch_.list == nullptr || entries_.empty()) return {};
    const auto printed = list();
    if (!printed) return printed.error();
    return store(claim(safe_name(batch_.list->profile().title)), printed->pdf);
  }

  Result<void> write_file() {
    if (entries_.empty()) return {};
    std::vector<print::Piece> pieces = pieces_of(entries_, batch_.order);
    Printout cover;
    if (batch_.list != nullptr) {
      auto printed = list();
      if (!printed) return printed.error();
      cover = std::move(*printed);
      pieces.insert(pieces.begin(), {cover.pdf, {{batch_.list->profile().title, 0, 0}}, false, {}});
    }
    const auto whole = bound(pieces, {batch_.form->profile().title, batch_.even_pages, {}});
    if (!whole) return whole.error();
    totals_.pages = whole->pages;
    return write_file_atomic(batch_.out, whole->bytes);
  }

  [[nodiscard]] bool stopped() const { return broken_ || cancelled_; }

  void stop(const Error& error) {
    const std::lock_guard lock(report_mutex_);
    if (!fatal_) fatal_ = error;
    broken_ = true;
  }

  Printer& printer_;
  const PrintBatch& batch_;
  LineSource& lines_;
  BatchOutput* folder_;
  BatchProgress& progress_;
  const TellPrinted& tell_;
  const std::atomic<bool>& cancelled_;
  std::mutex input_mutex_, names_mutex_, report_mutex_;
  FileNames names_;
  std::vector<PrintedEntry> entries_;
  BatchProgress::State state_;
  PrintTotals totals_;
  std::optional<Error> fatal_;
  std::atomic<bool> broken_ = false;
};

}  // namespace

Result<PrintTotals> print_many(Printer& printer, const PrintBatch& batch, LineSource& lines, BatchProgress& progress,
                               const TellPrinted& tell, const std::atomic<bool>& cancelled) {
  std::unique_ptr<BatchOutput> folder;
  if (batch.folder) {
    auto made = folder_output(batch.out);
    if (!made) return made.error();
    folder = std::move(*made);
  }
  return PrintRun(printer, batch, lines, folder.get(), progress, tell, cancelled).run();
}

}  // namespace marshrut::app
