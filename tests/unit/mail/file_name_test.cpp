// Names of attached files: every way programs write Cyrillic ones, and what a name must never hold.
#include <gtest/gtest.h>

#include <string>

#include "mail/parse.hpp"
#include "text/normalize.hpp"

namespace marshrut::mail {
namespace {

struct Case {
  const char* name;
  std::string fields, want;
};

std::string name_of(const std::string& fields) {
  const auto message =
      parse("From: a@b.ru\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + fields +
            "\r\n\r\nbytes\r\n--b--\r\n");
  EXPECT_TRUE(message.ok());
  EXPECT_EQ(message->attachments.size(), 1U);
  return message->attachments.empty() ? std::string() : message->attachments[0].name;
}

class FileNames : public testing::TestWithParam<Case> {};

TEST_P(FileNames, AreRead) { EXPECT_EQ(name_of(GetParam().fields), GetParam().want); }

const std::string kDisposition = "Content-Disposition: attachment; ";

INSTANTIATE_TEST_SUITE_P(
    Forms, FileNames,
    testing::Values(
        Case{"plain", kDisposition + "filename=plan.docx", "plan.docx"},
        Case{"quoted", kDisposition + "filename=\"my plan.docx\"", "my plan.docx"},
        Case{"bare_with_blanks", kDisposition + "filename=my plan.docx; size=5", "my plan.docx"},
        Case{"rfc2231", kDisposition + "filename*=utf-8''%D0%9F%D0%BB%D0%B0%D0%BD.docx", "План.docx"},
        Case{"rfc2231_koi8", kDisposition + "filename*=koi8-r'ru'%F0%CC%C1%CE.docx", "План.docx"},
        Case{"rfc2231_continued",
             kDisposition + "\r\n filename*0*=utf-8''%D0%9F%D0%BB;\r\n filename*1*=%D0%B0%D0%BD;\r\n filename*2=.docx",
             "План.docx"},
        Case{"rfc2231_out_of_order", kDisposition + "filename*1*=%D0%B0%D0%BD.docx; filename*0*=utf-8''%D0%9F%D0%BB",
             "План.docx"},
        Case{"rfc2231_split_within_a_character", kDisposition + "filename*0*=utf-8''%D0%9F%D0; filename*1*=%BB.docx",
             "Пл.docx"},
        Case{"rfc2231_before_plain", kDisposition + "filename=\"????.docx\"; filename*=utf-8''%D0%9F.docx", "П.docx"},
        Case{"rfc2047", kDisposition + "filename=\"=?windows-1251?B?z+vg7S5kb2N4?=\"", "План.docx"},
        Case{"rfc2047_bare", kDisposition + "filename==?windows-1251?B?z+vg7S5kb2N4?=", "План.docx"},
        Case{"rfc2047_two_words", kDisposition + "filename=\"=?utf-8?B?0J/Qu9A=?=\r\n =?utf-8?B?sNC9LmRvY3g=?=\"",
             "План.docx"},
        Case{"rfc2047_over_continuations",
             kDisposition + "filename*0=\"=?utf-8?B?0J/Qu9\"; filename*1=\"Cw0L0=?=.docx\"", "План.docx"},
        Case{"padded_word_in_the_midst",
             kDisposition + "filename=\"=?utf-8?B?0JHQu9Cw0L3Quiw=?= =?utf-8?B?INC+0YLRh9GR0YIuZG9j?=\"",
             "Бланк, отчёт.doc"},
        Case{"raw_utf8", kDisposition + "filename=\"План.docx\"", "План.docx"},
        Case{"raw_cp1251", kDisposition + "filename=\"\xCF\xEB\xE0\xED \xF0\xE0\xE7\xE2\xE8\xF2\xE8\xFF.docx\"",
             "План развития.docx"},
        Case{"raw_koi8r", kDisposition + "filename=\"\xF0\xCC\xC1\xCE \xD2\xC1\xDA\xD7\xC9\xD4\xC9\xD1.docx\"",
             "План развития.docx"},
        Case{"raw_cp866", kDisposition + "filename=\"\x8F\xAB\xA0\xAD \xE0\xA0\xA7\xA2\xA8\xE2\xA8\xEF.docx\"",
             "План развития.docx"},
        Case{"of_the_type", "Content-Type: application/msword; name=\"=?utf-8?B?0J8=?=.doc\"", "П.doc"},
        Case{"decomposed", kDisposition + "filename*=utf-8''%D0%B8%CC%86.docx", "й.docx"},
        Case{"unix_path", kDisposition + "filename=\"../../etc/passwd\"", "passwd"},
        Case{"windows_path", kDisposition + "filename=\"C:\\Users\\Anna\\plan.docx\"", "plan.docx"},
        Case{"encoded_path", kDisposition + "filename*=utf-8''..%2F..%5Cplan.docx", "plan.docx"},
        Case{"line_end", kDisposition + "filename*=utf-8''a%0D%0ABcc%3A%20x%00.docx", "a  Bcc: x .docx"},
        Case{"bidi_override", kDisposition + "filename*=utf-8''plan%E2%80%AExcod.exe", "planxcod.exe"},
        Case{"zero_width", kDisposition + "filename*=utf-8''p%E2%80%8Blan.docx", "plan.docx"},
        Case{"dots_only", kDisposition + "filename=\"..\"", "attachment-1.txt"},
        Case{"ending_only", "Content-Type: application/pdf\r\n" + kDisposition + "filename=\".pdf\"",
             "attachment-1.pdf"},
        Case{"none", "Content-Type: application/pdf\r\n" + kDisposition, "attachment-1.pdf"},
        Case{"quotes_left_open", kDisposition + "filename=\"plan.docx", "plan.docx"}),
    [](const auto& made) { return std::string(made.param.name); });

TEST(FileName, ALongOneKeepsItsEnding) {
  std::string russian;
  for (int i = 0; i < 200; ++i) russian += "ж";
  const std::string name = name_of(kDisposition + "filename=\"" + russian + ".docx\"");
  std::size_t characters = 0;
  for (std::size_t at = 0; at < name.size(); ++characters) static_cast<void>(text::next_code_point(name, at));
  EXPECT_EQ(characters, 120U);
  EXPECT_EQ(name.substr(name.size() - 5), ".docx");
}

}  // namespace
}  // namespace marshrut::mail
