#include "gate/lmtp_words.hpp"

#include <gtest/gtest.h>

namespace marshrut::gate {
namespace {

struct Case {
  std::string line;
  Verb verb;
  const char* text;
  const char* problem;  // how it begins
};

const Case kCases[] = {
    {"LHLO mta.example", Verb::lhlo, "mta.example", ""},
    {"lhlo", Verb::lhlo, "", "501"},
    {"EHLO x", Verb::helo, "", ""},
    {"MAIL FROM:<a@b.example>", Verb::mail, "a@b.example", ""},
    {"mail from:<a@b.example> size=17 body=8bitmime SMTPUTF8", Verb::mail, "a@b.example", ""},
    {"MAIL FROM:<>", Verb::mail, "", ""},
    {"MAIL FROM: <a@b>", Verb::mail, "a@b", ""},
    {"MAIL FROM:<\"a > b\"@c>", Verb::mail, "\"a > b\"@c", ""},
    {"MAIL FROM:<@x,@y:a@b>", Verb::mail, "a@b", ""},
    {"MAIL FROM:a@b", Verb::mail, "", "501 5.1.7"},
    {"MAIL FROM:<a@b", Verb::mail, "", "501 5.1.7"},
    {"MAIL FROM:<a b@c>", Verb::mail, "", "501 5.1.7"},
    {"MAIL FROM:<a@>", Verb::mail, "", "501 5.1.7"},
    {"MAIL FROM:<a@b>x", Verb::mail, "a@b", "501 5.1.7"},
    {"MAIL", Verb::mail, "", "501 5.1.7"},
    {"MAIL FROM:<a@b> SIZE=x", Verb::mail, "a@b", "501 5.5.4"},
    {"MAIL FROM:<a@b> BODY=BINARYMIME", Verb::mail, "a@b", "501 5.5.4"},
    {"MAIL FROM:<a@b> AUTH=<>", Verb::mail, "a@b", "555"},
    {"RCPT TO:<iom@centre.example>", Verb::rcpt, "iom@centre.example", ""},
    {"RCPT TO:<>", Verb::rcpt, "", "501 5.1.3"},
    {"RCPT TO:<a@b> NOTIFY=NEVER", Verb::rcpt, "a@b", "555"},
    {"DATA", Verb::data, "", ""},
    {"DATA now", Verb::data, "", "501"},
    {"NOOP whatever", Verb::noop, "", ""},
    {"VRFY a", Verb::vrfy, "", ""},
    {"QUIT", Verb::quit, "", ""},
    {std::string("NOOP \0", 6), Verb::noop, "", "500"},
    {"GET / HTTP/1.1", Verb::not_lmtp, "", ""},
    {"", Verb::unknown, "", ""},
    {" QUIT", Verb::unknown, "", ""},
    {"EXPN list", Verb::unknown, "", ""},
};

TEST(LmtpWords, AreReadAsTheyAreMeant) {
  for (const Case& one : kCases) {
    const Command command = parse_command(one.line);
    EXPECT_EQ(command.verb, one.verb) << one.line;
    EXPECT_EQ(command.text, one.text) << one.line;
    EXPECT_EQ(command.problem.substr(0, std::string_view(one.problem).size()), one.problem) << one.line;
    EXPECT_EQ(command.problem.empty(), std::string_view(one.problem).empty()) << one.line;
  }
}

TEST(LmtpWords, TellWhatMailAnnounces) {
  const Command command = parse_command("MAIL FROM:<a@b> SIZE=1234 SMTPUTF8");
  EXPECT_EQ(command.size, 1234U);
  EXPECT_TRUE(command.utf8);
  EXPECT_EQ(parse_command("MAIL FROM:<a@b> SIZE=99999999999999999999999").size, UINT64_MAX);
  EXPECT_FALSE(parse_command("MAIL FROM:<a@b>").size);
}

TEST(LmtpWords, RefuseAPathWithoutEnd) {
  EXPECT_FALSE(parse_command("MAIL FROM:<" + std::string(3000, 'a') + "@b>").problem.empty());
}

}  // namespace
}  // namespace marshrut::gate
