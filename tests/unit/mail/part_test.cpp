// Parts: multiparts of every kind, messages in messages, texts, encodings that are off, and what is told of all that.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "mail/parse.hpp"

namespace marshrut::mail {
namespace {

Message read(const std::string& raw, const Limits& limits = {}) {
  auto message = parse(raw, limits);
  EXPECT_TRUE(message.ok());
  return message ? std::move(*message) : Message{};
}

bool has_problem(const Message& message, std::string_view code) {
  return std::any_of(message.problems.begin(), message.problems.end(),
                     [&](const auto& one) { return one.code == code; });
}

std::string mixed(const std::string& parts, const std::string& boundary = "b") {
  return "From: a@b.ru\r\nContent-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n" + parts;
}

const std::string kText = "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nДобрый день\r\n";
const std::string kFile =
    "--b\r\nContent-Type: application/octet-stream; name=plan.bin\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC\r\n";
const std::string kBytes("\0\1\2", 3);

TEST(Parts, TextAndFileComeApart) {
  const Message message = read(mixed(kText + kFile + "--b--\r\n"));
  EXPECT_EQ(message.text, "Добрый день");
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].bytes, kBytes);
  EXPECT_EQ(message.attachments[0].media_type, "application/octet-stream");
  EXPECT_TRUE(message.problems.empty());
}

TEST(Parts, ACutMessageIsToldAndReadAsFarAsItGoes) {
  const Message message = read(mixed(kText + kFile));
  EXPECT_TRUE(has_problem(message, "truncated"));
  EXPECT_EQ(message.attachments.size(), 1U);
  EXPECT_TRUE(has_problem(read(mixed("")), "truncated"));
  EXPECT_TRUE(has_problem(read(mixed("--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n\r\nx")),
                          "truncated"));
}

TEST(Parts, AnInnerMultipartThatIsNotClosedIsNotACut) {
  const Message message = read(
      mixed("--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n\r\nx\r\n" + kFile + "--b--\r\n"));
  EXPECT_FALSE(has_problem(message, "truncated"));
  EXPECT_TRUE(has_problem(message, "bad-boundary"));
  EXPECT_EQ(message.attachments.size(), 1U);
}

TEST(Parts, AWrongBoundaryIsGuessed) {
  const Message message = read(mixed(kText + kFile + "--b--\r\n", "other"));
  EXPECT_TRUE(has_problem(message, "bad-boundary"));
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].bytes, kBytes);
}

TEST(Parts, WithoutAnyBoundaryTheBodyIsText) {
  const Message message = read("From: a@b.ru\r\nContent-Type: multipart/mixed\r\n\r\nonly words\r\n");
  EXPECT_TRUE(has_problem(message, "bad-boundary"));
  EXPECT_EQ(message.text, "only words");
}

TEST(Parts, ABoundaryThatBeginsAnotherIsNotTakenForIt) {
  const Message message = read(mixed("--b\r\n\r\none\r\n--bb\r\ntwo\r\n--b--\r\n"));
  EXPECT_NE(message.text.find("--bb\ntwo"), std::string::npos);
}

TEST(Parts, ALetterInALetterIsOpened) {
  const std::string inner = "From: c@d.ru\r\nSubject: inner\r\n" + mixed(kText + kFile + "--b--\r\n").substr(14);
  const Message message =
      read(mixed("--o\r\n\r\nouter\r\n--o\r\nContent-Type: message/rfc822\r\n"
                 "Content-Disposition: attachment; filename=\"Письмо.eml\"\r\n\r\n" +
                     inner + "\r\n--o--\r\n",
                 "o"));
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].container, "Письмо.eml");
  EXPECT_EQ(message.attachments[0].bytes, kBytes);
  EXPECT_EQ(message.text, "outer\n\nДобрый день");
}

TEST(Parts, ALetterInBase64OrNamedEmlIsOpened) {
  // "Subject: s\nFrom: a@b.ru\n\nhello"
  const std::string base64 = "U3ViamVjdDogcwpGcm9tOiBhQGIucnUKCmhlbGxv\r\n";
  for (const std::string type : {"message/rfc822", "application/octet-stream; name=letter.eml"}) {
    const Message message = read(
        mixed("--b\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64 + "--b--\r\n"));
    EXPECT_EQ(message.text, "hello") << type;
    EXPECT_TRUE(message.attachments.empty());
  }
}

TEST(Parts, ADigestHoldsLetters) {
  const Message message = read(
      "From: a@b.ru\nContent-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: 1\nFrom: x@y.ru\n\none\n--b--\n");
  EXPECT_EQ(message.text, "one");
}

TEST(Texts, OneOfTheAlternativesIsShown) {
  const std::string html = "--b\nContent-Type: text/html\n\n<p>rich</p>\n";
  const std::string head = "From: a@b.ru\nContent-Type: multipart/alternative; boundary=b\n\n";
  EXPECT_EQ(read(head + "--b\n\nplain\n" + html + "--b--\n").text, "plain");
  EXPECT_EQ(read(head + html + "--b--\n").text, "rich");
  EXPECT_EQ(read(head + "--b\n\n \n" + html + "--b--\n").text, "rich");
}

TEST(Texts, HtmlLosesItsTags) {
  const Message message = read(
      "From: a@b.ru\nContent-Type: text/html; charset=utf-8\n\n<head><title>t</title><style>p{}</style></head>"
      "<body><p>Добрый&nbsp;день,<br>коллеги!</p><script>x()</script><!-- y --><div>5 &lt; 7 &#1071;</div></body>");
  EXPECT_EQ(message.text, "Добрый день,\nколлеги!\n5 < 7 Я");
}

struct CharsetCase {
  const char* name;
  std::string charset, bytes;
};
class Bodies : public testing::TestWithParam<CharsetCase> {};
TEST_P(Bodies, AreReadInTheirCharset) {
  const auto& one = GetParam();
  const std::string parameter = one.charset.empty() ? "" : "; charset=" + one.charset;
  EXPECT_EQ(read("From: a@b.ru\nContent-Type: text/plain" + parameter + "\n\n" + one.bytes).text, "План работы");
}
INSTANTIATE_TEST_SUITE_P(
    Charsets, Bodies,
    testing::Values(CharsetCase{"utf8", "utf-8", "План работы"},
                    CharsetCase{"cp1251", "windows-1251", "\xCF\xEB\xE0\xED \xF0\xE0\xE1\xEE\xF2\xFB"},
                    CharsetCase{"koi8r", "KOI8-R", "\xF0\xCC\xC1\xCE \xD2\xC1\xC2\xCF\xD4\xD9"},
                    CharsetCase{"undeclared_cp1251", "", "\xCF\xEB\xE0\xED \xF0\xE0\xE1\xEE\xF2\xFB"},
                    CharsetCase{"undeclared_koi8r", "", "\xF0\xCC\xC1\xCE \xD2\xC1\xC2\xCF\xD4\xD9"},
                    CharsetCase{"ascii_that_is_cp1251", "us-ascii", "\xCF\xEB\xE0\xED \xF0\xE0\xE1\xEE\xF2\xFB"},
                    CharsetCase{"unknown", "x-nobody", "\xCF\xEB\xE0\xED \xF0\xE0\xE1\xEE\xF2\xFB"},
                    CharsetCase{"cp1251_that_is_utf8", "windows-1251", "План работы"},
                    CharsetCase{"utf8_that_is_cp1251", "utf-8", "\xCF\xEB\xE0\xED \xF0\xE0\xE1\xEE\xF2\xFB"},
                    CharsetCase{"utf16le", "utf-16le",
                                std::string("\x1F\4\x3B\4\x30\4\x3D\4\x20\0\x40\4\x30\4\x31\4\x3E\4\x42\4\x4B\4", 22)},
                    CharsetCase{"utf16_without_a_mark", "utf-16",
                                std::string("\x1F\4\x3B\4\x30\4\x3D\4\x20\0\x40\4\x30\4\x31\4\x3E\4\x42\4\x4B\4", 22)}),
    [](const auto& made) { return std::string(made.param.name); });

TEST(Encodings, Base64ReadsOnAfterPaddingInTheMidst) {
  const Message message = read(
      "From: a@b.ru\nContent-Type: application/x; name=a.bin\nContent-Transfer-Encoding: base64\n\nYQ==\nYmM=\nZGVm\n");
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].bytes, "abcdef");
  EXPECT_TRUE(has_problem(message, "bad-encoding"));
}

TEST(Encodings, QuotedPrintableKeepsWhatItCannotRead) {
  const Message message = read("From: a@b.ru\nContent-Transfer-Encoding: quoted-printable\n\nsoft=\nbreak=20=3D=ZZ=\n");
  EXPECT_EQ(message.text, "softbreak ==ZZ");
  EXPECT_TRUE(has_problem(message, "bad-encoding"));
}

TEST(Encodings, UuencodedFilesInATextBecomeFiles) {
  const Message message = read("From: a@b.ru\n\nhello\nbegin 644 plan.bin\n#86)C\n`\nend\nbye\n");
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].name, "plan.bin");
  EXPECT_EQ(message.attachments[0].bytes, "abc");
  EXPECT_EQ(message.text, "hello\n\nbye\n");
  EXPECT_TRUE(read("From: a@b.ru\n\nbegin 100 metres from here\nand walk on and on\n").attachments.empty());
}

TEST(Secrecy, EncryptedLettersAreTold) {
  const char* const kHeads[] = {"Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n",
                                "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nx",
                                "\n-----BEGIN PGP MESSAGE-----\nx\n"};
  for (const char* head : kHeads) {
    const Message message = read(std::string("From: a@b.ru\n") + head);
    EXPECT_TRUE(message.is_encrypted) << head;
    EXPECT_TRUE(has_problem(message, "encrypted")) << head;
  }
  const Message opaque = read("From: a@b.ru\nContent-Type: application/pkcs7-mime; smime-type=signed-data\n\nx");
  EXPECT_FALSE(opaque.is_encrypted);
  EXPECT_TRUE(has_problem(opaque, "signed-opaque"));
}

TEST(Reports, NameTheLettersTheyAreAbout) {
  const Message message = read(
      "From: MAILER-DAEMON@b.ru\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
      "--b\n\nfailed\n--b\nContent-Type: message/delivery-status\n\nAction: failed\n\n--b\n"
      "Content-Type: text/rfc822-headers\n\nMessage-ID: <ours@imc.ru>\nSubject: x\n\n--b--\n");
  EXPECT_TRUE(message.is_report);
  EXPECT_EQ(message.reported_ids, std::vector<std::string>{"ours@imc.ru"});
}

TEST(Pictures, OfTheTextAreInlined) {
  const Message message = read(
      "From: a@b.ru\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\nx\n--b\n"
      "Content-Type: image/png\nContent-ID: <1>\n\npng\n--b--\n");
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_TRUE(message.attachments[0].inlined);
  EXPECT_EQ(message.attachments[0].name, "attachment-1.png");
}

TEST(Parse, RefusesNothingAndTooMuch) {
  EXPECT_EQ(parse("").error().code, Code::empty);
  Limits limits;
  limits.raw_bytes = 10;
  EXPECT_EQ(parse("From: a@b.ru\n\nx", limits).error().code, Code::too_large);
  limits.raw_bytes = std::nullopt;
  EXPECT_TRUE(parse("From: a@b.ru\n\nx", limits).ok());
}

}  // namespace
}  // namespace marshrut::mail
