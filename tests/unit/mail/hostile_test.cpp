// Letters made to break what reads them: bounded time and memory, an answer each time, and a word about it.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>

#include "mail/parse.hpp"

namespace marshrut::mail {
namespace {

bool has_problem(const Message& message, std::string_view code) {
  return std::any_of(message.problems.begin(), message.problems.end(),
                     [&](const auto& one) { return one.code == code; });
}

Message read_within(const std::string& raw, std::chrono::milliseconds most) {
  const auto begin = std::chrono::steady_clock::now();
  auto message = parse(raw);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, most);
  EXPECT_TRUE(message.ok());
  return message ? std::move(*message) : Message{};
}

constexpr std::chrono::milliseconds kBound{3000};  // sanitizers and a busy machine included

TEST(Hostile, ThreeHundredThousandParts) {
  std::string raw = "From: a@b.ru\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 300000; ++i) raw += "--b\n\nx\n";
  raw += "--b--\n";
  const Message message = read_within(raw, kBound);
  EXPECT_TRUE(has_problem(message, "too-many-parts"));
}

TEST(Hostile, FiveThousandLevels) {
  std::string raw = "From: a@b.ru\n";
  for (int i = 0; i < 5000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    raw += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  EXPECT_TRUE(has_problem(read_within(raw + "\nx", kBound), "too-deep"));
  std::string letters;
  for (int i = 0; i < 5000; ++i) letters += "Subject: x\nFrom: a@b.ru\nContent-Type: message/rfc822\n\n";
  EXPECT_TRUE(has_problem(read_within(letters, kBound), "too-deep"));
}

TEST(Hostile, OneBoundaryForAllLevels) {
  std::string raw = "From: a@b.ru\n";
  for (int i = 0; i < 3000; ++i) raw += "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
  const Message message = read_within(raw, kBound);
  EXPECT_FALSE(message.problems.empty());
}

TEST(Hostile, HeadsWithoutEnd) {
  std::string fields = "From: a@b.ru\n";
  for (int i = 0; i < 100000; ++i) fields += "X-" + std::to_string(i) + ": y\n";
  const Message message = read_within(fields + "\ntext\n", kBound);
  EXPECT_TRUE(has_problem(message, "too-many-fields"));
  EXPECT_EQ(message.text, "text\n");
  const Message folded = read_within("Subject: x\n" + std::string(4000000, ' ') + "y\n\nz", kBound);
  EXPECT_LE(folded.subject.size(), 2000U);
}

TEST(Hostile, AddressesWithoutEnd) {
  std::string to = "To: ";
  for (int i = 0; i < 20000; ++i) to += "a@b.ru,";
  EXPECT_LE(read_within("From: a@b.ru\n" + to + "\n\nx", kBound).to.size(), 1000U);
  read_within("From: " + std::string(200000, '(') + "\n\nx", kBound);
  read_within("From: " + std::string(200000, '<') + "\n\nx", kBound);
  std::string words = "Subject: ";
  for (int i = 0; i < 20000; ++i) words += "=?";
  read_within(words + "\n\nx", kBound);
  std::string open_words = "From: ";
  while (open_words.size() < 250000) open_words += "=?a?q?x";
  read_within(open_words + "\n\nx", kBound);
}

TEST(Hostile, ParametersWithoutEnd) {
  std::string type = "Content-Disposition: attachment";
  for (int i = 0; i < 20000; ++i) type += "; filename*" + std::to_string(i) + "*=%41";
  const Message message = read_within("From: a@b.ru\n" + type + "\n\nx", kBound);
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_LE(message.attachments[0].name.size(), 480U);
}

TEST(Hostile, MarksOfHtmlAndOfUuencodeWithoutEnd) {
  const std::string head = "From: a@b.ru\nContent-Type: text/html\n\n";
  for (const char* piece : {"<", "<!--", "<style>", "&", "</", "<p>"}) {
    std::string body;
    while (body.size() < 300000) body += piece;
    read_within(head + body, kBound);
  }
  std::string begins;
  for (int i = 0; i < 50000; ++i) begins += "begin 644 a\n#86)C\n";
  read_within("From: a@b.ru\n\n" + begins, kBound);
}

TEST(Hostile, NothingOfAHeaderBreaksALine) {
  const Message message = read_within(
      "From: =?utf-8?Q?a=0D=0ABcc:_x=40y.ru?= <a@b.ru>\nSubject: =?utf-8?B?YQ0KQmNjOiB4QHkucnUA?=\n"
      "Message-ID: <a\x01"
      "b@c.ru>\nContent-Disposition: attachment; filename*=utf-8''a%0D%0AX: y\n\nz",
      kBound);
  const auto is_one_line = [](std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  };
  EXPECT_TRUE(is_one_line(message.subject));
  EXPECT_TRUE(is_one_line(message.from.at(0).name));
  EXPECT_TRUE(is_one_line(message.message_id));
  EXPECT_TRUE(is_one_line(message.attachments.at(0).name));
}

TEST(Hostile, ManyFilesAreCountedAndTold) {
  std::string raw = "From: a@b.ru\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 500; ++i) raw += "--b\nContent-Disposition: attachment; filename=a.pdf\n\nx\n";
  const Message message = read_within(raw + "--b--\n", kBound);
  EXPECT_EQ(message.attachments.size(), 200U);
  EXPECT_TRUE(has_problem(message, "too-many-attachments"));
}

TEST(Hostile, MemoryStaysNearTheLettersSize) {
  std::string raw =
      "From: a@b.ru\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
      "Content-Disposition: attachment; filename=a.bin\n\n";
  raw += std::string(std::size_t{30} << 20U, 'x') + "\n--b--\n";
  rusage before{}, after{};
  getrusage(RUSAGE_SELF, &before);
  {
    const Message message = read_within(raw, kBound);
    ASSERT_EQ(message.attachments.size(), 1U);
  }
  getrusage(RUSAGE_SELF, &after);
#if !defined(__SANITIZE_ADDRESS__)
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 100 * 1024);
#endif
}

TEST(Hostile, EveryCutAndSomeBrokenBytesOfALetterAreRead) {
  const std::string whole =
      "Received: by mx\nFrom: =?koi8-r?B?4c7OwQ==?= <a@b.ru>\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
      "Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Transfer-Encoding: quoted-printable\n\na=20b\n"
      "--c\nContent-Type: text/html\n\n<p>x&amp;</p>\n--c--\n--b\nContent-Type: message/rfc822\n\nSubject: y\n"
      "From: c@d.ru\n\nbegin 644 a\n#86)C\n`\nend\n--b\nContent-Disposition: attachment;\n"
      " filename*0*=utf-8''%D0%9F; filename*1=\".docx\"\nContent-Transfer-Encoding: base64\n\nAAEC\n--b--\n";
  for (std::size_t size = 1; size <= whole.size(); ++size) EXPECT_TRUE(parse(whole.substr(0, size)).ok());
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string broken = whole;
    for (int j = 0; j < 4; ++j) broken[random() % broken.size()] = static_cast<char>(random() & 0xFFU);
    EXPECT_TRUE(parse(broken).ok());
  }
}

}  // namespace
}  // namespace marshrut::mail
