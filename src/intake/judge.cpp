#include "intake/judge.hpp"

#include <algorithm>
#include <optional>

namespace marshrut::intake {

namespace {

using store::MessageState;

bool any(const std::vector<DocumentJudgement>& documents, std::initializer_list<Fate> fates) {
  return std::any_of(documents.begin(), documents.end(), [&](const DocumentJudgement& d) {
    return std::find(fates.begin(), fates.end(), d.fate) != fates.end();
  });
}

Standing standing_of(const MessageExam& message, const Schools& schools, const TrustSettings& trust,
                     const Uploader* uploader, std::string& name) {
  const std::string* school = schools.of(message.from_address);
  if (uploader != nullptr) {
    name = !uploader->school.empty() || school == nullptr ? uploader->school : *school;
    return Standing::known;
  }
  if (message.verdict == "fail") return Standing::forged;
  if (schools.empty()) return Standing::known;
  if (school == nullptr) return Standing::other;
  name = *school;
  if (trust.needs_authentication && message.verdict != "pass") return Standing::other;
  return Standing::known;
}

// Limits that a message broke as a whole: what was found in it may not be all of it.
std::string broken_limit(const MessageExam& message) {
  for (const char* code : {"too-large", "too-many-parts", "too-deep", "too-many-attachments", "part-too-large"}) {
    for (const ProblemExam& problem : message.problems) {
      if (problem.code == code) return code;
    }
  }
  return {};
}

bool has_problem(const MessageExam& message, std::string_view code) {
  return std::any_of(message.problems.begin(), message.problems.end(),
                     [&](const ProblemExam& problem) { return problem.code == code; });
}

DocumentJudgement judge_form(const DocumentExam& document, Standing standing) {
  if (standing != Standing::known) return {Fate::apart, "unknown-sender", false};
  if (document.errors > 0) return {Fate::returned, "remarks", false};
  if (!document.unsure.empty()) return {Fate::review, "unsure", false};
  if (document.model == "route" && document.teacher.empty()) return {Fate::review, "no-teacher", false};
  return {Fate::accepted, {}, false};
}

bool has_cards(const DocumentExam& document) { return document.scan && !document.scan->reading.cards.cards.empty(); }

// Nothing: it is no paper of ours. Pages without a mark are, beside pages that have one: photographs of one card come
// as so many files.
std::optional<DocumentJudgement> judge_paper(const DocumentExam& document, Standing standing, bool marks) {
  const bool paper = document.kind == DocumentKind::pdf || document.kind == DocumentKind::image;
  if (!paper || !marks) return std::nullopt;
  if (!has_cards(document) && document.inlined) return std::nullopt;
  if (!document.scan) return DocumentJudgement{Fate::review, document.error};
  const scan::Cards& cards = document.scan->reading.cards;
  if (cards.cards.empty() && cards.loose.empty()) return DocumentJudgement{Fate::kept, "blank"};
  return DocumentJudgement{standing == Standing::known ? Fate::accepted : Fate::apart, "scan", true};
}

DocumentJudgement judge_document(const DocumentExam& document, Standing standing, bool marks) {
  if (auto judged = judge_paper(document, standing, marks)) return *judged;
  switch (document.kind) {
    case DocumentKind::form:
      return judge_form(document, standing);
    case DocumentKind::unknown:
    case DocumentKind::office:
      return {Fate::unreadable, document.error, false};
    case DocumentKind::pdf:
    case DocumentKind::image:
      if (document.inlined) return {Fate::kept, {}, false};
      return {Fate::wrong_kind, kind_name(document.kind), false};
    case DocumentKind::table:
      return {Fate::kept, "table", false};
    case DocumentKind::beside:
    case DocumentKind::other:
      return {Fate::kept, {}, false};
  }
  return {};
}

// Pictures and PDF beside a form are its annexes, not forms gone wrong.
void spare_annexes(std::vector<DocumentJudgement>& documents) {
  if (!any(documents, {Fate::accepted, Fate::review, Fate::returned, Fate::apart})) return;
  for (DocumentJudgement& document : documents) {
    if (document.fate == Fate::wrong_kind) document = {Fate::kept, "annex", false};
  }
}

void end(Judgement& judgement, MessageState state, std::string reason) {
  judgement.over = true;
  judgement.state = state;
  judgement.reason = std::move(reason);
}

// Letters that end before their documents count.
void judge_whole(const Examination& examination, Judgement& judgement) {
  const MessageExam& message = examination.message;
  if (!examination.infected.empty()) return end(judgement, MessageState::quarantined, "infected");
  if (const std::string limit = broken_limit(message); !limit.empty()) {
    return end(judgement, MessageState::quarantined, limit);
  }
  if (message.is_report) return end(judgement, MessageState::not_a_submission, "report");
  const bool nothing_found = !any(judgement.documents, {Fate::accepted, Fate::review, Fate::returned, Fate::apart,
                                                        Fate::unreadable, Fate::wrong_kind});
  if (!nothing_found) return;
  if (has_problem(message, "truncated")) return end(judgement, MessageState::quarantined, "truncated");
  const bool tables = std::any_of(judgement.documents.begin(), judgement.documents.end(),
                                  [](const DocumentJudgement& d) { return d.reason == "table"; });
  const std::string reason = message.is_encrypted ? "encrypted" : tables ? "table" : "no-document";
  end(judgement, MessageState::not_a_submission, reason);
}

void judge_answer(const MessageExam& message, const TrustSettings& trust, Judgement& judgement) {
  if (!message.unanswerable.empty()) {
    judgement.unanswered = message.unanswerable;
  } else if (judgement.standing == Standing::forged) {
    judgement.unanswered = "forged";
  } else if (judgement.standing == Standing::other && !trust.answer_others) {
    judgement.unanswered = "unknown-sender";
  } else if (judgement.state == MessageState::quarantined) {
    judgement.unanswered = "quarantined";
  } else {
    judgement.answer = true;
  }
}

}  // namespace

std::string_view fate_name(Fate fate) {
  switch (fate) {
    case Fate::accepted:
      return "accepted";
    case Fate::review:
      return "review";
    case Fate::returned:
      return "returned";
    case Fate::apart:
      return "apart";
    case Fate::unreadable:
      return "unreadable";
    case Fate::wrong_kind:
      return "wrong-kind";
    case Fate::kept:
      return "kept";
    case Fate::duplicate:
      return "duplicate";
  }
  return "kept";
}

MessageState final_state(const std::vector<DocumentJudgement>& documents) {
  if (any(documents, {Fate::returned, Fate::unreadable, Fate::wrong_kind})) return MessageState::returned;
  if (any(documents, {Fate::accepted, Fate::review, Fate::apart})) return MessageState::filed;
  if (any(documents, {Fate::duplicate})) return MessageState::duplicate;
  return MessageState::not_a_submission;
}

Judgement judge(const Examination& examination, const Schools& schools, const TrustSettings& trust,
                const std::optional<Uploader>& uploader) {
  Judgement judgement;
  judgement.standing =
      standing_of(examination.message, schools, trust, uploader ? &*uploader : nullptr, judgement.school);
  const bool marks = std::any_of(examination.documents.begin(), examination.documents.end(), has_cards);
  for (const DocumentExam& document : examination.documents) {
    judgement.documents.push_back(judge_document(document, judgement.standing, marks));
  }
  spare_annexes(judgement.documents);
  judge_whole(examination, judgement);
  if (uploader) {
    judgement.unanswered = "at-console";
    return judgement;
  }
  judge_answer(examination.message, trust, judgement);
  // What can't be sent back isn't returned: it is kept for an operator.
  if (!judgement.answer) {
    for (DocumentJudgement& document : judgement.documents) {
      if (document.fate == Fate::returned) document = {Fate::review, "remarks", false};
      if (document.fate == Fate::unreadable || document.fate == Fate::wrong_kind) document.fate = Fate::kept;
    }
    if (!judgement.over && final_state(judgement.documents) == MessageState::not_a_submission) {
      end(judgement, MessageState::not_a_submission, "no-form");
    }
  }
  return judgement;
}

}  // namespace marshrut::intake
