// Who gets an answer: people, never machines, lists or ourselves.
#include "mail/answerable.hpp"

#include <gtest/gtest.h>

#include <array>

#include "mail/parse.hpp"

namespace marshrut::mail {
namespace {

const std::array<std::string, 1> kOwn = {"imc@centre.ru"};

struct Case {
  const char* name;
  std::optional<std::string_view> envelope;
  std::string head, want;
};

class Answers : public testing::TestWithParam<Case> {};

TEST_P(Answers, GoOnlyToPeople) {
  const auto& one = GetParam();
  const auto message = parse(one.head + "\n\ntext\n");
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(may_answer(*message, one.envelope, kOwn).reason, one.want);
}

const std::string kFrom = "From: Anna <anna@school.ru>";

INSTANTIATE_TEST_SUITE_P(
    Letters, Answers,
    testing::Values(
        Case{"a_person", "anna@school.ru", kFrom, ""},
        Case{"a_person_by_pop3", std::nullopt, "Return-Path: <anna@school.ru>\n" + kFrom, ""},
        Case{"a_person_without_return_path", std::nullopt, kFrom, ""},
        Case{"a_signed_sender", "prvs=123=anna@school.ru", kFrom, ""},
        Case{"submitted_by_a_person", "anna@school.ru", kFrom + "\nAuto-Submitted: no", ""},
        Case{"first_class", "anna@school.ru", kFrom + "\nPrecedence: first-class", ""},
        Case{"null_sender", "", kFrom, "null-sender"},
        Case{"null_return_path", std::nullopt, "Return-Path: <>\n" + kFrom, "null-sender"},
        Case{"daemon", "MAILER-DAEMON@school.ru", kFrom, "machine-address"},
        Case{"daemon_in_from", "anna@school.ru", "From: Mailer-Daemon@school.ru", "machine-address"},
        Case{"postmaster", "postmaster@school.ru", kFrom, "machine-address"},
        Case{"noreply", "noreply@school.ru", kFrom, "machine-address"},
        Case{"no_reply_in_from", "anna@school.ru", "From: no-reply@school.ru", "machine-address"},
        Case{"do_not_reply", "do-not-reply@school.ru", kFrom, "machine-address"},
        Case{"list_owner", "owner-teachers@school.ru", kFrom, "machine-address"},
        Case{"list_request", "teachers-request@school.ru", kFrom, "machine-address"},
        Case{"list_bounces", "teachers-bounces@school.ru", kFrom, "machine-address"},
        Case{"bounces_of_a_mailing", "bounces+123=x@school.ru", kFrom, "machine-address"},
        Case{"vacation", "anna@school.ru", kFrom + "\nAuto-Submitted: auto-replied", "auto-submitted"},
        Case{"generated", "anna@school.ru", kFrom + "\nAuto-Submitted: auto-generated; x=y", "auto-submitted"},
        Case{"bulk", "anna@school.ru", kFrom + "\nPrecedence: bulk", "precedence"},
        Case{"junk", "anna@school.ru", kFrom + "\nPrecedence: Junk", "precedence"},
        Case{"list", "anna@school.ru", kFrom + "\nList-Unsubscribe: <x>", "list"},
        Case{"suppressed", "anna@school.ru", kFrom + "\nX-Auto-Response-Suppress: OOF, AutoReply", "suppress"},
        Case{"suppressed_all", "anna@school.ru", kFrom + "\nX-Auto-Response-Suppress: All", "suppress"},
        Case{"report", "anna@school.ru", kFrom + "\nContent-Type: multipart/report; boundary=b", "report"},
        Case{"our_own", "IMC@centre.ru", kFrom, "own-address"},
        Case{"our_own_in_from", "anna@school.ru", "From: imc@Centre.RU", "own-address"},
        Case{"our_mark", "anna@school.ru", kFrom + "\nX-Marshrut-Loop: 1", "loop"},
        Case{"x_loop", "anna@school.ru", kFrom + "\nX-Loop: y", "loop"},
        Case{"no_address", std::nullopt, "Subject: x", "no-address"},
        Case{"two_senders_and_no_path", std::nullopt, "From: a@b.ru, c@d.ru", "no-address"},
        Case{"no_real_address", "anna", kFrom, "no-address"},
        Case{"an_address_with_a_line_end", "a@b.ru\r\nRCPT TO:<c@d.ru>", kFrom, "no-address"}),
    [](const auto& made) { return std::string(made.param.name); });

TEST(ReplyAddress, IsTheEnvelopesFirst) {
  const auto message = parse("Return-Path: <b@school.ru>\nFrom: c@school.ru\nReply-To: d@school.ru\n\nx");
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(reply_address(*message, "a@school.ru"), "a@school.ru");
  EXPECT_EQ(reply_address(*message, std::nullopt), "b@school.ru");
  EXPECT_EQ(reply_address(*message, ""), "");
}

TEST(ReplyAddress, IsOneThatAnyServerTakes) {
  const auto message = parse("Subject: x\r\n\r\nx\r\n");
  ASSERT_TRUE(message);
  EXPECT_EQ(reply_address(*message, "info@школа5.рф"), "info@xn--5-7sb3aeo2d.xn--p1ai");
  EXPECT_EQ(reply_address(*message, "завуч@школа5.рф"), "");
  EXPECT_EQ(may_answer(*message, "завуч@школа5.рф", {}).reason, "no-address");
}

TEST(MailAddress, IsWhatSmtpTakes) {
  for (const char* good : {"a@b.ru", "a.b+c@d-e.ru", "иван@школа.рф", "a_b@c"})
    EXPECT_TRUE(is_mail_address(good)) << good;
  for (const char* bad : {"", "a", "@b.ru", "a@", "a b@c.ru", "a@b..ru", ".a@b.ru", "a@b.ru>", "a@-b.ru",
                          "\"a b\"@c.ru", "a@b.ru\n", "a@[127.0.0.1]"}) {
    EXPECT_FALSE(is_mail_address(bad)) << bad;
  }
}

}  // namespace
}  // namespace marshrut::mail
