#include "intake/letter.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "intake/letter_blocks.hpp"
#include "intake/letter_scans.hpp"
#include "sign/facts.hpp"
#include "sign/words.hpp"
#include "text/messages.hpp"

namespace marshrut::intake {

namespace {

using Json = nlohmann::json;
using text::message;

constexpr std::string_view kDocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

struct Counts {
  std::size_t filed = 0, again = 0, returned = 0, refused = 0;
};

bool is_refused(Fate fate) { return fate == Fate::unreadable || fate == Fate::wrong_kind; }
bool is_filed(Fate fate) { return fate == Fate::accepted || fate == Fate::review || fate == Fate::apart; }

Counts count(const std::vector<AnsweredDocument>& documents) {
  Counts counts;
  for (const AnsweredDocument& one : documents) {
    const Fate fate = one.filed.judgement.fate;
    counts.filed += is_filed(fate) ? 1U : 0U;
    counts.again += fate == Fate::duplicate ? 1U : 0U;
    counts.returned += fate == Fate::returned ? 1U : 0U;
    counts.refused += is_refused(fate) ? 1U : 0U;
  }
  return counts;
}

std::string word_of(const Json& remark, const char* key) {
  const auto found = remark.is_object() ? remark.find(key) : remark.end();
  return found != remark.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// «Re:» in any case.
bool is_answer(std::string_view subject) {
  return subject.size() >= 3 && (subject[0] == 'R' || subject[0] == 'r') && (subject[1] == 'E' || subject[1] == 'e') &&
         subject[2] == ':';
}

double number(std::size_t n) { return static_cast<double>(n); }

class Writer {
public:
  Writer(const MessageExam& mail, const std::vector<AnsweredDocument>& documents, const std::string& reason,
         const Centre& centre, std::string_view words)
      : mail_(mail),
        documents_(documents),
        reason_(reason),
        centre_(centre),
        words_(words),
        counts_(count(documents)) {}

  WrittenLetter write() {
    blocks_.paragraph(message("letter.greeting"));
    letter_.kind = counts_.returned + counts_.refused > 0 ? LetterKind::returned
                   : counts_.filed + counts_.again > 0    ? LetterKind::receipt
                                                          : LetterKind::advice;
    if (counts_.filed + counts_.again + counts_.returned == 0) letter_.kind = LetterKind::advice;
    opening();
    if (!words_.empty()) blocks_.paragraph(std::string(words_));
    for (const AnsweredDocument& one : documents_) tell(one);
    tell_scans(blocks_, documents_);
    closing();
    letter_.subject = subject();
    letter_.text = blocks_.text();
    letter_.html = blocks_.html();
    return std::move(letter_);
  }

private:
  void opening() {
    const std::size_t all = counts_.filed + counts_.again + counts_.returned + counts_.refused;
    if (all == 0) {
      const bool known = reason_ == "encrypted" || reason_ == "table";
      blocks_.paragraph(message("letter.nothing." + std::string(known ? reason_ : "no-document")));
      return;
    }
    if (letter_.kind == LetterKind::receipt) {
      blocks_.paragraph(message("letter.opening.receipt", {{"n", number(all)}}));
    } else if (counts_.returned + counts_.refused == all) {
      blocks_.paragraph(
          message(counts_.returned > 0 ? "letter.opening.return" : "letter.opening.unreadable", {{"n", number(all)}}));
    } else {
      blocks_.paragraph(
          message("letter.opening.mixed", {{"all", number(all)}, {"bad", number(counts_.returned + counts_.refused)}}));
    }
  }

  void tell(const AnsweredDocument& one) {
    const Fate fate = one.filed.judgement.fate;
    if (fate == Fate::kept) return;
    const DocumentExam& document = *one.document;
    if (one.filed.scan && one.signatures.empty()) return;  // its cards are told by themselves
    head(document);
    tell_signatures(one);
    if (one.filed.scan) return;
    if (is_refused(fate)) return tell_refused(one);
    tell_number(one);
    if (fate == Fate::duplicate) blocks_.detail(message("letter.same-document"));
    if (fate == Fate::review || fate == Fate::apart) blocks_.detail(message("letter.review"));
    if (fate == Fate::returned) tell_returned(document);
    if (is_filed(fate)) tell_remarks(document, "warning", "letter.warnings");
  }

  void head(const DocumentExam& document) {
    const std::string_view name = document.name;
    if (document.form_title.empty()) {
      blocks_.title(message("letter.file", {{"name", name}}));
      return;
    }
    if (document.teacher.empty()) {
      blocks_.title(document.form_title);
    } else {
      blocks_.title(message("letter.document", {{"form", std::string_view(document.form_title)},
                                                {"teacher", std::string_view(document.teacher)}}));
    }
    blocks_.detail(message("letter.file", {{"name", name}}));
  }

  void tell_signatures(const AnsweredDocument& one) {
    for (const DocumentExam* file : one.signatures) {
      const auto signature = sign::signature_from(file->signature);
      if (!signature) continue;
      for (const sign::Signer& signer : signature->signers) blocks_.detail(sign::signer_words(signer));
    }
  }

  void tell_number(const AnsweredDocument& one) {
    if (one.filed.number.empty()) return;
    blocks_.detail(message("letter.number", {{"number", std::string_view(one.filed.number)}}));
    if (one.filed.version > 1 && one.filed.judgement.fate != Fate::duplicate) {
      blocks_.detail(message("letter.version", {{"version", static_cast<double>(one.filed.version)},
                                                {"changes", static_cast<double>(one.filed.changes)}}));
    }
  }

  void tell_refused(const AnsweredDocument& one) {
    const std::string& reason = one.filed.judgement.reason;
    if (one.filed.judgement.fate == Fate::wrong_kind) {
      blocks_.detail(message(reason == "image" ? "letter.wrong-kind.image" : "letter.wrong-kind.pdf"));
      return;
    }
    static const std::set<std::string, std::less<>> kTold = {"damaged",    "empty",          "encrypted",
                                                             "timeout",    "too-large",      "unknown-form",
                                                             "unsafe-xml", "not-a-document", "unsupported-format"};
    blocks_.detail(message("letter.unreadable." + (kTold.count(reason) > 0 ? reason : std::string("not-a-document"))));
  }

  void tell_returned(const DocumentExam& document) {
    tell_remarks(document, "error", "letter.errors");
    tell_remarks(document, "warning", "letter.warnings");
    const std::string stem = std::filesystem::path(document.name).stem().string();
    const bool notes = attach(message("letter.name.annotated", {{"name", std::string_view(stem)}}), document.annotated);
    const bool blank = attach(message("letter.name.blank", {{"name", std::string_view(stem)}}), document.blank);
    blocks_.paragraph(message(notes ? "letter.how-to-mend" : "letter.how-to-mend-own"));
    if (blank) blocks_.paragraph(message("letter.blank"));
  }

  void tell_remarks(const DocumentExam& document, std::string_view severity, const char* title) {
    const Json remarks = Json::parse(document.remarks, nullptr, false);
    if (!remarks.is_array()) return;
    std::vector<const Json*> told;
    for (const Json& remark : remarks) {
      if (word_of(remark, "severity") == severity) told.push_back(&remark);
    }
    if (told.empty()) return;
    blocks_.paragraph(message(title, {{"n", number(told.size())}}));
    for (const Json* remark : told) blocks_.item(word_of(*remark, "label"), word_of(*remark, "message"));
  }

  // False when it would make the letter too large to arrive.
  bool attach(std::string name, const std::string& bytes) {
    if (bytes.empty() || attached_ + bytes.size() > kLargestAttachments) return false;
    attached_ += bytes.size();
    letter_.attachments.push_back({std::move(name), std::string(kDocxType), bytes});
    return true;
  }

  void closing() {
    const char* next = letter_.kind == LetterKind::receipt    ? "letter.next.receipt"
                       : letter_.kind == LetterKind::returned ? "letter.next.return"
                                                              : "letter.next.advice";
    blocks_.paragraph(message(next));
    if (!centre_.name.empty()) blocks_.footer(centre_.name);
    const std::string contact =
        centre_.contact.empty() ? message("letter.footer")
                                : message("letter.footer-contact", {{"contact", std::string_view(centre_.contact)}});
    blocks_.footer(contact);
  }

  // Mail programs put a thread together by In-Reply-To and an unchanged subject.
  std::string subject() const {
    if (mail_.subject.empty()) return message("letter.subject." + std::string(kind_name(letter_.kind)));
    return is_answer(mail_.subject) ? mail_.subject : "Re: " + mail_.subject;
  }

  const MessageExam& mail_;
  const std::vector<AnsweredDocument>& documents_;
  const std::string& reason_;
  const Centre& centre_;
  std::string_view words_;
  Counts counts_;
  LetterBlocks blocks_;
  WrittenLetter letter_;
  std::size_t attached_ = 0;
};

}  // namespace

std::string_view kind_name(LetterKind kind) {
  return kind == LetterKind::receipt ? "receipt" : kind == LetterKind::returned ? "return" : "advice";
}

WrittenLetter write_letter(const MessageExam& message, const std::vector<AnsweredDocument>& documents,
                           const std::string& reason, const Centre& centre, std::string_view words) {
  return Writer(message, documents, reason, centre, words).write();
}

}  // namespace marshrut::intake
