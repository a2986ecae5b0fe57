// Heads of messages: subjects, people, ids, dates, whatever their bytes are in.
#include <gtest/gtest.h>

#include <string>

#include "mail/parse.hpp"

namespace marshrut::mail {
namespace {

Message read(const std::string& raw) {
  auto message = parse(raw);
  EXPECT_TRUE(message.ok());
  return message ? std::move(*message) : Message{};
}

struct TextCase {
  const char* name;
  std::string raw, want;
};

class Subjects : public testing::TestWithParam<TextCase> {};

TEST_P(Subjects, AreReadAsWritten) {
  const auto& one = GetParam();
  EXPECT_EQ(read("From: a@b.ru\r\nSubject: " + one.raw + "\r\n\r\nx\r\n").subject, one.want);
}

INSTANTIATE_TEST_SUITE_P(
    Encodings, Subjects,
    testing::Values(
        TextCase{"plain", "Plan 2025", "Plan 2025"},
        TextCase{"utf8_b", "=?UTF-8?B?0J/Qu9Cw0L0g0YDQsNC30LLQuNGC0LjRjw==?=", "План развития"},
        TextCase{"utf8_q", "=?utf-8?Q?=D0=9F=D0=BB=D0=B0=D0=BD_2025?=", "План 2025"},
        TextCase{"cp1251_b", "=?windows-1251?B?z+vg7Q==?=", "План"},
        TextCase{"koi8r_q", "=?koi8-r?Q?=F0=CC=C1=CE?=", "План"}, TextCase{"cp866_b", "=?cp866?B?j6ugrQ==?=", "План"},
        TextCase{"adjacent_words_join", "=?utf-8?B?0J/Quw==?=\r\n =?utf-8?B?0LDQvQ==?=", "План"},
        TextCase{"adjacent_words_of_two_charsets", "=?windows-1251?B?z+s=?= =?koi8-r?B?wc4=?=", "План"},
        TextCase{"split_within_a_character", "=?utf-8?B?0J/Qu9A=?= =?utf-8?B?sNC9?=", "План"},
        TextCase{"split_within_a_character_q", "=?utf-8?Q?=D0=9F=D0?= =?utf-8?Q?=BB?=", "Пл"},
        TextCase{"plain_between_words_keeps_blanks", "=?utf-8?B?0J8=?= and =?utf-8?B?0Ls=?=", "П and л"},
        TextCase{"word_after_padded_word", "=?utf-8?B?0JHQu9Cw0L3Quiw=?= =?utf-8?B?INC+0YLRh9GR0YI=?=", "Бланк, отчёт"},
        TextCase{"padding_in_the_midst", "=?utf-8?B?0J8=0Ls=?=", "Пл"},
        TextCase{"raw_utf8", "План развития", "План развития"},
        TextCase{"raw_cp1251", "\xCF\xEB\xE0\xED \xF0\xE0\xE7\xE2\xE8\xF2\xE8\xFF", "План развития"},
        TextCase{"raw_koi8r", "\xF0\xCC\xC1\xCE \xD2\xC1\xDA\xD7\xC9\xD4\xC9\xD1", "План развития"},
        TextCase{"raw_cp866", "\x8F\xAB\xA0\xAD \xE0\xA0\xA7\xA2\xA8\xE2\xA8\xEF", "План развития"},
        TextCase{"no_blank_after_a_word", "=?utf-8?B?0J8=?=/2025", "П/2025"},
        TextCase{"language_in_charset", "=?utf-8*ru?B?0J8=?=", "П"},
        TextCase{"unknown_charset_guessed", "=?x-nobody?B?z+vg7SDw4Ofi6PLo/w==?=", "План развития"},
        TextCase{"cut_word_stays", "=?utf-8?B?0J8", "=?utf-8?B?0J8"},
        TextCase{"folded", "Plan\r\n of\r\n\tyear", "Plan of year"},
        TextCase{"encoded_line_ends_become_blanks", "=?utf-8?Q?a=0D=0ABcc:_x@y.ru=00z?=", "a  Bcc: x@y.ru z"},
        TextCase{"bidi_override_goes", "=?utf-8?B?4oCuYWJj?=", "abc"}),
    [](const auto& made) { return std::string(made.param.name); });

struct PersonCase {
  const char* name;
  std::string raw;
  std::vector<Address> want;
};

class People : public testing::TestWithParam<PersonCase> {};

TEST_P(People, AreReadWithNamesAndAddresses) {
  const auto& one = GetParam();
  EXPECT_EQ(read("To: " + one.raw + "\r\nSubject: x\r\n\r\nx\r\n").to, one.want);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, People,
    testing::Values(PersonCase{"bare", "a@b.ru", {{"", "a@b.ru"}}},
                    PersonCase{"angle", "Anna <a@b.ru>", {{"Anna", "a@b.ru"}}},
                    PersonCase{"quoted_with_comma", "\"Petrova, Anna\" <a@b.ru>", {{"Petrova, Anna", "a@b.ru"}}},
                    PersonCase{"encoded", "=?koi8-r?B?4c7OwQ==?= <a@b.ru>", {{"Анна", "a@b.ru"}}},
                    PersonCase{"encoded_in_quotes", "\"=?koi8-r?B?4c7OwQ==?=\" <a@b.ru>", {{"Анна", "a@b.ru"}}},
                    PersonCase{"encoded_with_comma",
                               "=?utf-8?Q?Petrova,_Anna?= <a@b.ru>, c@d.ru",
                               {{"Petrova, Anna", "a@b.ru"}, {"", "c@d.ru"}}},
                    PersonCase{"comment", "a@b.ru (Anna)", {{"Anna", "a@b.ru"}}},
                    PersonCase{"group", "School: a@b.ru, c@d.ru;", {{"", "a@b.ru"}, {"", "c@d.ru"}}},
                    PersonCase{"raw_cp1251", "\xC0\xED\xED\xE0 <a@b.ru>", {{"Анна", "a@b.ru"}}},
                    PersonCase{"no_address", "Anna", {{"Anna", ""}}},
                    PersonCase{"open_angle", "Anna <a@b.ru", {{"Anna", "a@b.ru"}}},
                    PersonCase{"line_end_in_address", "<a@b\r\n .ru>", {{"", "a@b.ru"}}}),
    [](const auto& made) { return std::string(made.param.name); });

TEST(Head, FactsForAnsweringAreRead) {
  const Message message = read(
      "Return-Path: <>\nMessage-ID: <one@b.ru>\nIn-Reply-To: <two@b.ru>\nReferences: <zero@b.ru>\n <two@b.ru>\n"
      "From: a@b.ru\nFrom: c@d.ru\nSender: e@f.ru\nReply-To: g@h.ru\nCc: i@j.ru\n"
      "Date: Mon, 1 Sep 2025 10:00:00 +0300\nAuto-Submitted: Auto-Replied (vacation)\nPrecedence: Bulk\n"
      "List-Id: <x>\nX-Auto-Response-Suppress: OOF, DR\n\ntext\n");
  EXPECT_EQ(message.return_path, "");
  EXPECT_EQ(message.message_id, "one@b.ru");
  EXPECT_EQ(message.in_reply_to, std::vector<std::string>{"two@b.ru"});
  EXPECT_EQ(message.references, (std::vector<std::string>{"zero@b.ru", "two@b.ru"}));
  EXPECT_EQ(message.header_from_count, 2U);
  ASSERT_EQ(message.from.size(), 2U);
  ASSERT_TRUE(message.sender);
  EXPECT_EQ(message.sender->address, "e@f.ru");
  ASSERT_EQ(message.reply_to.size(), 1U);
  ASSERT_EQ(message.cc.size(), 1U);
  EXPECT_EQ(message.date_ms, 1756710000000);
  EXPECT_EQ(message.auto_submitted, "auto-replied");
  EXPECT_EQ(message.precedence, "bulk");
  EXPECT_EQ(message.suppress, "oof, dr");
  EXPECT_TRUE(message.list);
  EXPECT_EQ(message.text, "text\n");
}

TEST(Head, AnIdThatIsNoneIsEmpty) {
  EXPECT_EQ(read("Message-ID: \nFrom: a@b.ru\n\nx").message_id, "");
  EXPECT_EQ(read("Message-ID: <" + std::string(2000, 'a') + "@b.ru>\nFrom: a@b.ru\n\nx").message_id, "");
  EXPECT_EQ(read("Message-ID: bare@b.ru\nFrom: a@b.ru\n\nx").message_id, "bare@b.ru");
}

TEST(Head, ADateThatIsNoneIsNothing) {
  EXPECT_FALSE(read("Date: yesterday\nFrom: a@b.ru\n\nx").date_ms);
  EXPECT_FALSE(read("From: a@b.ru\n\nx").date_ms);
}

TEST(Head, JunkAmongFieldsIsPassedOverAndTold) {
  const Message message = read("From: a@b.ru\nno field at all\nSubject: x\n\ntext\n");
  EXPECT_EQ(message.subject, "x");
  ASSERT_EQ(message.problems.size(), 1U);
  EXPECT_EQ(message.problems[0].code, "bad-header");
}

TEST(Head, MboxLinesAndEmptyLinesBeforeItArePassedOver) {
  EXPECT_EQ(read("From a@b.ru Mon Sep  1 10:00:00 2025\nFrom: a@b.ru\nSubject: x\n\ntext\n").subject, "x");
  EXPECT_EQ(read("\r\n\r\nFrom: a@b.ru\nSubject: x\n\ntext\n").subject, "x");
}

TEST(Head, AuthenticationResultsKeepOrderAndPlace) {
  const Message message = read(
      "Received: by mx\nAuthentication-Results: mx.imc.ru 1;\n dkim=pass (good) header.d=school.ru\n"
      " reason=\"all; well\";spf=Fail smtp.mailfrom=a@school.ru\nSubject: x\n"
      "Authentication-Results: evil.ru; none\nFrom: a@school.ru\n\nx");
  ASSERT_EQ(message.authentication_results.size(), 2U);
  const auto& top = message.authentication_results[0];
  EXPECT_EQ(top.authserv_id, "mx.imc.ru");
  EXPECT_TRUE(top.on_top);
  ASSERT_EQ(top.methods.size(), 2U);
  EXPECT_EQ(top.methods[0].method, "dkim");
  EXPECT_EQ(top.methods[0].result, "pass");
  using Property = std::pair<std::string, std::string>;
  EXPECT_EQ(top.methods[0].properties, (std::vector<Property>{{"header.d", "school.ru"}, {"reason", "all; well"}}));
  EXPECT_EQ(top.methods[1].result, "fail");
  EXPECT_FALSE(message.authentication_results[1].on_top);
}

}  // namespace
}  // namespace marshrut::mail
