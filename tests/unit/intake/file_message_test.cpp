// A message's documents filed and its answer queued, in one commit, over a real store.
#include "intake/file_message.hpp"

#include <fstream>
#include <thread>

#include "base/digest.hpp"
#include "intake/desk.hpp"
#include "sign/facts.hpp"
#include "unit/intake/ledger.hpp"

namespace marshrut::intake {
namespace {

using namespace std::chrono_literals;
using test::card;
using test::letter_with;
using test::with_errors;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class FileMessage : public test::Ledger {
protected:
  // "accepted", "review:initials" for each document of the last message
  std::vector<std::string> fates() {
    std::vector<std::string> all;
    for (const auto& one : last().documents) all.push_back(one.state + (one.reason.empty() ? "" : ":" + one.reason));
    return all;
  }
  Result<void> move(std::int64_t route, store::RouteState to) {
    return store().write([&](store::Connection& c) {
      return store::move_route(c, route, to, {now_ms(), "operator:x", "cli", {}});
    });
  }
  void list_of_schools() {
    const auto path = folder_.path() / "schools.csv";
    std::ofstream(path) << "Школа;Домен;Адрес\nСОШ № 3;school3.example;\n";
    schools_ = Schools::load(path, MARSHRUT_SOURCE_DIR "/data").value();
  }
};

TEST_F(FileMessage, AFirstDocumentMakesARoute) {
  EXPECT_EQ(settle(letter_with({card()})), "filed");
  EXPECT_THAT(fates(), ElementsAre("accepted"));
  const auto submissions = last_submissions();
  ASSERT_THAT(submissions, SizeIs(1));
  EXPECT_EQ(submissions[0].number, "2026-000001");
  EXPECT_EQ(submissions[0].version, 1);
  EXPECT_EQ(submissions[0].difference, "[]");
  const auto all = routes();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(submissions[0].route_id, all[0].id);
  EXPECT_EQ(all[0].state, store::RouteState::submitted);
  EXPECT_EQ(all[0].organization, test::kSchool);
  EXPECT_EQ(all[0].region, "SEV");
  EXPECT_EQ(all[0].code, std::nullopt);
  EXPECT_THAT(all[0].data, HasSubstr(test::kTeacher));
  const auto letters = replies();
  ASSERT_THAT(letters, SizeIs(1));
  EXPECT_EQ(letters[0].claim.kind, "receipt");
  EXPECT_EQ(letters[0].claim.recipient, "zavuch@school3.example");
  const mail::Message& letter = letters[0].message;
  EXPECT_EQ(letter.from.at(0).address, "iom@centre.example");
  EXPECT_EQ(letter.subject, "Re: Документы");
  EXPECT_THAT(letter.in_reply_to, ElementsAre("one@school.example"));
  EXPECT_EQ(letter.auto_submitted, "auto-replied");
  EXPECT_THAT(letter.text, HasSubstr("2026-000001"));
  EXPECT_EQ(letter.message_id, letters[0].claim.header_message_id);
  EXPECT_EQ(waiting(), 0);
}

TEST_F(FileMessage, ALaterDocumentIsTheNextVersionWithItsChanges) {
  (void)settle(letter_with({card("first")}));
  DocumentExam second = card("second");
  second.reading = test::reading_of(second, "Учитель астрономии");
  EXPECT_EQ(settle(letter_with({second}, "two@school.example")), "filed");
  const auto submissions = last_submissions();
  ASSERT_THAT(submissions, SizeIs(1));
  EXPECT_EQ(submissions[0].version, 2);
  EXPECT_EQ(submissions[0].number, "2026-000002");
  EXPECT_THAT(submissions[0].difference, HasSubstr("Учитель физики"));
  EXPECT_THAT(submissions[0].difference, HasSubstr("Учитель астрономии"));
  ASSERT_THAT(routes(), SizeIs(1));
  EXPECT_THAT(routes()[0].data, HasSubstr("Учитель астрономии"));
  EXPECT_THAT(replies().at(1).message.text, HasSubstr("Версия 2. От прежней отличается 1 место."));
}

TEST_F(FileMessage, OtherFormsOfATeacherShareTheRoute) {
  (void)settle(letter_with({card()}));
  DocumentExam plan = card("plan", test::kTeacher, "СОШ № 3");
  plan.form = "odintsovo-plan";
  plan.reading = R"({"form": "odintsovo-plan", "route": {"events": [{"title": "Курсы"}]}})";
  EXPECT_EQ(settle(letter_with({plan}, "two@school.example")), "filed");
  EXPECT_EQ(last_submissions().at(0).version, 1);
  ASSERT_THAT(routes(), SizeIs(1));
  EXPECT_THAT(routes()[0].data, HasSubstr("Курсы"));
  EXPECT_THAT(routes()[0].data, HasSubstr(test::kTeacher));
}

TEST_F(FileMessage, ASignatureIsKeptWithItsDocumentAndTold) {
  sign::Signature signature;
  signature.signers.resize(1);
  signature.signers[0].verdict = sign::Verdict::matches;
  signature.signers[0].name = "Орлов Пётр Николаевич";
  DocumentExam file = test::file_of_kind(DocumentKind::beside, "ИОМ.docx.sig");
  file.bytes = "signature";
  file.sha256 = sha256_hex(file.bytes);
  file.signature = sign::facts_json(signature);
  file.signs = 1;
  EXPECT_EQ(settle(letter_with({file, card()})), "filed");
  const store::ListedMessage message = last();
  ASSERT_THAT(message.documents, SizeIs(2));
  EXPECT_EQ(message.documents[0].signs, "ИОМ.docx");
  EXPECT_EQ(message.documents[0].signature, file.signature);
  EXPECT_EQ(message.documents[1].signature, "");
  EXPECT_THAT(inbox_line(message), HasSubstr(R"("signs":"ИОМ.docx","signature":{"verdict":"matches","signers":[{)"));
  EXPECT_THAT(replies().at(0).message.text, HasSubstr("Подписано: Орлов Пётр Николаевич. Подпись от этого файла"));
}

TEST_F(FileMessage, TheSameDocumentAgainIsNoNewVersion) {
  (void)settle(letter_with({card()}));
  EXPECT_EQ(settle(letter_with({card()}, "two@school.example")), "duplicate");
  EXPECT_THAT(fates(), ElementsAre("duplicate:same-document"));
  EXPECT_THAT(last_submissions(), IsEmpty());
  EXPECT_EQ(last().documents.at(0).submission, "2026-000001");
  EXPECT_THAT(replies().at(1).message.text, HasSubstr("уже приходил раньше"));
}

TEST_F(FileMessage, TheSameDocumentTwiceInOneLetterIsFiledOnce) {
  EXPECT_EQ(settle(letter_with({card(), card()})), "filed");
  EXPECT_THAT(fates(), ElementsAre("accepted", "duplicate:same-document"));
  EXPECT_THAT(last_submissions(), SizeIs(1));
}

TEST_F(FileMessage, TheSameMessageAgainIsSilent) {
  const Examination letter = letter_with({card()});
  (void)settle(letter);
  const std::int64_t first = last_;
  EXPECT_EQ(settle(letter), "duplicate:message:" + std::to_string(first));
  EXPECT_THAT(fates(), ElementsAre("duplicate:same-message"));
  EXPECT_THAT(last_submissions(), IsEmpty());
  EXPECT_THAT(replies(), SizeIs(1));
}

TEST_F(FileMessage, AnotherMessageUnderTheSameIdWaitsForAPerson) {
  (void)settle(letter_with({card()}));
  Examination other = letter_with({card("other", "Орлов Пётр Николаевич")});
  other.message.content_key = "other";
  EXPECT_EQ(settle(other), "quarantined:message-id-conflict:1");
  EXPECT_THAT(fates(), ElementsAre("kept"));
  EXPECT_THAT(last_submissions(), IsEmpty());
  const std::int64_t id = last_;
  ASSERT_TRUE(store().write([&](store::Connection& c) { return store::reopen(c, id, "operator:x", "cli"); }));
  EXPECT_EQ(settle_claimed(claim(id), other), "filed");
  EXPECT_THAT(fates(), ElementsAre("accepted"));
  EXPECT_THAT(replies(), SizeIs(2));
}

TEST_F(FileMessage, WhatComesUnmendedGoesBackAgain) {
  const DocumentExam bad = with_errors(card("bad"));
  EXPECT_EQ(settle(letter_with({bad})), "returned");
  EXPECT_EQ(routes().at(0).state, store::RouteState::returned);
  EXPECT_EQ(settle(letter_with({bad}, "two@school.example")), "returned");
  EXPECT_THAT(fates(), ElementsAre("returned:same-document"));
  EXPECT_THAT(last_submissions(), IsEmpty());
  const auto letters = replies();
  ASSERT_THAT(letters, SizeIs(2));
  for (const auto& one : letters) {
    EXPECT_EQ(one.claim.kind, "return");
    ASSERT_THAT(one.message.attachments, SizeIs(1));
    EXPECT_EQ(one.message.attachments[0].bytes, "annotated bad");
  }
  EXPECT_EQ(settle(letter_with({card("good")}, "three@school.example")), "filed");
  EXPECT_EQ(last_submissions().at(0).version, 2);
  EXPECT_THAT(steps(routes().at(0).id), ElementsAre("draft", "submitted", "returned", "submitted"));
}

TEST_F(FileMessage, ADocumentThatWasMendedMayGoBackToWhatItWas) {
  (void)settle(letter_with({card("a")}));
  (void)settle(letter_with({card("b")}, "two@school.example"));
  EXPECT_EQ(settle(letter_with({card("a")}, "three@school.example")), "filed");
  EXPECT_EQ(last_submissions().at(0).version, 3);
}

TEST_F(FileMessage, OfOthersIsFiledApartAndUnanswered) {
  list_of_schools();
  Examination letter = letter_with({card(), test::file_of_kind(DocumentKind::pdf, "x.pdf")});
  letter.message.from_address = "somebody@else.example";
  EXPECT_EQ(settle(letter), "filed:unknown-sender");
  EXPECT_THAT(fates(), ElementsAre("apart:unknown-sender", "kept:annex"));
  EXPECT_EQ(last_submissions().at(0).route_id, std::nullopt);
  EXPECT_THAT(routes(), IsEmpty());
  EXPECT_THAT(replies(), IsEmpty());
}

TEST_F(FileMessage, TheSendersSchoolIsKept) {
  list_of_schools();
  EXPECT_EQ(settle(letter_with({card("a", test::kTeacher, "")})), "filed");
  EXPECT_EQ(last_submissions().at(0).school, "СОШ № 3");
  EXPECT_EQ(routes().at(0).school, "СОШ № 3");
  EXPECT_EQ(settle(letter_with({card("b", test::kTeacher, "")}, "two@school.example")), "filed");
  EXPECT_EQ(last_submissions().at(0).version, 2);
}

TEST_F(FileMessage, DoubtWaitsForAnOperator) {
  struct Doubt {
    const char* name;
    std::function<DocumentExam()> document;
    const char* fate;
    bool filed_under;
  };
  (void)settle(
      letter_with({card("1", "Иванова Анна Петровна", "СОШ № 1"), card("2", "Иванова Анна Петровна", "СОШ № 2"),
                   card("3", "Орлов Пётр Николаевич", "СОШ № 1")}));
  ASSERT_THAT(routes(), SizeIs(3));
  ASSERT_TRUE(store().write([&](store::Connection& c) -> Result<void> {
    auto code = store::give_code(c, 3, "SEV", 2026);
    return code ? Result<void>() : code.error();
  }));
  const std::string orlovs = *routes().at(2).code;
  const auto coded = [](DocumentExam document, const std::string& code) {
    document.code = code;
    return document;
  };
  const Doubt cases[] = {
      {"initials", [] { return card("4", "Иванова А. П."); }, "review:initials", false},
      {"which school", [] { return card("5", "Иванова Анна Петровна", ""); }, "review:many-routes", false},
      {"another's code", [&] { return coded(card("6", "Иванова Анна Петровна", "СОШ № 1"), orlovs); },
       "review:code-of-another", false},
      {"no such code", [&] { return coded(card("7", "Иванова Анна Петровна", "СОШ № 1"), "SEV-2020-00009-9"); },
       "review:unknown-code", true},
      {"own code, another school", [&] { return coded(card("8", "Орлов Пётр Николаевич", "СОШ № 9"), orlovs); },
       "accepted", true},
      {"no teacher", [] { return card("9", ""); }, "review:no-teacher", false},
      {"errors and initials", [] { return with_errors(card("10", "Иванова А. П.")); }, "returned:remarks", false},
  };
  int number = 0;
  for (const Doubt& one : cases) {
    (void)settle(letter_with({one.document()}, "doubt" + std::to_string(++number) + "@school.example"));
    EXPECT_THAT(fates(), ElementsAre(one.fate)) << one.name;
    ASSERT_THAT(last_submissions(), SizeIs(1)) << one.name;
    EXPECT_EQ(last_submissions()[0].route_id.has_value(), one.filed_under) << one.name;
  }
  EXPECT_THAT(routes(), SizeIs(3));
}

TEST_F(FileMessage, AnAgreedRouteIsNotChangedBehindItsBack) {
  (void)settle(letter_with({card("a")}));
  const std::int64_t route = routes().at(0).id;
  ASSERT_TRUE(move(route, store::RouteState::agreed));
  EXPECT_EQ(settle(letter_with({card("b")}, "two@school.example")), "filed");
  EXPECT_THAT(fates(), ElementsAre("review:route-agreed"));
  EXPECT_EQ(routes().at(0).state, store::RouteState::agreed);
  EXPECT_EQ(settle(letter_with({card("b")}, "three@school.example")), "duplicate");
  EXPECT_EQ(settle(letter_with({with_errors(card("c"))}, "four@school.example")), "returned");
  EXPECT_EQ(routes().at(0).state, store::RouteState::agreed);
}

TEST_F(FileMessage, AfterItsEndATeacherBeginsAnew) {
  using store::RouteState;
  (void)settle(letter_with({card("a")}));
  const std::int64_t route = routes().at(0).id;
  ASSERT_TRUE(move(route, RouteState::agreed) && move(route, RouteState::approved));
  ASSERT_TRUE(store().write([&](store::Connection& c) -> Result<void> {
    auto code = store::give_code(c, route, "SEV", 2026);
    return code ? Result<void>() : code.error();
  }));
  ASSERT_TRUE(move(route, RouteState::registered) && move(route, RouteState::in_progress) &&
              move(route, RouteState::completed));
  EXPECT_EQ(settle(letter_with({card("a")}, "two@school.example")), "filed");
  EXPECT_THAT(routes(), SizeIs(2));
  EXPECT_EQ(last_submissions().at(0).version, 1);
}

TEST_F(FileMessage, FormsOfNoTeacherAreNumberedWithoutARoute) {
  DocumentExam note = card("note", "");
  note.model = "diagnostics";
  note.form = "diagnostics-note";
  EXPECT_EQ(settle(letter_with({note})), "filed");
  EXPECT_THAT(fates(), ElementsAre("accepted"));
  EXPECT_EQ(last_submissions().at(0).route_id, std::nullopt);
  EXPECT_THAT(routes(), IsEmpty());
}

TEST_F(FileMessage, TwentyFormsGetOneAnswer) {
  std::vector<DocumentExam> forms;
  for (int i = 0; i < 20; ++i) {
    forms.push_back(card("form " + std::to_string(i),
                         "Иванова Анна " + std::string(i % 2 == 0 ? "Петровна" : "Ивановна"),
                         "СОШ № " + std::to_string(i)));
  }
  EXPECT_EQ(settle(letter_with(forms)), "filed");
  EXPECT_THAT(last_submissions(), SizeIs(20));
  EXPECT_THAT(routes(), SizeIs(20));
  const auto letters = replies();
  ASSERT_THAT(letters, SizeIs(1));
  EXPECT_THAT(letters[0].message.text, HasSubstr("Получено и принято 20 документов."));
  EXPECT_THAT(letters[0].message.text, HasSubstr("2026-000020"));
}

TEST_F(FileMessage, OverTheCapAnswersAreHeld) {
  answers_.most_a_day = 2;
  for (int i = 0; i < 4; ++i) {
    (void)settle(letter_with({card(std::to_string(i))}, std::to_string(i) + "@school.example"));
    EXPECT_EQ(last().replies.at(0).state, i < 2 ? "queued" : "held") << i;
  }
  Examination other = letter_with({card("x")}, "x@else.example");
  other.message.reply_address = "other@school3.example";
  (void)settle(other);
  EXPECT_EQ(last().replies.at(0).state, "queued");
  EXPECT_THAT(replies(), SizeIs(3));
}

TEST_F(FileMessage, ABounceMarksOurAnswer) {
  (void)settle(letter_with({card()}));
  const std::int64_t asked = last_;
  const auto letters = replies();
  ASSERT_THAT(letters, SizeIs(1));
  ASSERT_TRUE(store::mark_sent(store(), letters[0].claim));
  Examination bounce = letter_with({}, "bounce@mx.example");
  bounce.message.is_report = true;
  bounce.message.unanswerable = "null-sender";
  bounce.message.reported_ids = {"unknown@else.example", letters[0].claim.header_message_id};
  EXPECT_EQ(settle(bounce), "not-a-submission:report-on-our-reply");
  EXPECT_EQ(message(asked).replies.at(0).state, "failed");
  EXPECT_EQ(message(asked).replies.at(0).last_code, "bounced");
  Examination stranger = letter_with({}, "stranger@mx.example");
  stranger.message.is_report = true;
  stranger.message.unanswerable = "null-sender";
  stranger.message.reported_ids = {"unknown@else.example"};
  EXPECT_EQ(settle(stranger), "not-a-submission:report");
  EXPECT_THAT(replies(), IsEmpty());
}

TEST_F(FileMessage, ALostClaimFilesNothing) {
  const std::int64_t id = arrive();
  const store::Claim first = claim(id, 1ms);
  std::this_thread::sleep_for(20ms);
  const store::Claim second = claim(id);
  EXPECT_EQ(settle_claimed(first, letter_with({card()})).substr(0, 8), "conflict");
  EXPECT_EQ(count("SELECT COUNT(*) FROM document"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM submission"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM route"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM outbox"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM blob"), 0);
  EXPECT_EQ(waiting(), 1);
  EXPECT_EQ(settle_claimed(second, letter_with({card()})), "filed");
  EXPECT_EQ(last_submissions().at(0).number, "2026-000001");
  EXPECT_EQ(settle_claimed(second, letter_with({card()})).substr(0, 8), "conflict");
  EXPECT_THAT(replies(), SizeIs(1));
}

TEST_F(FileMessage, WhatWasTriedAgainIsAnsweredAnew) {
  EXPECT_EQ(settle(letter_with({})), "not-a-submission:no-document");
  const std::int64_t id = last_;
  ASSERT_TRUE(store().write([&](store::Connection& c) { return store::reopen(c, id, "operator:x", "cli"); }));
  EXPECT_EQ(settle_claimed(claim(id), letter_with({card()})), "filed");
  const auto letters = replies();
  ASSERT_THAT(letters, SizeIs(2));
  EXPECT_NE(letters[0].message.message_id, letters[1].message.message_id);
}

TEST_F(FileMessage, QuarantineIsAFinalStateWithItsReason) {
  const std::int64_t id = arrive();
  const store::Claim claimed = claim(id);
  ASSERT_TRUE(store().write([&](store::Connection& c) { return quarantine(c, claimed, "kills-workers"); }));
  EXPECT_EQ(message(id).state, store::MessageState::quarantined);
  EXPECT_EQ(message(id).reason, "kills-workers");
  EXPECT_EQ(waiting(), 0);
  EXPECT_FALSE(store().write([&](store::Connection& c) { return quarantine(c, claimed, "again"); }));
}

TEST_F(FileMessage, AnswersComeFromTheAddressThatWasWrittenTo) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"iom@centre.example", "other@centre.example"}, "iom@centre.example"}, {{}, "marshrut@localhost"}};
  int number = 0;
  for (const auto& [recipients, want] : cases) {
    const std::string name = std::to_string(++number);
    const std::int64_t id = arrive_raw(name, "zavuch@school3.example", recipients);
    (void)settle_claimed(claim(id), letter_with({card(name)}, name + "@school.example"));
    const auto letters = replies();
    ASSERT_THAT(letters, SizeIs(1));
    EXPECT_EQ(letters[0].message.from.at(0).address, want);
  }
  answers_.from_address = "answers@centre.example";
  answers_.from_name = "Центр";
  (void)settle(letter_with({card("x")}, "x@school.example"));
  const auto letters = replies();
  ASSERT_THAT(letters, SizeIs(1));
  EXPECT_EQ(letters[0].message.from.at(0), (mail::Address{"Центр", "answers@centre.example"}));
  EXPECT_THAT(letters[0].message.message_id, ::testing::EndsWith("@centre.example"));
}

TEST_F(FileMessage, EveryMessageLeavesAWordInTheAuditWithoutAName) {
  (void)settle(letter_with({card()}));
  EXPECT_EQ(count("SELECT COUNT(*) FROM audit WHERE action = 'message.settled'"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM audit WHERE details LIKE '%Коваленко%' OR details LIKE '%school3%'"), 0);
}

}  // namespace
}  // namespace marshrut::intake
