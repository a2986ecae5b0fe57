// scan: the pages of scans, whose they are, and whether they still say what the store has.
#include <filesystem>

#include "app/read.hpp"
#include "base/clock.hpp"
#include "base/digest.hpp"
#include "base/files.hpp"
#include "cli/scan_report.hpp"
#include "cli/session.hpp"
#include "cli/store_session.hpp"
#include "intake/desk_scans.hpp"
#include "intake/file_scan.hpp"
#include "scan/format.hpp"
#include "scan/scanner.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

namespace fs = std::filesystem;

std::string_view media_type_of(std::string_view bytes) {
  switch (scan::format_of(bytes).value_or(scan::Format::pdf)) {
    case scan::Format::jpeg:
      return "image/jpeg";
    case scan::Format::png:
      return "image/png";
    case scan::Format::tiff:
      return "image/tiff";
    case scan::Format::pdf:
      break;
  }
  return "application/pdf";
}

// What is to be done with a scan is not what is to be done with a form in Word.
std::string words_for(const Error& error) {
  for (const Code code : {Code::damaged, Code::encrypted, Code::too_large, Code::unsupported_format}) {
    if (error.code == code) return text::message("cli.scan.error." + std::string(code_name(code)));
  }
  return explain(error);
}

class Run {
public:
  Run(const Call& call, Console& console) : call_(call), console_(console), scanner_("/proc/self/exe") {}

  int run() {
    if (call_.has("file") && !call_.has("store")) {
      return complain(console_, usage_error(text::message("cli.usage.scan-file")), call_.command);
    }
    if (call_.has("store") && !open_store()) return kBadInput;
    int status = kDone;
    for (const std::string& file : call_.words) {
      const auto done = guarded([&] { return one(file); });
      if (done) continue;
      const std::string words = words_for(done.error());
      if (!call_.has("pretty")) console_.line(app::error_json(file, done.error().code, words));
      console_.report(file, done.error().code, words);
      status = kBadInput;
    }
    return status;
  }

private:
  bool open_store() {
    const auto home = home_of(call_, console_);
    if (!home) return false;
    auto contents = intake::Contents::load(*home);
    if (!contents) return console_.report("marshrut", contents.error()), false;
    contents_ = std::move(*contents);
    store_ = store_of(call_, console_, "store");
    return store_ != nullptr;
  }

  Result<void> one(const std::string& file) {
    auto bytes = read_file(file == "-" ? fs::path("/dev/stdin") : fs::path(file));
    if (!bytes) return bytes.error();
    auto reading = scanner_.read(*bytes, call_.has("file"));
    if (!reading) return reading.error();
    const intake::ScannedFile scanned = intake::hashed(std::move(*reading));
    ScanReport report{file, &scanned.reading, {}, {}};
    if (auto looked = look(*bytes, scanned, report); !looked) return looked;
    console_.out(call_.has("pretty") ? pretty_scan(report) : scan_lines(report));
    return {};
  }

  Result<void> look(const std::string& bytes, const intake::ScannedFile& scanned, ScanReport& report) {
    if (!store_) return {};
    if (!call_.has("file")) {
      return store_->read([&](store::Connection& connection) -> Result<void> {
        report.papers.clear();
        for (const scan::Card& card : scanned.reading.cards.cards) {
          auto paper = intake::look_at_paper(connection, contents_, card);
          if (!paper) return paper.error();
          report.papers.push_back(std::move(*paper));
        }
        return {};
      });
    }
    const std::string sha256 = sha256_hex(bytes);
    const intake::ScanSource source{{}, bytes, sha256, media_type_of(bytes), now_ms(), true};
    const intake::Operator who = operator_of(call_);
    return store_->write([&](store::Connection& connection) -> Result<void> {
      auto filed = intake::file_scan(connection, contents_, source, scanned);
      if (!filed) return filed.error();
      report.papers.clear();
      for (const intake::FiledCard& card : filed->cards) report.papers.push_back(card.paper);
      if (auto noted = intake::note_scan(connection, *filed, sha256, who); !noted) return noted;
      report.filed = std::move(*filed);
      return {};
    });
  }

  const Call& call_;
  Console& console_;
  scan::Scanner scanner_;
  intake::Contents contents_;
  std::unique_ptr<store::Store> store_;
};

}  // namespace

int run_scan(const Call& call, Console& console) { return Run(call, console).run(); }

}  // namespace marshrut::cli
