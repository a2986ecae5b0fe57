// What becomes of a letter: pure decisions, one table.
#include "intake/judge.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>

#include "support/office.hpp"
#include "unit/intake/exams.hpp"

namespace marshrut::intake {
namespace {

using store::MessageState;
using test::card;
using test::file_of_kind;
using test::letter_with;
using test::with_errors;

Schools one_school() {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "schools.csv";
  std::ofstream(path) << "Школа;Домен;Адрес\nСОШ № 3;school3.example;\n";
  return Schools::load(path, MARSHRUT_SOURCE_DIR "/data").value();
}

// "accepted review:unsure"
std::string fates(const Judgement& judgement) {
  std::string all;
  for (const DocumentJudgement& one : judgement.documents) {
    if (!all.empty()) all += ' ';
    all += fate_name(one.fate);
    if (!one.reason.empty()) all += ':' + one.reason;
  }
  return all;
}

MessageState end_of(const Judgement& judgement) {
  return judgement.over ? judgement.state : final_state(judgement.documents);
}

DocumentExam unsure() {
  DocumentExam document = card();
  document.unsure = {"ФИО"};
  return document;
}
DocumentExam nameless() { return card("one", ""); }
DocumentExam of_another_model() {
  DocumentExam document = card("one", "");
  document.model = "diagnostics";
  return document;
}
DocumentExam inlined(DocumentKind kind) {
  DocumentExam document = file_of_kind(kind, "logo");
  document.inlined = true;
  return document;
}

struct Case {
  const char* name;
  std::vector<DocumentExam> documents;
  const char* fates;
  MessageState state;
  const char* reason;  // of a letter that is over
};

TEST(Judge, OfALetterThatMayBeAnswered) {
  const auto form_and = [](DocumentKind kind) { return std::vector{card(), file_of_kind(kind, "x")}; };
  const Case cases[] = {
      {"a good form", {card()}, "accepted", MessageState::filed, ""},
      {"two", {card("a"), card("b")}, "accepted accepted", MessageState::filed, ""},
      {"with errors", {with_errors(card())}, "returned:remarks", MessageState::returned, ""},
      {"good and bad", {card("a"), with_errors(card("b"))}, "accepted returned:remarks", MessageState::returned, ""},
      {"unsure", {unsure()}, "review:unsure", MessageState::filed, ""},
      {"unsure with errors", {with_errors(unsure())}, "returned:remarks", MessageState::returned, ""},
      {"no teacher", {nameless()}, "review:no-teacher", MessageState::filed, ""},
      {"a form of no teacher", {of_another_model()}, "accepted", MessageState::filed, ""},
      {"unknown form",
       {file_of_kind(DocumentKind::unknown, "x.docx", "unknown-form")},
       "unreadable:unknown-form",
       MessageState::returned,
       ""},
      {"office that was not converted",
       {file_of_kind(DocumentKind::office, "x.doc", "timeout")},
       "unreadable:timeout",
       MessageState::returned,
       ""},
      {"a scan", {file_of_kind(DocumentKind::pdf, "x.pdf")}, "wrong-kind:pdf", MessageState::returned, ""},
      {"a photo", {file_of_kind(DocumentKind::image, "x.jpg")}, "wrong-kind:image", MessageState::returned, ""},
      {"a logo", {inlined(DocumentKind::image)}, "kept", MessageState::not_a_submission, "no-document"},
      {"a form with a scan", form_and(DocumentKind::pdf), "accepted kept:annex", MessageState::filed, ""},
      {"a form with a photo", form_and(DocumentKind::image), "accepted kept:annex", MessageState::filed, ""},
      {"a form with a table", form_and(DocumentKind::table), "accepted kept:table", MessageState::filed, ""},
      {"a form with a signature", form_and(DocumentKind::beside), "accepted kept", MessageState::filed, ""},
      {"a form and one that can't be read",
       {card(), file_of_kind(DocumentKind::unknown, "y", "damaged")},
       "accepted unreadable:damaged",
       MessageState::returned,
       ""},
      {"a scan beside what can't be read is no annex",
       {file_of_kind(DocumentKind::unknown, "y", "damaged"), file_of_kind(DocumentKind::pdf, "x")},
       "unreadable:damaged wrong-kind:pdf",
       MessageState::returned,
       ""},
      {"a table", {file_of_kind(DocumentKind::table, "x")}, "kept:table", MessageState::not_a_submission, "table"},
      {"other", {file_of_kind(DocumentKind::other, "x")}, "kept", MessageState::not_a_submission, "no-document"},
      {"nothing", {}, "", MessageState::not_a_submission, "no-document"},
  };
  for (const Case& one : cases) {
    const Judgement judgement = judge(letter_with(one.documents), {}, {});
    EXPECT_EQ(fates(judgement), one.fates) << one.name;
    EXPECT_EQ(end_of(judgement), one.state) << one.name;
    EXPECT_EQ(judgement.reason, one.reason) << one.name;
    EXPECT_TRUE(judgement.answer) << one.name;
    EXPECT_EQ(judgement.unanswered, "") << one.name;
  }
}

struct WholeCase {
  const char* name;
  std::function<void(Examination&)> change;
  std::vector<DocumentExam> documents;
  MessageState state;
  const char* reason;
  bool answer;
};

TEST(Judge, SomeLettersAreOverBeforeTheirDocumentsCount) {
  const auto problem = [](const char* code) {
    return [code](Examination& e) { e.message.problems.push_back({code, ""}); };
  };
  const auto encrypted = [](Examination& e) { e.message.is_encrypted = true; };
  const auto report = [](Examination& e) { e.message.is_report = true; };
  const auto infected = [](Examination& e) { e.infected = "Eicar"; };
  constexpr auto kQuarantined = MessageState::quarantined;
  constexpr auto kNone = MessageState::not_a_submission;
  const WholeCase cases[] = {
      {"infected", infected, {card()}, kQuarantined, "infected", false},
      {"infected and cut",
       [&](Examination& e) { infected(e), problem("too-large")(e); },
       {},
       kQuarantined,
       "infected",
       false},
      {"too large", problem("too-large"), {}, kQuarantined, "too-large", false},
      {"too many parts", problem("too-many-parts"), {card()}, kQuarantined, "too-many-parts", false},
      {"too deep", problem("too-deep"), {card()}, kQuarantined, "too-deep", false},
      {"too many files", problem("too-many-attachments"), {card()}, kQuarantined, "too-many-attachments", false},
      {"too large a part", problem("part-too-large"), {}, kQuarantined, "part-too-large", false},
      {"cut, nothing seen", problem("truncated"), {}, kQuarantined, "truncated", false},
      {"cut, a form seen", problem("truncated"), {card()}, MessageState::filed, "", true},
      {"a broken header", problem("bad-header"), {card()}, MessageState::filed, "", true},
      {"a report", report, {card()}, kNone, "report", true},
      {"encrypted", encrypted, {}, kNone, "encrypted", true},
      {"encrypted, a form beside", encrypted, {card()}, MessageState::filed, "", true},
  };
  for (const WholeCase& one : cases) {
    Examination examination = letter_with(one.documents);
    one.change(examination);
    const Judgement judgement = judge(examination, {}, {});
    EXPECT_EQ(end_of(judgement), one.state) << one.name;
    EXPECT_EQ(judgement.reason, one.reason) << one.name;
    EXPECT_EQ(judgement.answer, one.answer) << one.name;
  }
}

struct SenderCase {
  const char* name;
  const char* from;
  const char* verdict;
  TrustSettings trust;
  bool listed;  // whether there is a list
  Standing standing;
  const char* fate;
  const char* unanswered;
  const char* school = "";
};

TEST(Judge, BySender) {
  const Schools schools = one_school();
  const char *ours = "zavuch@school3.example", *below = "a@mail.school3.example", *other = "a@else.example";
  const TrustSettings strict{true, false}, open{false, true};
  const SenderCase cases[] = {
      {"a school", ours, "none", {}, true, Standing::known, "accepted", "", "СОШ № 3"},
      {"below its domain", below, "none", {}, true, Standing::known, "accepted", "", "СОШ № 3"},
      {"vouched for", ours, "pass", strict, true, Standing::known, "accepted", "", "СОШ № 3"},
      {"not vouched for", ours, "none", strict, true, Standing::other, "apart:unknown-sender", "unknown-sender",
       "СОШ № 3"},
      {"forged", ours, "fail", {}, true, Standing::forged, "apart:unknown-sender", "forged"},
      {"forged, all are answered", ours, "fail", open, true, Standing::forged, "apart:unknown-sender", "forged"},
      {"forged, no list", ours, "fail", {}, false, Standing::forged, "apart:unknown-sender", "forged"},
      {"other", other, "pass", {}, true, Standing::other, "apart:unknown-sender", "unknown-sender"},
      {"other, all are answered", other, "none", open, true, Standing::other, "apart:unknown-sender", ""},
      {"other, no list", other, "none", {}, false, Standing::known, "accepted", ""},
      {"ends like the domain",
       "a@notschool3.example",
       "none",
       {},
       true,
       Standing::other,
       "apart:unknown-sender",
       "unknown-sender"},
      {"nobody", "", "none", {}, true, Standing::other, "apart:unknown-sender", "unknown-sender"},
  };
  for (const SenderCase& one : cases) {
    Examination examination = letter_with({card()});
    examination.message.from_address = one.from;
    examination.message.verdict = one.verdict;
    const Judgement judgement = judge(examination, one.listed ? schools : Schools(), one.trust);
    EXPECT_EQ(judgement.standing, one.standing) << one.name;
    EXPECT_EQ(fates(judgement), one.fate) << one.name;
    EXPECT_EQ(judgement.unanswered, one.unanswered) << one.name;
    EXPECT_EQ(judgement.answer, judgement.unanswered.empty()) << one.name;
    EXPECT_EQ(end_of(judgement), MessageState::filed) << one.name;
    EXPECT_EQ(judgement.school, one.school) << one.name;
  }
}

TEST(Judge, NothingIsReturnedToWhomNobodyAnswers) {
  struct Silent {
    const char* name;
    std::vector<DocumentExam> documents;
    const char* fates;
    MessageState state;
    const char* reason;
  };
  const Silent cases[] = {
      {"errors", {with_errors(card())}, "review:remarks", MessageState::filed, ""},
      {"good", {card()}, "accepted", MessageState::filed, ""},
      {"a scan", {file_of_kind(DocumentKind::pdf, "x")}, "kept:pdf", MessageState::not_a_submission, "no-form"},
      {"damaged",
       {file_of_kind(DocumentKind::unknown, "x", "damaged")},
       "kept:damaged",
       MessageState::not_a_submission,
       "no-form"},
      {"good and damaged",
       {card(), file_of_kind(DocumentKind::unknown, "x", "damaged")},
       "accepted kept:damaged",
       MessageState::filed,
       ""},
      {"nothing", {}, "", MessageState::not_a_submission, "no-document"},
  };
  for (const Silent& one : cases) {
    Examination examination = letter_with(one.documents);
    examination.message.unanswerable = "auto-submitted";
    const Judgement judgement = judge(examination, {}, {});
    EXPECT_FALSE(judgement.answer) << one.name;
    EXPECT_EQ(judgement.unanswered, "auto-submitted") << one.name;
    EXPECT_EQ(fates(judgement), one.fates) << one.name;
    EXPECT_EQ(end_of(judgement), one.state) << one.name;
    EXPECT_EQ(judgement.reason, one.reason) << one.name;
  }
}

TEST(Judge, TheFinalStateIsTheWorstFate) {
  const std::pair<std::vector<Fate>, MessageState> cases[] = {
      {{}, MessageState::not_a_submission},
      {{Fate::kept}, MessageState::not_a_submission},
      {{Fate::duplicate, Fate::kept}, MessageState::duplicate},
      {{Fate::duplicate, Fate::accepted}, MessageState::filed},
      {{Fate::review}, MessageState::filed},
      {{Fate::apart}, MessageState::filed},
      {{Fate::accepted, Fate::returned}, MessageState::returned},
      {{Fate::unreadable, Fate::accepted}, MessageState::returned},
      {{Fate::wrong_kind}, MessageState::returned},
  };
  for (const auto& [given, want] : cases) {
    std::vector<DocumentJudgement> documents;
    std::string name;
    for (const Fate fate : given) {
      documents.push_back({fate, {}});
      name += std::string(fate_name(fate)) + ' ';
    }
    EXPECT_EQ(final_state(documents), want) << name;
  }
}

}  // namespace
}  // namespace marshrut::intake
