#include "gate/imap_reply.hpp"

#include <gtest/gtest.h>

namespace marshrut::gate {
namespace {

class Text : public ImapSource {
public:
  explicit Text(std::string text) : text_(std::move(text)) {}
  Result<std::string> line() override {
    const std::size_t end = text_.find("\r\n", at_);
    if (end == std::string::npos) return Error{Code::unavailable, "cut off", {}};
    std::string line = text_.substr(at_, end - at_);
    at_ = end + 2;
    return line;
  }
  Result<void> literal(std::uint64_t bytes, std::string* out) override {
    if (bytes > text_.size() - at_) return Error{Code::unavailable, "cut off", {}};
    if (out != nullptr) out->append(text_, at_, bytes);
    at_ += bytes;
    return {};
  }

private:
  std::string text_;
  std::size_t at_ = 0;
};

Result<ImapReply> reply_of(const std::string& text, std::uint64_t longest = 1000) {
  Text source(text);
  return read_imap_reply(source, longest);
}

Fetched fetched(const std::string& text, std::uint64_t longest = 1000) {
  auto reply = reply_of(text, longest);
  EXPECT_TRUE(reply) << text;
  auto fetch = read_fetch(std::move(reply).value());
  EXPECT_TRUE(fetch) << text;
  return fetch ? *fetch : Fetched{};
}

TEST(ImapReply, StatusesKeepTheirText) {
  const auto reply = reply_of("* OK [UIDVALIDITY 17] it's \"fine\" {5}\r\n").value();
  EXPECT_EQ(reply.word, "OK");
  EXPECT_EQ(reply.code("UIDVALIDITY"), "17");
  EXPECT_FALSE(reply.code("UIDNEXT"));
  EXPECT_EQ(reply_of("m7 no [trycreate] none\r\n")->code("TRYCREATE"), "");
  EXPECT_EQ(reply_of("+ go on\r\n")->tag, "+");
}

TEST(ImapReply, FetchIsReadWhateverItsOrder) {
  const Fetched one = fetched("* 12 FETCH (FLAGS (\\Seen $x) UID 5 RFC822.SIZE 44)\r\n");
  EXPECT_EQ(one.uid, 5U);
  EXPECT_EQ(one.size, 44U);
  EXPECT_EQ(one.flags, (std::vector<std::string>{"\\SEEN", "$X"}));
  EXPECT_FALSE(one.body);
  const Fetched two = fetched("* 1 FETCH (BODY[] {7}\r\na)\r\n\"{3 UID 9 FLAGS ())\r\n");
  EXPECT_EQ(two.body, "a)\r\n\"{3");
  EXPECT_EQ(two.uid, 9U);
  EXPECT_EQ(fetched("* 1 FETCH (UID 3 BODY[] \"short \\\" one\")\r\n").body, "short \" one");
  EXPECT_EQ(fetched("* 1 FETCH (UID 3 BODY[] {0}\r\n)\r\n").body, "");
  EXPECT_FALSE(fetched("* 1 FETCH (UID 3 BODY[] NIL)\r\n").body);
  EXPECT_EQ(fetched("* 1 FETCH (X-NEW (a (UID 8) b) UID 3)\r\n").uid, 3U);
}

TEST(ImapReply, ALiteralOverTheLimitIsSkippedAndToldOf) {
  const Fetched one = fetched("* 1 FETCH (BODY[] {5}\r\n12345 UID 9)\r\n", 4);
  EXPECT_TRUE(one.too_large);
  EXPECT_FALSE(one.body);
  EXPECT_EQ(one.uid, 9U);
}

TEST(ImapReply, WhatMakesNoSenseIsAnError) {
  for (const char* text : {"\r\n", "*\r\n", " OK\r\n", "m1 FETCH (UID 1)\r\n", "* 1 FETCH (UID \"open\r\n"}) {
    const auto reply = reply_of(text);
    ASSERT_FALSE(reply) << text;
    EXPECT_EQ(reply.error().code, Code::damaged) << text;
  }
  EXPECT_EQ(reply_of("* 1 FETCH (BODY[] {99}\r\nshort").error().code, Code::unavailable);
  for (const char* text : {"* 1 FETCH\r\n", "* 1 FETCH (UID 1\r\n", "* 1 FETCH UID 1\r\n"}) {
    EXPECT_FALSE(read_fetch(reply_of(text).value())) << text;
  }
}

TEST(ImapReply, HasAnEnd) {
  std::string many = "* LIST";
  for (int i = 0; i < 20'000; ++i) many += " (";
  EXPECT_EQ(reply_of(many + "\r\n").error().code, Code::too_large);
  std::string literals = "* 1 FETCH (";
  for (int i = 0; i < 200; ++i) literals += " X {1}\r\na";
  EXPECT_EQ(reply_of(literals + "\r\n").error().code, Code::too_large);
}

}  // namespace
}  // namespace marshrut::gate
