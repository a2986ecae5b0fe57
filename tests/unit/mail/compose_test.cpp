// Letters of ours: well-formed bytes whatever is put in, and the same letter when read back, by us and by others.
#include "mail/compose.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "mail/parse.hpp"

namespace marshrut::mail {
namespace {

Letter russian_letter() {
  Letter letter;
  letter.from = {"ИМЦ, отдел «Маршруты»", "imc@centre.ru"};
  letter.to = {"Петрова Анна Сергеевна", "anna@school.ru"};
  letter.subject = "Получен индивидуальный образовательный маршрут № 2025-0117 — проверьте замечания к разделам 2 и 3";
  letter.text = "Здравствуйте, Анна Сергеевна!\n\nМаршрут получен.\n.\nFrom нас\n";
  letter.html = "<p>Здравствуйте, Анна Сергеевна!</p><p>Маршрут получен.</p>";
  letter.attachments.push_back({"Маршрут с замечаниями, Петрова А.С. (2025/2026).docx",
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                std::string("PK\3\4\0\1\r\n--x\r\n", 13)});
  letter.attachments.push_back({"blank.pdf", "application/pdf", "%PDF-1.7\n"});
  letter.message_id = "receipt-117@centre.ru";
  letter.in_reply_to = "one@school.ru";
  letter.references = {"zero@school.ru", "one@school.ru"};
  letter.date_ms = 1756710000000;
  letter.extra_headers = {{"X-Marshrut-Event", "117/receipt"}};
  return letter;
}

void expect_well_formed(const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find('\n', at);
    ASSERT_NE(end, std::string::npos) << "no line end at the end";
    ASSERT_GT(end, 0U);
    EXPECT_EQ(bytes[end - 1], '\r') << bytes.substr(at, end - at);
    const std::string line = bytes.substr(at, end - at - 1);
    EXPECT_LE(line.size(), 998U);
    EXPECT_EQ(line.find('\r'), std::string::npos);
    EXPECT_TRUE(std::all_of(line.begin(), line.end(), [](char c) { return (c >= ' ' && c < 0x7F) || c == '\t'; }))
        << line;
    at = end + 1;
  }
}

std::string head_of(const std::string& bytes) { return bytes.substr(0, bytes.find("\r\n\r\n") + 2); }

TEST(Compose, TheLetterIsReadBackAsItWas) {
  const Letter letter = russian_letter();
  const std::string bytes = compose(letter);
  expect_well_formed(bytes);
  const auto message = parse(bytes);
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(message->from, std::vector<Address>{letter.from});
  EXPECT_EQ(message->to, std::vector<Address>{letter.to});
  EXPECT_EQ(message->subject, letter.subject);
  EXPECT_EQ(message->text, letter.text);
  EXPECT_EQ(message->message_id, letter.message_id);
  EXPECT_EQ(message->in_reply_to, std::vector<std::string>{letter.in_reply_to});
  EXPECT_EQ(message->references, letter.references);
  EXPECT_EQ(message->date_ms, letter.date_ms);
  EXPECT_EQ(message->auto_submitted, "auto-replied");
  EXPECT_TRUE(message->own_loop);
  ASSERT_EQ(message->attachments.size(), 2U);
  EXPECT_EQ(message->attachments[0].name, "2026).docx") << "a slash begins a path";
  EXPECT_EQ(message->attachments[0].bytes, letter.attachments[0].bytes);
  EXPECT_EQ(message->attachments[0].media_type, letter.attachments[0].media_type);
  EXPECT_EQ(message->attachments[1].name, "blank.pdf");
  EXPECT_TRUE(message->problems.empty());
}

TEST(Compose, LinesOfTheHeadAreShort) {
  const std::string head = head_of(compose(russian_letter()));
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = head.find("\r\n", at);
    EXPECT_LE(end - at, 90U) << head.substr(at, end - at);
    at = end + 2;
  }
}

TEST(Compose, TheSameLetterGivesTheSameBytes) { EXPECT_EQ(compose(russian_letter()), compose(russian_letter())); }

TEST(Compose, FileNamesGoOutInBothForms) {
  Letter letter = russian_letter();
  letter.attachments = {{"Отчёт.docx", "application/octet-stream", "x"}};
  const std::string bytes = compose(letter);
  EXPECT_NE(bytes.find("filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82.docx"), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("name=\"=?utf-8?B?"), std::string::npos) << bytes;
}

TEST(Compose, PlainTextAloneIsNoMultipart) {
  Letter letter;
  letter.from = {"", "imc@centre.ru"};
  letter.to = {"", "a@b.ru"};
  letter.text = "Hello.\n";
  const std::string bytes = compose(letter);
  expect_well_formed(bytes);
  EXPECT_EQ(bytes.find("multipart"), std::string::npos);
  EXPECT_NE(bytes.find("\r\n\r\nHello.\r\n"), std::string::npos);
  const auto message = parse(bytes);
  ASSERT_TRUE(message.ok());
  EXPECT_FALSE(message->message_id.empty());
}

TEST(Compose, NothingPutInBecomesAField) {
  const std::string kEvil =
      std::string("x\r\nBcc: victim@b.ru\r\n\r\nbody\n.\r\nQUIT\r\n\"\\<>;,=?utf-8?Q?=0D=0A?=\0\xE2\x80\xAE\xFF", 76);
  Letter letter;
  letter.from = {kEvil, "imc@centre.ru"};
  letter.to = {kEvil, "a@b.ru\r\nBcc: victim@b.ru"};
  letter.subject = kEvil;
  letter.text = kEvil;
  letter.html = kEvil;
  letter.message_id = kEvil;
  letter.in_reply_to = kEvil;
  letter.references = {kEvil, kEvil};
  letter.attachments = {{kEvil, kEvil, kEvil}, {kEvil, "text/plain; x=y\r\nBcc: z", "y"}};
  letter.extra_headers = {{"X-Ok", kEvil}, {kEvil, "x"}, {"Bcc", "victim@b.ru"}, {"X-A: b\r\nBcc", "c"}};
  const std::string bytes = compose(letter);
  expect_well_formed(bytes);
  const std::string head = head_of(bytes);
  EXPECT_EQ(head.find("\r\nBcc"), std::string::npos);
  for (const char* field : {"\r\nFrom:", "\r\nSubject:", "\r\nMIME-Version:", "\r\nContent-Type:", "\r\nMessage-ID:"}) {
    const std::size_t first = head.find(field);
    ASSERT_NE(first, std::string::npos) << field;
    EXPECT_EQ(head.find(field, first + 1), std::string::npos) << field;
  }
  const auto message = parse(bytes);
  ASSERT_TRUE(message.ok());
  EXPECT_TRUE(message->to.empty()) << "an address that is none is not written";
  ASSERT_EQ(message->attachments.size(), 2U);
  EXPECT_EQ(message->attachments[0].bytes, kEvil);
}

TEST(Compose, LongWordsAreBroken) {
  Letter letter = russian_letter();
  letter.subject = std::string(2000, 'x');
  letter.text = std::string(5000, 'y') + "\n";
  letter.extra_headers = {{"X-Long", std::string(3000, 'z')}};
  letter.references.assign(500, std::string(80, 'i') + "@school.ru");
  const std::string bytes = compose(letter);
  expect_well_formed(bytes);
  const auto message = parse(bytes);
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(message->subject, letter.subject);
  EXPECT_EQ(message->text, letter.text);
  EXPECT_EQ(message->references.size(), 100U);
}

// What Python's own reader makes of it: another pair of eyes.
TEST(Compose, PythonReadsTheSameLetter) {
  const auto folder = std::filesystem::temp_directory_path() / ("marshrut-compose-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  Letter letter = russian_letter();
  letter.attachments[0].name =
      "Маршрут с замечаниями, Петрова А.С. (2025-2026) «второй вариант» после проверки методистом.docx";
  std::ofstream(folder / "letter.eml", std::ios::binary) << compose(letter);
  std::ofstream(folder / "read.py") << R"(
import email, email.policy, sys
m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
assert not m.defects, m.defects
for part in m.walk(): assert not part.defects, part.defects
print(m['subject']); print(m['from'].addresses[0].display_name); print(m['to'].addresses[0].addr_spec)
print(m.get_body(('plain',)).get_content().replace('\r\n', '\n').splitlines()[0])
print(m.get_body(('html',)).get_content_type())
for a in m.iter_attachments(): print(a.get_filename(), a.get_content_type(), len(a.get_payload(decode=True)))
)";
  const std::string command =
      "python3 " + (folder / "read.py").string() + " " + (folder / "letter.eml").string() + " 2>&1";
  std::string said;
  FILE* const pipe = popen(command.c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) said += static_cast<char>(c);
  EXPECT_EQ(pclose(pipe), 0);
  std::filesystem::remove_all(folder);
  EXPECT_EQ(said, letter.subject + "\n" + letter.from.name + "\n" + letter.to.address +
                      "\nЗдравствуйте, Анна Сергеевна!\ntext/html\n" + letter.attachments[0].name + " " +
                      letter.attachments[0].media_type + " 13\nblank.pdf application/pdf 9\n");
}

}  // namespace
}  // namespace marshrut::mail
