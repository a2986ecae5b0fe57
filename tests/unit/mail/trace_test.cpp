// One letter by two ways is one letter.
#include "mail/trace.hpp"

#include <gtest/gtest.h>

namespace marshrut::mail {
namespace {

const std::string kLetter = "From: a@b.ru\r\nSubject: x\r\n y\r\nMessage-ID: <1@b.ru>\r\n\r\nline\r\n\r\nlast\r\n";

TEST(ContentKey, IsTheSameByEveryWay) {
  const std::string key = content_key(kLetter);
  EXPECT_EQ(key.size(), 64U);
  const std::string relays =
      "Return-Path: <a@b.ru>\r\nDelivered-To: imc@c.ru\r\nReceived: from x\r\n\tby y; date\r\nX-Spam-Status: No\r\n"
      "Authentication-Results: mx; spf=pass\r\nARC-Seal: i=1\r\nDKIM-Signature: v=1;\r\n b=abc\r\n";
  EXPECT_EQ(content_key(relays + kLetter), key);
  EXPECT_EQ(content_key(kLetter + "\r\n\r\n"), key);
  std::string bare;
  for (const char c : kLetter) {
    if (c != '\r') bare += c;
  }
  EXPECT_EQ(content_key(bare), key);
  EXPECT_EQ(content_key("From a@b.ru Mon Sep  1\n" + bare + "\n"), key);
  EXPECT_EQ(content_key("Status: RO\nX-UIDL: 7\nContent-Length: 12\nLines: 3\nX-Mozilla-Keys: x\n" + bare), key);
}

TEST(ContentKey, ChangesWithWhatTheSenderWrote) {
  const std::string key = content_key(kLetter);
  const std::string kOthers[] = {
      "From: a@b.ru\r\nSubject: z\r\n y\r\nMessage-ID: <1@b.ru>\r\n\r\nline\r\n\r\nlast\r\n",
      "From: a@b.ru\r\nSubject: x\r\n y\r\nMessage-ID: <2@b.ru>\r\n\r\nline\r\n\r\nlast\r\n",
      "From: a@b.ru\r\nSubject: x\r\n y\r\nMessage-ID: <1@b.ru>\r\n\r\nline\r\nlast\r\n",
      "From: a@b.ru\r\nSubject: x\r\n y\r\nMessage-ID: <1@b.ru>\r\n\r\nline\r\n\r\nlast \r\n"};
  for (const std::string& other : kOthers) EXPECT_NE(content_key(other), key) << other;
  EXPECT_NE(content_key(""), content_key("x"));
}

TEST(ContentKey, AHeadAndABodyAreNotMistakenForEachOther) {
  EXPECT_NE(content_key("From: a@b.ru\n\nSubject: x\n"), content_key("From: a@b.ru\nSubject: x\n\n"));
}

TEST(HeaderValue, IsUnfoldedAndBare) {
  EXPECT_EQ(header_value(kLetter, "subject"), "x y");
  EXPECT_EQ(header_value(kLetter, "Message-ID"), "<1@b.ru>");
  EXPECT_EQ(header_value(kLetter, "Cc"), "");
  EXPECT_EQ(header_value("X: a\x01"
                         "b\n\nX: c\n",
                         "X"),
            "a b");
  EXPECT_EQ(header_value("A: b\n\nX: of the body\n", "X"), "");
}

}  // namespace
}  // namespace marshrut::mail
