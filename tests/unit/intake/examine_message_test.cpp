// Letters examined as a worker does it: composed here as mail programs compose them.
#include "intake/examine_message.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "mail/compose.hpp"
#include "support/made_document.hpp"
#include "unit/intake/attached.hpp"
#include "unit/intake/exams.hpp"

namespace marshrut::intake {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// A filled card of a teacher, made by its form.
std::string card_of(const std::string& teacher) {
  const lens::Form& form = *testing::forms().find("sevastopol-card");
  auto route = route::parse(read_file(MARSHRUT_SOURCE_DIR "/tests/data/routes/sevastopol-card.example.json").value());
  (*route)["teacher"]["full_name"] = teacher;
  return testing::filled(form, *route);
}

mail::Letter letter(std::vector<mail::LetterFile> files = {}) {
  mail::Letter letter;
  letter.from = {"Завуч школы № 3", "zavuch@school3.example"};
  letter.to = {"", "iom@centre.example"};
  letter.subject = "Карты ИОМ";
  letter.text = "Здравствуйте! Направляем документы.\n";
  letter.attachments = std::move(files);
  letter.message_id = "letter-1@school3.example";
  letter.date_ms = 1789000000000;
  return letter;
}

// compose() marks its letters as automatic ones of ours; people's letters have no such fields.
std::string as_people_send(const mail::Letter& letter) {
  std::string bytes = mail::compose(letter);
  for (const char* field : {"Auto-Submitted:", "X-Auto-Response-Suppress:", "X-Marshrut", "Precedence:"}) {
    for (std::size_t at = bytes.find(field); at != std::string::npos && at < bytes.find("\r\n\r\n");
         at = bytes.find(field)) {
      bytes.erase(at, bytes.find("\r\n", at) + 2 - at);
    }
  }
  return bytes;
}

Examination examine(const std::string& raw, MessageRequest request = {"zavuch@school3.example", {}, ""}) {
  return examine_message(request, raw, testing::forms());
}

// "form:sevastopol-card image beside"
std::string kinds(const Examination& examination) {
  std::string all;
  for (const DocumentExam& one : examination.documents) {
    if (!all.empty()) all += ' ';
    all += kind_name(one.kind);
    if (!one.form.empty()) all += ':' + one.form;
    if (!one.error.empty()) all += ':' + one.error;
  }
  return all;
}

TEST(ExamineMessage, OneForm) {
  const Examination got = examine(as_people_send(letter({{"Карта.docx", kDocx, card_of("Орлова Анна Петровна")}})));
  EXPECT_EQ(got.message.message_id, "letter-1@school3.example");
  EXPECT_EQ(got.message.subject, "Карты ИОМ");
  EXPECT_EQ(got.message.from_address, "zavuch@school3.example");
  EXPECT_EQ(got.message.from_name, "Завуч школы № 3");
  EXPECT_EQ(got.message.from_domain, "school3.example");
  EXPECT_EQ(got.message.reply_address, "zavuch@school3.example");
  EXPECT_EQ(got.message.unanswerable, "");
  EXPECT_EQ(got.message.verdict, "none");
  EXPECT_EQ(got.message.date_ms, 1789000000000);
  EXPECT_THAT(got.message.text, HasSubstr("Направляем документы."));
  EXPECT_THAT(got.message.problems, IsEmpty());
  EXPECT_FALSE(got.message.content_key.empty());
  ASSERT_EQ(kinds(got), "form:sevastopol-card");
  EXPECT_EQ(got.documents[0].teacher, "Орлова Анна Петровна");
  EXPECT_EQ(got.documents[0].name, "Карта.docx");
}

TEST(ExamineMessage, TwentyForms) {
  std::vector<mail::LetterFile> files;
  for (int i = 0; i < 20; ++i) {
    files.push_back({"Карта " + std::to_string(i) + ".docx", kDocx,
                     card_of("Орлова Анна " + std::string(i % 2 == 0 ? "Петровна" : "Ивановна"))});
  }
  const Examination got = examine(as_people_send(letter(files)));
  ASSERT_THAT(got.documents, SizeIs(20));
  for (std::size_t i = 0; i < 20; ++i) {
    EXPECT_EQ(got.documents[i].form, "sevastopol-card");
    EXPECT_EQ(got.documents[i].name, files[i].name);
    EXPECT_EQ(got.documents[i].bytes, files[i].bytes);
  }
}

TEST(ExamineMessage, FormsWithinArchivesAndForwardedLetters) {
  const std::string zip = test::zip(
      {{"Карты/Орлова.docx", card_of("Орлова Анна Петровна")}, {"Карты/Сидоров.docx", card_of("Сидоров Пётр Ильич")}});
  const Examination archived = examine(as_people_send(letter({{"карты.zip", "application/zip", zip}})));
  ASSERT_EQ(kinds(archived), "form:sevastopol-card form:sevastopol-card");
  EXPECT_EQ(archived.documents[0].teacher, "Орлова Анна Петровна");
  EXPECT_EQ(archived.documents[1].container, "карты.zip");
  const std::string inner = as_people_send(letter({{"Карта.docx", kDocx, card_of("Орлова Анна Петровна")}}));
  const Examination forwarded = examine(as_people_send(letter({{"письмо.eml", "message/rfc822", inner}})));
  ASSERT_THAT(kinds(forwarded), HasSubstr("form:sevastopol-card"));
}

TEST(ExamineMessage, WhatComesBesideForms) {
  const std::vector<mail::LetterFile> files = {{"скан.pdf", "application/pdf", "%PDF-1.7\n"},
                                               {"IMG_1.jpg", "image/jpeg", "\xFF\xD8\xFF\xE0 photo"},
                                               {"подпись.p7s", "application/pkcs7-signature", "\x30\x80"},
                                               {"Карта.docx", kDocx, "hello"},
                                               {"старая.doc", "application/msword", "{\\rtf1 x}"}};
  EXPECT_EQ(kinds(examine(as_people_send(letter(files)))), "pdf image beside unknown:not-a-document office");
  const Examination none = examine(as_people_send(letter()));
  EXPECT_EQ(kinds(none), "");
  EXPECT_EQ(none.message.unanswerable, "");
}

TEST(ExamineMessage, ALogoIsWithinTheText) {
  const std::string raw =
      "From: zavuch@school3.example\r\nTo: iom@centre.example\r\nMessage-ID: <a@b>\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related; boundary=x\r\n\r\n"
      "--x\r\nContent-Type: text/html\r\n\r\n<p>Hello <img src=\"cid:logo\"></p>\r\n"
      "--x\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\nContent-Disposition: inline\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n";
  const Examination got = examine(raw);
  ASSERT_EQ(kinds(got), "image");
  EXPECT_TRUE(got.documents[0].inlined);
}

struct Silent {
  const char* name;
  const char* header;
  std::optional<std::string> sender;
  const char* reason;
};

TEST(ExamineMessage, WhomAMachineMayNotAnswer) {
  const Silent cases[] = {
      {"a person", "", "zavuch@school3.example", ""},
      {"a person whose envelope nobody told", "", std::nullopt, ""},
      {"the null sender", "", "", "null-sender"},
      {"an automatic answer", "Auto-Submitted: auto-replied\r\n", "zavuch@school3.example", "auto-submitted"},
      {"a list", "List-Id: <x.example>\r\n", "zavuch@school3.example", "list"},
      {"bulk", "Precedence: bulk\r\n", "zavuch@school3.example", "precedence"},
      {"our own address", "", "iom@centre.example", "own-address"},
      {"a machine", "", "no-reply@school3.example", "machine-address"},
  };
  const std::string raw = as_people_send(letter());
  for (const Silent& one : cases) {
    const Examination got = examine(one.header + raw, {one.sender, {"iom@centre.example"}, ""});
    EXPECT_EQ(got.message.unanswerable, one.reason) << one.name;
  }
  EXPECT_TRUE(examine("Auto-Submitted: auto-replied\r\n" + raw).message.is_automatic);
  EXPECT_FALSE(examine("Auto-Submitted: no\r\n" + raw).message.is_automatic);
  // A letter of ours that comes back.
  EXPECT_NE(examine(mail::compose(letter())).message.unanswerable, "");
}

TEST(ExamineMessage, OnlyOurOwnServersWordCounts) {
  const std::string pass = "Authentication-Results: mail.centre.example; dmarc=pass header.from=school3.example\r\n";
  const std::string fail = "Authentication-Results: mail.centre.example; dmarc=fail header.from=school3.example\r\n";
  const std::string raw = as_people_send(letter());
  const auto verdict = [&](const std::string& header, const std::string& server) {
    return examine(header + raw, {"zavuch@school3.example", {}, server}).message.verdict;
  };
  EXPECT_EQ(verdict(pass, "mail.centre.example"), "pass");
  EXPECT_EQ(verdict(fail, "mail.centre.example"), "fail");
  EXPECT_EQ(verdict(pass, "other.example"), "none");
  EXPECT_EQ(verdict(pass, ""), "none");
  EXPECT_EQ(verdict("", "mail.centre.example"), "none");
}

TEST(ExamineMessage, BytesThatAreNoMessage) {
  const Examination nothing = examine("");
  EXPECT_EQ(nothing.message.unanswerable, "unreadable");
  ASSERT_THAT(nothing.message.problems, SizeIs(1));
  EXPECT_EQ(nothing.message.problems[0].code, "empty");
  const std::string raw = as_people_send(letter({{"Карта.docx", kDocx, card_of("Орлова Анна Петровна")}}));
  const Examination cut = examine(raw.substr(0, raw.size() / 2));
  EXPECT_THAT(kinds(cut), ::testing::Not(HasSubstr("form")));
  // Where the cut falls within the file's four letters of base64 is another matter.
  const auto& problems = cut.message.problems;
  EXPECT_TRUE(std::any_of(problems.begin(), problems.end(), [](const auto& one) { return one.code == "truncated"; }));
}

TEST(ExamineMessage, ALongTextIsCutBetweenLetters) {
  mail::Letter long_letter = letter();
  long_letter.text.clear();
  for (int i = 0; i < 3000; ++i) long_letter.text += "щ";
  const std::string text = examine(as_people_send(long_letter)).message.text;
  EXPECT_LE(text.size(), 4000U);
  EXPECT_GT(text.size(), 3990U);
  EXPECT_EQ(text.size() % 2, 0U);
}

TEST(ExamineMessage, AWorkerAnswersRequests) {
  const std::string raw = as_people_send(letter({{"Карта.docx", kDocx, card_of("Орлова Анна Петровна")}}));
  const auto answered =
      from_frames(answer_request(message_request({"zavuch@school3.example", {}, ""}, raw), testing::forms()));
  ASSERT_TRUE(answered);
  EXPECT_EQ(kinds(*answered), "form:sevastopol-card");
  EXPECT_EQ(answered->message.reply_address, "zavuch@school3.example");
  const auto unknown_sender =
      from_frames(answer_request(message_request({std::nullopt, {}, ""}, raw), testing::forms()));
  ASSERT_TRUE(unknown_sender);
  EXPECT_EQ(unknown_sender->message.reply_address, "zavuch@school3.example");
  DocumentExam old;
  old.name = "Карта.doc";
  const auto converted =
      from_frames(answer_request(converted_request(old, card_of("Орлова Анна Петровна")), testing::forms()));
  ASSERT_TRUE(converted);
  ASSERT_THAT(converted->documents, SizeIs(1));
  EXPECT_TRUE(converted->documents[0].converted);
  EXPECT_EQ(converted->documents[0].teacher, "Орлова Анна Петровна");
}

}  // namespace
}  // namespace marshrut::intake
