#include "intake/examiner.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "office/office_format.hpp"
#include "scan/scanner.hpp"

namespace marshrut::intake {

namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

struct Examiner::State {
  ExaminerSettings settings;
  sandbox::Pool pool;
  office::Office* office;
  std::optional<scan::Scanner> scanner;

  State(ExaminerSettings given, office::Office* given_office)
      : settings(std::move(given)), pool(settings.pool), office(given_office) {
    if (settings.scanner) scanner.emplace(*settings.scanner);
  }

  Result<Examination> ask(const sandbox::Frames& request) {
    auto answer = pool.ask(request);
    if (!answer) return answer.error();
    return from_frames(std::move(*answer));
  }

  // An infected message keeps the first finding; a scanner that can't say is an error, never a pass.
  Result<void> scan(Examination& examination) {
    if (!settings.clamd) return {};
    for (const DocumentExam& document : examination.documents) {
      const auto found = gate::scan(*settings.clamd, document.bytes);
      if (!found && found.error().code == Code::too_large) {
        examination.infected = "too-large-to-scan";
        return {};
      }
      if (!found) return Error{Code::unavailable, found.error().message, "clamd"};
      if (found->clean()) continue;
      examination.infected = found->infected;
      return {};
    }
    return {};
  }

  Result<office::Converted> convert(const DocumentExam& document) {
    const auto format = office::format_named(document.format);
    if (office == nullptr || !format) return Error{Code::not_found, "nobody to convert it", {}};
    return office->convert(document.bytes, *format, office::Target::docx);
  }

  static void tell(DocumentExam& document, Code code) {
    document.kind = DocumentKind::unknown;
    // Without LibreOffice these are formats that nobody here reads.
    document.error = code_name(code == Code::not_found ? Code::unsupported_format : code);
  }

  // What our reader finds damaged, LibreOffice may be able to open.
  void try_to_mend(DocumentExam& document) {
    if (office == nullptr || document.error != code_name(Code::damaged) || document.format.empty()) return;
    const auto docx = office->convert(document.bytes, office::OfficeFormat::docx, office::Target::docx);
    if (!docx) return;
    auto read = ask(converted_request(document, docx->bytes));
    if (read && read->documents.size() == 1 && read->documents.front().kind == DocumentKind::form) {
      take(document, std::move(read->documents.front()));
    }
  }

  // What was read of its conversion; the rest is as it came.
  static void take(DocumentExam& document, DocumentExam fresh) {
    fresh.container = std::move(document.container);
    fresh.media_type = std::move(document.media_type);
    fresh.sha256 = std::move(document.sha256);
    fresh.format = std::move(document.format);
    fresh.inlined = document.inlined;
    fresh.bytes = std::move(document.bytes);
    document = std::move(fresh);
  }

  Result<void> read_office(DocumentExam& document) {
    auto docx = convert(document);
    if (!docx && (docx.error().code == Code::io || docx.error().code == Code::unavailable)) {
      return Error{Code::unavailable, docx.error().message, "convert"};
    }
    if (!docx) return tell(document, docx.error().code), Result<void>();
    auto read = ask(converted_request(document, std::move(docx->bytes)));
    if (!read) return read.error();
    if (read->documents.size() != 1) return Error{Code::damaged, "a worker's answer has no document", {}};
    take(document, std::move(read->documents.front()));
    return {};
  }

  // A file that can't be opened, or that kills its worker, is one without marks of ours.
  Result<void> read_scan(DocumentExam& document, Clock::time_point until) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    auto reading = scanner->read(document.bytes, true, std::max(left, std::chrono::milliseconds(0)));
    if (!reading && reading.error().code == Code::unavailable) {
      return Error{Code::unavailable, reading.error().message, "scan"};
    }
    if (!reading) {
      document.error = code_name(reading.error().code);
      return {};
    }
    document.scan = hashed(std::move(*reading));
    return {};
  }
};

Examiner::Examiner(ExaminerSettings settings, office::Office* office)
    : state_(std::make_unique<State>(std::move(settings), office)) {}
Examiner::~Examiner() = default;

Result<void> Examiner::start() {
  if (auto begun = state_->pool.start(); !begun || !state_->scanner) return begun;
  return state_->scanner->start();
}

Result<Examination> Examiner::examine(const MessageRequest& request, std::string raw) {
  auto examination = state_->ask(message_request(request, std::move(raw)));
  if (!examination) return examination;
  if (auto scanned = state_->scan(*examination); !scanned) return scanned.error();
  if (!examination->infected.empty()) return examination;
  for (DocumentExam& document : examination->documents) {
    if (document.kind == DocumentKind::unknown) state_->try_to_mend(document);
    if (document.kind != DocumentKind::office) continue;
    if (auto read = state_->read_office(document); !read) return read.error();
  }
  const auto until = Clock::now() + state_->settings.scan_time;
  for (DocumentExam& document : examination->documents) {
    const bool paper = document.kind == DocumentKind::pdf || document.kind == DocumentKind::image;
    if (!paper || !state_->scanner) continue;
    if (auto read = state_->read_scan(document, until); !read) return read.error();
  }
  return examination;
}

void Examiner::recycle() { state_->pool.recycle(); }

Result<std::string> Examiner::annotate(AnnotateRequest request) {
  const auto ask = [&]() -> Result<Annotated> {
    auto answer = state_->pool.ask(annotate_request(request));
    if (!answer) return answer.error();
    return annotated_of(std::move(*answer));
  };
  auto made = ask();
  if (made && !made->format.empty()) {
    const auto format = office::format_named(made->format);
    if (state_->office == nullptr || !format) return Error{Code::unsupported_format, "nobody to convert it", {}};
    auto docx = state_->office->convert(request.bytes, *format, office::Target::docx);
    if (!docx) return docx.error();
    request.bytes = std::move(docx->bytes);
    request.converted = true;
    made = ask();
  }
  if (!made) return made.error();
  if (made->docx.empty()) return Error{Code::damaged, "the document can't be annotated", {}};
  return std::move(made->docx);
}

sandbox::PoolCounts Examiner::counts() const { return state_->pool.counts(); }

}  // namespace marshrut::intake
