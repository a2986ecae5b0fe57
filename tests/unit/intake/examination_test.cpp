// What a worker found comes to the service whole, and nonsense is refused.
#include "intake/examination.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "unit/intake/exams.hpp"

namespace marshrut::intake {
namespace {

Examination whole() {
  DocumentExam document = test::with_errors(test::card(std::string("\0bytes\xFF", 7)));
  document.container = "Письмо.eml/бланки.zip";
  document.error = "damaged";
  document.format = "odt";
  document.route = "{}";
  document.code = "SEV-2024-00017-4";
  document.unsure = {"ФИО", "Должность"};
  document.leftovers = document.converted = document.inlined = true;
  document.blank = "blank";
  Examination examination = test::letter_with({document, DocumentExam(), test::card()});
  MessageExam& mail = examination.message;
  mail.from_name = "Завуч";
  mail.unanswerable = "list";
  mail.verdict = "pass";
  mail.references = {"a@b", "c@d"};
  mail.date_ms = 1756710000123;
  mail.is_report = mail.is_encrypted = mail.is_automatic = true;
  mail.reported_ids = {"e@f"};
  mail.text = "Здравствуйте!\r\n";
  mail.problems = {{"truncated", "часть 2"}, {"too-deep", ""}};
  return examination;
}

void expect_same(const DocumentExam& a, const DocumentExam& b) {
  EXPECT_EQ(std::tie(a.name, a.container, a.media_type, a.sha256, a.kind, a.error, a.form, a.form_title, a.model),
            std::tie(b.name, b.container, b.media_type, b.sha256, b.kind, b.error, b.form, b.form_title, b.model));
  EXPECT_EQ(std::tie(a.region, a.format, a.reading, a.route, a.remarks, a.teacher, a.organization, a.code),
            std::tie(b.region, b.format, b.reading, b.route, b.remarks, b.teacher, b.organization, b.code));
  EXPECT_EQ(std::tie(a.errors, a.warnings, a.unsure, a.leftovers, a.converted, a.inlined),
            std::tie(b.errors, b.warnings, b.unsure, b.leftovers, b.converted, b.inlined));
  EXPECT_EQ(std::tie(a.bytes, a.annotated, a.blank), std::tie(b.bytes, b.annotated, b.blank));
}

TEST(Examination, ComesBackAsItWasSent) {
  const Examination sent = whole();
  const auto got = from_frames(to_frames(sent));
  ASSERT_TRUE(got);
  const MessageExam &a = got->message, &b = sent.message;
  EXPECT_EQ(std::tie(a.message_id, a.content_key, a.subject, a.from_address, a.from_name, a.from_domain),
            std::tie(b.message_id, b.content_key, b.subject, b.from_address, b.from_name, b.from_domain));
  EXPECT_EQ(std::tie(a.reply_address, a.unanswerable, a.verdict, a.references, a.date_ms, a.reported_ids, a.text),
            std::tie(b.reply_address, b.unanswerable, b.verdict, b.references, b.date_ms, b.reported_ids, b.text));
  EXPECT_TRUE(a.is_report && a.is_encrypted && a.is_automatic);
  ASSERT_EQ(a.problems.size(), 2U);
  EXPECT_EQ(a.problems[0].code, "truncated");
  EXPECT_EQ(a.problems[0].detail, "часть 2");
  ASSERT_EQ(got->documents.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) expect_same(got->documents[i], sent.documents[i]);
}

TEST(Examination, EveryKindHasAName) {
  for (const DocumentKind kind : {DocumentKind::form, DocumentKind::office, DocumentKind::unknown, DocumentKind::table,
                                  DocumentKind::pdf, DocumentKind::image, DocumentKind::beside, DocumentKind::other}) {
    Examination sent;
    sent.documents.resize(1);
    sent.documents[0].kind = kind;
    const auto got = from_frames(to_frames(sent));
    ASSERT_TRUE(got) << kind_name(kind);
    EXPECT_EQ(got->documents.at(0).kind, kind) << kind_name(kind);
  }
}

TEST(Examination, TextThatIsNotUtf8StillArrives) {
  Examination sent;
  sent.message.subject = "\xFF\xFE bad";
  const auto got = from_frames(to_frames(sent));
  ASSERT_TRUE(got);
  EXPECT_NE(got->message.subject.find("bad"), std::string::npos);
}

TEST(Examination, NonsenseIsRefused) {
  const sandbox::Frames good = to_frames(whole());
  const auto changed = [&](const std::function<void(nlohmann::json&)>& change) {
    sandbox::Frames frames = good;
    auto head = nlohmann::json::parse(frames[0]);
    change(head);
    frames[0] = head.dump();
    return frames;
  };
  sandbox::Frames fewer = good, more = good, no_json = good;
  fewer.pop_back();
  more.emplace_back();
  no_json[0] = "{";
  const std::pair<const char*, sandbox::Frames> wrong[] = {
      {"no frames", {}},
      {"no JSON", no_json},
      {"a frame too few", fewer},
      {"a frame too many", more},
      {"no message", changed([](auto& head) { head.erase("message"); })},
      {"no documents", changed([](auto& head) { head.erase("documents"); })},
      {"documents are a number", changed([](auto& head) { head["documents"] = 3; })},
      {"a document is text", changed([](auto& head) { head["documents"][0] = "x"; })},
      {"a kind that is none", changed([](auto& head) { head["documents"][0]["kind"] = "virus"; })},
      {"errors are text", changed([](auto& head) { head["documents"][0]["errors"] = "2"; })},
      {"a name is missing", changed([](auto& head) { head["documents"][2].erase("name"); })},
      {"a date is text", changed([](auto& head) { head["message"]["date_ms"] = "today"; })},
      {"problems are a number", changed([](auto& head) { head["message"]["problems"] = 1; })},
  };
  for (const auto& [name, frames] : wrong) {
    const auto got = from_frames(frames);
    ASSERT_FALSE(got) << name;
    EXPECT_EQ(got.error().code, Code::damaged) << name;
  }
}

}  // namespace
}  // namespace marshrut::intake
