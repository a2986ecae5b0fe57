// intake/examination.hpp: what a worker found in a message and in its documents: facts, no decisions.
// Shapes:  Examination <-> frames (sandbox/frames.hpp): JSON first, then three byte strings for each document.
// Units:   texts are UTF-8; route and remarks are JSON texts as `marshrut read` and `check` give them; ms since 1970.
// Errors:  from_frames: damaged (a worker that answers nonsense).
// Owns:    everything it holds.
// Source:  contract/cli.md «read»; design.md §4.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "intake/scanned_file.hpp"
#include "sandbox/frames.hpp"

namespace marshrut::intake {

// What an attached file is, by its content.
enum class DocumentKind : std::uint8_t {
  form,     // a document that was read by one of our forms
  office,   // .doc, .odt, .rtf: to be converted before it can be read
  unknown,  // a Word document that is none of our forms, or that can't be read: `error` says why
  table,    // a workbook
  pdf,
  image,
  beside,  // what comes along with letters: signatures, calendars, visiting cards, plain text
  other,
};
std::string kind_name(DocumentKind kind);

struct DocumentExam {
  std::string name, container, media_type;
  std::string sha256;
  DocumentKind kind = DocumentKind::other;
  std::string error;       // a code of contract/cli.md; empty when it was read
  std::string form;        // id; empty when none was recognised
  std::string form_title;  // «Бланк ИОМ»
  std::string model;       // what the form is a record of: "route"; others have no teacher to be filed under
  std::string region;      // of the form
  std::string format;      // of an office document: "doc", "odt", "rtf"
  std::string reading;     // the whole line of `read`
  std::string route;       // JSON
  std::string remarks;     // JSON array: rule, severity, path, label, message, source
  std::string teacher, organization, code;
  int errors = 0, warnings = 0;
  std::vector<std::string> unsure;  // labels of values that were found less surely than they should
  bool leftovers = false;           // text that belongs to no field
  bool converted = false;           // came as .doc, .odt or .rtf
  bool inlined = false;
  std::string signature;  // of a signature: what was found (sign/facts.hpp)
  int signs = -1;         // and the place of the document that it belongs to

  std::optional<ScannedFile> scan;  // of a PDF or a picture that could be opened; told by a scan worker

  std::string bytes;      // as they came
  std::string annotated;  // with comments at the places to mend; empty when there is nothing to mend
  std::string blank;      // a clean blank with the teacher's values; empty where it is of no use
};

struct ProblemExam {
  std::string code;
  std::string detail;
};

struct MessageExam {
  std::string message_id, content_key, subject;
  std::string from_address, from_name, from_domain;
  std::string reply_address;
  std::string unanswerable;  // why a machine may not answer; empty when it may
  std::string verdict;       // of our own mail server: "pass", "fail", "none"
  std::vector<std::string> references;
  std::optional<std::int64_t> date_ms;
  bool is_report = false, is_encrypted = false, is_automatic = false;
  std::vector<std::string> reported_ids;
  std::string text;  // what a person reads, cut
  std::vector<ProblemExam> problems;
};

struct Examination {
  MessageExam message;
  std::string infected;  // what the virus scanner found; told by the service, not by a worker
  std::vector<DocumentExam> documents;
};

sandbox::Frames to_frames(Examination examination);
Result<Examination> from_frames(sandbox::Frames frames);

}  // namespace marshrut::intake
