// The answers as their readers see them: whole texts against files, and what must never be promised or let through.
#include "intake/letter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/files.hpp"
#include "unit/intake/exams.hpp"

namespace marshrut::intake {
namespace {

using test::card;
using test::file_of_kind;
using ::testing::HasSubstr;
using ::testing::Not;

const Centre kCentre{"Учебно-методический центр", "тел. +7 000 000-00-00, iom@centre.example"};

struct Answer {
  DocumentExam document;
  Filed filed;
};

Answer filed(DocumentExam document, Fate fate, const std::string& number, std::int64_t version = 1,
             std::int64_t changes = 0) {
  return {std::move(document), {{fate, {}}, number, version, changes}};
}
Answer refused(DocumentExam document, Fate fate, const std::string& reason) {
  return {std::move(document), {{fate, reason}, {}, 0, 0}};
}

WrittenLetter write(const std::vector<Answer>& answers, const std::string& reason = {}, const Centre& centre = kCentre,
                    const std::string& subject = "Документы", std::string_view words = {}) {
  MessageExam message;
  message.subject = subject;
  std::vector<AnsweredDocument> documents;
  for (const Answer& one : answers) documents.push_back({&one.document, one.filed});
  return write_letter(message, documents, reason, centre, words);
}

DocumentExam bad_card() {
  DocumentExam document =
      test::with_remarks(card(), {{"error", "Должность", "Поле не заполнено. Пример: «учитель физики»."},
                                  {"error", "Сроки", "Дата окончания раньше даты начала."},
                                  {"warning", "Телефон", "Номер неполный."}});
  document.annotated = "annotated";
  document.blank = "blank";
  return document;
}

std::vector<Answer> mixed() {
  return {filed(card(), Fate::accepted, "2026-000001"),
          filed(test::with_remarks(card("b", "Орлов Пётр Николаевич"), {{"warning", "Телефон", "Номер неполный."}}),
                Fate::review, "2026-000002", 3, 2),
          filed(card("c"), Fate::duplicate, "2026-000001"),
          filed(bad_card(), Fate::returned, "2026-000003", 2, 0),
          refused(file_of_kind(DocumentKind::unknown, "приказ.docx"), Fate::unreadable, "unknown-form"),
          refused(file_of_kind(DocumentKind::image, "IMG_1.jpg"), Fate::wrong_kind, "image"),
          refused(file_of_kind(DocumentKind::beside, "подпись.p7s"), Fate::kept, "")};
}

struct Golden {
  const char* file;
  std::vector<Answer> answers;
  const char* reason;
  Centre centre;
  LetterKind kind;
  std::string_view words;
};

std::vector<Golden> goldens() {
  const Answer scan = refused(file_of_kind(DocumentKind::pdf, "скан.pdf"), Fate::wrong_kind, "pdf");
  return {
      {"receipt", {filed(card(), Fate::accepted, "2026-000123")}, "", kCentre, LetterKind::receipt, ""},
      {"receipt-again", {filed(card(), Fate::duplicate, "2026-000123")}, "", {}, LetterKind::receipt, ""},
      {"return", {filed(bad_card(), Fate::returned, "2026-000123")}, "", kCentre, LetterKind::returned, ""},
      {"return-mixed", mixed(), "", kCentre, LetterKind::returned, ""},
      {"return-by-hand",
       {filed(bad_card(), Fate::returned, "2026-000123")},
       "",
       kCentre,
       LetterKind::returned,
       "Укажите, пожалуйста, полное название школы."},
      {"advice-scan", {scan}, "", kCentre, LetterKind::advice, ""},
      {"advice-nothing", {}, "no-document", kCentre, LetterKind::advice, ""},
      {"advice-encrypted", {}, "encrypted", {}, LetterKind::advice, ""},
      {"advice-table",
       {refused(file_of_kind(DocumentKind::table, "список.xlsx"), Fate::kept, "table")},
       "table",
       kCentre,
       LetterKind::advice,
       ""},
  };
}

// MARSHRUT_WRITE_GOLDEN=1 writes the files anew, for a person to read before they are committed.
void expect_golden(const std::string& name, const std::string& got) {
  const std::string path = std::string(MARSHRUT_SOURCE_DIR "/tests/data/letters/") + name;
  if (std::getenv("MARSHRUT_WRITE_GOLDEN") != nullptr) {
    ASSERT_TRUE(write_file_atomic(path, got));
  }
  const auto want = read_file(path);
  ASSERT_TRUE(want) << path;
  EXPECT_EQ(got, *want) << path;
}

TEST(Letter, ReadsAsAgreed) {
  for (const Golden& one : goldens()) {
    const WrittenLetter letter = write(one.answers, one.reason, one.centre, "", one.words);
    EXPECT_EQ(letter.kind, one.kind) << one.file;
    expect_golden(std::string(one.file) + ".txt", letter.subject + "\n\n" + letter.text);
  }
}

TEST(Letter, SaysTheSameInHtml) {
  const WrittenLetter letter = write(mixed());
  expect_golden("return-mixed.html", letter.html);
}

TEST(Letter, NothingOfTheirsIsMarkup) {
  const std::string script = "<script>alert(\"x\") & 'y'</script>";
  DocumentExam document = test::with_remarks(card("a", script, script), {{"error", script, script}});
  document.name = script + ".docx";
  document.form_title = script;
  const WrittenLetter letter = write({filed(document, Fate::returned, script)}, "", {script, script}, script, script);
  EXPECT_THAT(letter.html, Not(HasSubstr("<script")));
  EXPECT_THAT(letter.html, HasSubstr("&lt;script&gt;alert(&quot;x&quot;) &amp; "));
  EXPECT_THAT(letter.text, HasSubstr(script));
}

TEST(Letter, BracesInNamesAreNoPlaceholders) {
  DocumentExam document = card("a", "{teacher} {n, plural, one {x}} '{'");
  document.name = "{name}.docx";
  const WrittenLetter letter = write({filed(document, Fate::accepted, "1")});
  EXPECT_THAT(letter.text, HasSubstr("{teacher} {n, plural, one {x}} '{'"));
  EXPECT_THAT(letter.text, HasSubstr("{name}.docx"));
}

TEST(Letter, CountsAsRussianDoes) {
  struct Case {
    std::size_t n;
    const char *receipt, *returned, *refused;
  };
  const Case cases[] = {
      {1, "Ваш документ получен и принят.", "Ваш документ получен, но принять его пока нельзя", "Ваш файл получен"},
      {2, "Получено и принято 2 документа.", "Получено 2 документа, но", "Получено 2 файла, но"},
      {5, "Получено и принято 5 документов.", "Получено 5 документов, но", "Получено 5 файлов, но"},
      {11, "Получено и принято 11 документов.", "Получено 11 документов, но", "Получено 11 файлов, но"},
      {21, "Получен и принят 21 документ.", "Получен 21 документ, но принять их пока нельзя",
       "Получен 21 файл, но прочитать их не удалось."},
  };
  for (const Case& one : cases) {
    const auto many = [&](const Answer& answer) { return write(std::vector(one.n, answer)).text; };
    EXPECT_THAT(many(filed(card(), Fate::accepted, "1")), HasSubstr(one.receipt)) << one.n;
    EXPECT_THAT(many(filed(card(), Fate::returned, "1")), HasSubstr(one.returned)) << one.n;
    EXPECT_THAT(many(refused(file_of_kind(DocumentKind::unknown, "x"), Fate::unreadable, "empty")),
                HasSubstr(one.refused))
        << one.n;
  }
  const std::pair<std::size_t, const char*> places[] = {
      {1, "исправить 1 место:"}, {2, "исправить 2 места:"}, {5, "исправить 5 мест:"}, {21, "исправить 21 место:"}};
  for (const auto& [n, want] : places) {
    const auto document = test::with_remarks(card(), std::vector<test::Told>(n, {"error", "Должность", "Пусто."}));
    EXPECT_THAT(write({filed(document, Fate::returned, "1")}).text, HasSubstr(want));
  }
}

TEST(Letter, TellsOfVersionsAndChanges) {
  const std::pair<std::int64_t, const char*> cases[] = {{0, "Версия 2. Отличий от прежней версии нет."},
                                                        {1, "Версия 2. От прежней отличается 1 место."},
                                                        {3, "Версия 2. От прежней отличаются 3 места."}};
  for (const auto& [changes, want] : cases) {
    EXPECT_THAT(write({filed(card(), Fate::accepted, "1", 2, changes)}).text, HasSubstr(want));
  }
  EXPECT_THAT(write({filed(card(), Fate::accepted, "1", 1, 0)}).text, Not(HasSubstr("Версия")));
  EXPECT_THAT(write({filed(card(), Fate::duplicate, "1", 2, 0)}).text, Not(HasSubstr("Версия")));
}

TEST(Letter, EveryCodeOfUnreadableIsExplained) {
  for (const char* code : {"damaged", "empty", "encrypted", "timeout", "too-large", "unknown-form", "unsafe-xml",
                           "not-a-document", "unsupported-format", "", "something-new"}) {
    const auto text = write({refused(file_of_kind(DocumentKind::unknown, "x.docx"), Fate::unreadable, code)}).text;
    EXPECT_THAT(text, Not(HasSubstr("letter."))) << code;
    EXPECT_THAT(text, Not(HasSubstr("["))) << code;
    EXPECT_THAT(text, HasSubstr("ришлите")) << code;
  }
}

TEST(Letter, BringsTheDocumentWithItsRemarks) {
  const WrittenLetter letter = write({filed(bad_card(), Fate::returned, "1")});
  ASSERT_EQ(letter.attachments.size(), 2U);
  EXPECT_EQ(letter.attachments[0].name, "ИОМ - замечания.docx");
  EXPECT_EQ(letter.attachments[0].bytes, "annotated");
  EXPECT_EQ(letter.attachments[1].name, "ИОМ - чистый бланк.docx");
  EXPECT_EQ(letter.attachments[1].bytes, "blank");
  DocumentExam old = bad_card();
  old.name = "ИОМ. Иванова А.П..doc";
  EXPECT_EQ(write({filed(old, Fate::returned, "1")}).attachments.at(0).name, "ИОМ. Иванова А.П. - замечания.docx");
  EXPECT_TRUE(write({filed(bad_card(), Fate::accepted, "1")}).attachments.empty());
}

TEST(Letter, PromisesOnlyWhatItBrings) {
  DocumentExam large = bad_card();
  large.annotated.assign(kLargestAttachments - 3, 'x');  // the blank is over by two bytes
  const WrittenLetter letter = write({filed(large, Fate::returned, "1"), filed(bad_card(), Fate::returned, "2")});
  ASSERT_EQ(letter.attachments.size(), 1U);
  EXPECT_THAT(letter.text, Not(HasSubstr("чистого бланка")));
  const std::size_t second = letter.text.find("Входящий номер: 2");
  ASSERT_NE(second, std::string::npos);
  EXPECT_THAT(letter.text.substr(0, second), HasSubstr("приложенный файл «замечания»"));
  EXPECT_THAT(letter.text.substr(second), Not(HasSubstr("приложенный файл «замечания»")));
  EXPECT_THAT(letter.text.substr(second), HasSubstr("Исправьте эти места в своём файле"));
  DocumentExam none = bad_card();
  none.annotated.assign(kLargestAttachments + 1, 'x');
  none.blank.clear();
  EXPECT_TRUE(write({filed(none, Fate::returned, "1")}).attachments.empty());
}

TEST(Letter, ItsSubjectKeepsTheThread) {
  const std::vector<Answer> good = {filed(card(), Fate::accepted, "1")};
  const std::pair<const char*, const char*> cases[] = {
      {"Документы", "Re: Документы"},     {"Re: Документы", "Re: Документы"},       {"RE: Документы", "RE: Документы"},
      {"re: Документы", "re: Документы"}, {"Fwd: Документы", "Re: Fwd: Документы"}, {"Репетиция", "Re: Репетиция"},
      {"", "Документы приняты"}};
  for (const auto& [given, want] : cases) EXPECT_EQ(write(good, "", kCentre, given).subject, want);
  EXPECT_EQ(write({}, "no-document", kCentre, "").subject, "Ваше письмо получено");
  EXPECT_EQ(write({filed(bad_card(), Fate::returned, "1")}, "", kCentre, "").subject, "Документы нужно исправить");
}

TEST(Letter, RemarksThatAreNoJsonAreLeftOut) {
  DocumentExam document = bad_card();
  for (const char* remarks :
       {"", "{", "{}", "[1]", "[{\"severity\": 3}]", "[{\"severity\": \"error\", \"label\": 1}]"}) {
    document.remarks = remarks;
    const WrittenLetter letter = write({filed(document, Fate::returned, "1")});
    EXPECT_THAT(letter.text, HasSubstr("Входящий номер: 1")) << remarks;
  }
}

}  // namespace
}  // namespace marshrut::intake
