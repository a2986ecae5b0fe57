// What an operator does with what the machine was unsure of, and the lines that the registry is made of.
#include "intake/desk.hpp"

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>

#include "intake/registrar.hpp"
#include "intake/returns.hpp"
#include "store/retention.hpp"
#include "unit/intake/ledger.hpp"

namespace marshrut::intake {
namespace {

using store::RouteState;
using test::card;
using test::letter_with;
using test::with_errors;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const Operator kWho{"operator:ivanova", "cli"};

class Desk : public test::Ledger {
protected:
  Code code_of(const Result<void>& done) { return done ? Code::internal : done.error().code; }
  std::string state_of(const std::string& number) {
    return get<std::string>([&](store::Connection& c) -> Result<std::string> {
      auto found = store::submission_by_number(c, number);
      if (!found) return found.error();
      return *found ? (*found)->state : std::string("none");
    });
  }
  std::vector<nlohmann::json> lines() {
    std::vector<nlohmann::json> all;
    EXPECT_TRUE(each_submission_line(store(), [&](const std::string& line) -> Result<void> {
      EXPECT_EQ(line.find('\n'), std::string::npos);
      all.push_back(nlohmann::json::parse(line));
      return {};
    }));
    return all;
  }
  std::int64_t audited(const std::string& action) {
    return count("SELECT COUNT(*) FROM audit WHERE actor = 'operator:ivanova' AND action = '" + action + "'");
  }
  Result<void> move(std::int64_t route, RouteState to) {
    const auto moved = move_route(store(), {route, to, {}, {}}, kWho);
    return moved ? Result<void>() : moved.error();
  }
};

TEST_F(Desk, WhatWaitedIsFiledUnderItsTeachersRoute) {
  (void)settle(letter_with({card("a", "Иванова А. П.")}));
  const std::int64_t id = last_;
  EXPECT_EQ(state_of("2026-000001"), "review");
  ASSERT_TRUE(file_by_hand(store(), "2026-000001", {}, kWho));
  EXPECT_EQ(state_of("2026-000001"), "accepted");
  EXPECT_EQ(message(id).documents.at(0).state, "accepted");
  EXPECT_EQ(message(id).documents.at(0).reason, "by-hand");
  ASSERT_THAT(routes(), SizeIs(1));
  const store::Route route = routes()[0];
  EXPECT_EQ(route.state, RouteState::submitted);
  EXPECT_EQ(route.organization, test::kSchool);
  EXPECT_EQ(route.region, "SEV");
  EXPECT_THAT(route.data, HasSubstr("Иванова А. П."));
  EXPECT_EQ(audited("submission.accepted"), 1);
  EXPECT_EQ(code_of(file_by_hand(store(), "2026-000001", {}, kWho)), Code::conflict);
  // The next one of the same initials is known by now.
  EXPECT_EQ(settle(letter_with({card("b", "Иванова А. П.")}, "two@school.example")), "filed");
  EXPECT_EQ(last_submissions().at(0).version, 2);
}

TEST_F(Desk, AnOperatorNamesTheRoute) {
  (void)settle(letter_with({card("a", "Иванова Анна Петровна", "СОШ № 1")}));
  DocumentExam short_name = card("b", "Иванова А. П.", "СОШ № 1");
  short_name.reading = test::reading_of(short_name, "Завуч");
  (void)settle(letter_with({short_name}, "two@school.example"));
  ASSERT_TRUE(file_by_hand(store(), "2026-000002", {routes().at(0).id}, kWho));
  const auto filed = last_submissions();
  EXPECT_EQ(filed.at(0).version, 2);
  EXPECT_EQ(filed.at(0).route_id, routes().at(0).id);
  EXPECT_THAT(routes(), SizeIs(1));
  EXPECT_THAT(routes()[0].data, HasSubstr("Завуч"));
  EXPECT_EQ(code_of(file_by_hand(store(), "2026-000001", {99}, kWho)), Code::conflict);
  (void)settle(letter_with({card("c", "Орлов П. Н.")}, "three@school.example"));
  EXPECT_EQ(code_of(file_by_hand(store(), "2026-000003", {99}, kWho)), Code::not_found);
  EXPECT_EQ(state_of("2026-000003"), "review");
}

TEST_F(Desk, AChangeOfAnAgreedRouteHoldsOnceAnOperatorSaysSo) {
  (void)settle(letter_with({card("a")}));
  const std::int64_t route = routes().at(0).id;
  ASSERT_TRUE(move(route, RouteState::agreed));
  DocumentExam changed = card("b");
  changed.reading = test::reading_of(changed, "Завуч");
  (void)settle(letter_with({changed}, "two@school.example"));
  EXPECT_EQ(state_of("2026-000002"), "review");
  EXPECT_THAT(routes().at(0).data, Not(HasSubstr("Завуч")));
  ASSERT_TRUE(file_by_hand(store(), "2026-000002", {}, kWho));
  EXPECT_THAT(routes().at(0).data, HasSubstr("Завуч"));
  EXPECT_EQ(routes().at(0).state, RouteState::agreed);
}

TEST_F(Desk, WhatWasSentBackMayBeAcceptedAfterAll) {
  (void)settle(letter_with({with_errors(card())}));
  EXPECT_EQ(routes().at(0).state, RouteState::returned);
  ASSERT_TRUE(file_by_hand(store(), "2026-000001", {}, kWho));
  EXPECT_EQ(state_of("2026-000001"), "accepted");
  EXPECT_EQ(routes().at(0).state, RouteState::submitted);
}

TEST_F(Desk, WithoutATeacherARouteIsNeededExceptForFormsOfNone) {
  DocumentExam note = card("note", "");
  note.model = "diagnostics";
  note.unsure = {"Предмет"};
  (void)settle(letter_with({card("a", ""), note}));
  EXPECT_EQ(code_of(file_by_hand(store(), "2026-000001", {}, kWho)), Code::bad_data);
  EXPECT_EQ(state_of("2026-000001"), "review");
  ASSERT_TRUE(file_by_hand(store(), "2026-000002", {}, kWho));
  EXPECT_EQ(state_of("2026-000002"), "accepted");
  EXPECT_THAT(routes(), IsEmpty());
}

TEST_F(Desk, WhatCameFromOthersIsAcceptedLikeAnyOther) {
  const auto path = folder_.path() / "schools.csv";
  std::ofstream(path) << "Школа;Домен;Адрес\nСОШ № 9;school9.example;\n";
  schools_ = Schools::load(path, MARSHRUT_SOURCE_DIR "/data").value();
  (void)settle(letter_with({card()}));
  EXPECT_EQ(state_of("2026-000001"), "apart");
  ASSERT_TRUE(file_by_hand(store(), "2026-000001", {}, kWho));
  EXPECT_THAT(routes(), SizeIs(1));
}

TEST_F(Desk, SentBackWithAWord) {
  (void)settle(letter_with({test::with_remarks(card(), {{"warning", "Телефон", "Номер неполный."}})}));
  (void)replies();
  answers_.from_address = "iom@centre.example";
  ASSERT_TRUE(send_back(store(), "2026-000001", {"Укажите полное название школы."}, answers_, kWho));
  EXPECT_EQ(state_of("2026-000001"), "returned");
  EXPECT_EQ(routes().at(0).state, RouteState::returned);
  const auto letters = replies();
  ASSERT_THAT(letters, SizeIs(1));
  EXPECT_EQ(letters[0].claim.kind, "return");
  EXPECT_EQ(letters[0].claim.recipient, "zavuch@school3.example");
  EXPECT_EQ(letters[0].message.subject, "Re: Документы");
  EXPECT_THAT(letters[0].message.in_reply_to, ElementsAre("one@school.example"));
  EXPECT_THAT(letters[0].message.text, HasSubstr("Укажите полное название школы."));
  EXPECT_THAT(letters[0].message.text, HasSubstr("Номер неполный."));
  EXPECT_THAT(letters[0].message.text, HasSubstr("2026-000001"));
  EXPECT_EQ(audited("submission.returned"), 1);
  EXPECT_EQ(code_of(send_back(store(), "2026-999999", {"x"}, answers_, kWho)), Code::not_found);
}

TEST_F(Desk, NobodyToSendItBackTo) {
  Examination letter = letter_with({card()});
  letter.message.from_address.clear();
  letter.message.unanswerable = "null-sender";
  (void)settle_claimed(claim(arrive("")), letter);
  EXPECT_EQ(code_of(send_back(store(), "2026-000001", {"x"}, answers_, kWho)), Code::conflict);
  EXPECT_EQ(state_of("2026-000001"), "accepted");
  EXPECT_THAT(replies(), IsEmpty());
}

TEST_F(Desk, OnlyWhatLeftNothingIsTriedAgain) {
  EXPECT_EQ(code_of(try_again(store(), 99, kWho)), Code::not_found);
  const std::int64_t waits = arrive();
  EXPECT_EQ(code_of(try_again(store(), waits, kWho)), Code::conflict);
  (void)settle(letter_with({card()}));
  EXPECT_EQ(code_of(try_again(store(), last_, kWho)), Code::conflict);
  (void)settle(letter_with({with_errors(card("b"))}, "two@school.example"));
  EXPECT_EQ(code_of(try_again(store(), last_, kWho)), Code::conflict);
  (void)settle(letter_with({test::file_of_kind(DocumentKind::pdf, "x")}, "three@school.example"));
  ASSERT_TRUE(try_again(store(), last_, kWho));
  EXPECT_EQ(last().state, store::MessageState::received);
  EXPECT_THAT(last().documents, IsEmpty());
}

TEST_F(Desk, ALineOfTheInboxSaysWhatBecameOfAMessage) {
  (void)settle(letter_with({card(), test::file_of_kind(DocumentKind::image, "фото.jpg")}));
  const auto line = nlohmann::json::parse(inbox_line(last()));
  EXPECT_EQ(line["state"], "filed");
  EXPECT_EQ(line["message_id"], "one@school.example");
  EXPECT_EQ(line["recipients"], nlohmann::json::array({"iom@centre.example"}));
  ASSERT_EQ(line["documents"].size(), 2U);
  EXPECT_EQ(line["documents"][0]["submission"], "2026-000001");
  EXPECT_EQ(line["documents"][0]["form"], "sevastopol-card");
  EXPECT_EQ(line["documents"][1]["submission"], nullptr);
  EXPECT_EQ(line["documents"][1]["reason"], "annex");
  ASSERT_EQ(line["replies"].size(), 1U);
  EXPECT_EQ(line["replies"][0]["kind"], "receipt");
  store::ListedMessage odd;
  odd.subject = "\xFF\n";
  EXPECT_EQ(inbox_line(odd).find('\n'), std::string::npos);
}

TEST_F(Desk, EachSubmissionIsALineForTheRegistry) {
  ::setenv("TZ", "Asia/Yakutsk", 1);
  ::tzset();
  received_ = 1790694000000;  // 29 September 2026, 15:00 UTC; the 30th in Yakutsk
  (void)settle(letter_with({card("a"), with_errors(card("b", "Орлов Пётр Николаевич"))}));
  (void)settle(letter_with({card("c", "Иванова А. П.")}, "two@school.example"));
  (void)settle(letter_with({card("a")}, "three@school.example"));
  const auto all = lines();
  ::unsetenv("TZ");
  ::tzset();
  ASSERT_EQ(all.size(), 3U);
  const std::pair<const char*, const char*> want[] = {
      {"2026-000001", "submitted"}, {"2026-000002", "returned"}, {"2026-000003", "submitted"}};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(all[i]["number"], want[i].first);
    EXPECT_EQ(all[i]["state"], want[i].second);
    EXPECT_EQ(all[i]["received"], "2026-09-30");
    EXPECT_EQ(all[i]["sender"], "zavuch@school3.example");
    EXPECT_EQ(all[i]["form"], "sevastopol-card");
    EXPECT_TRUE(all[i]["route"].contains("teacher"));
    for (const char* key : {"form_model", "form_region"}) EXPECT_FALSE(all[i].contains(key));
  }
  EXPECT_EQ(all[1]["remarks"].at(0)["severity"], "error");
}

TEST_F(Desk, WhatWasPurgedIsNoLineAndNothingIsDoneWithIt) {
  (void)settle(letter_with({card("a"), card("b", "Орлов Пётр Николаевич")}));
  for (const RouteState to : {RouteState::agreed, RouteState::approved, RouteState::registered, RouteState::in_progress,
                              RouteState::completed, RouteState::archived}) {
    ASSERT_TRUE(move(1, to)) << store::state_name(to);
  }
  ASSERT_TRUE(store().write([&](store::Connection& c) -> Result<void> {
    const auto gone = store::purge(c, 1, {now_ms() + Millis{366} * 24 * 3600 * 1000, "operator:ivanova", "cli", {}});
    return gone ? Result<void>() : gone.error();
  }));
  const auto all = lines();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["number"], "2026-000002");
  EXPECT_EQ(code_of(file_by_hand(store(), "2026-000001", {}, kWho)), Code::conflict);
  EXPECT_EQ(code_of(send_back(store(), "2026-000001", {"x"}, answers_, kWho)), Code::conflict);
  (void)settle(letter_with({card("c", "Сидоров С. С.")}, "two@school.example"));
  EXPECT_EQ(code_of(file_by_hand(store(), "2026-000003", {1}, kWho)), Code::conflict);
}

}  // namespace
}  // namespace marshrut::intake
