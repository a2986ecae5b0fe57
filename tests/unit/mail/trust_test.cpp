// Only our own server's word counts, and only where it alone could have put it.
#include "mail/trust.hpp"

#include <gtest/gtest.h>

#include "mail/parse.hpp"

namespace marshrut::mail {
namespace {

struct Case {
  const char* name;
  std::string head;
  Verdict want;
};

class Verdicts : public testing::TestWithParam<Case> {};

TEST_P(Verdicts, AreOfOurServer) {
  const auto message = parse(GetParam().head + "\n\ntext\n");
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(sender_verdict(*message, "mx.imc.ru"), GetParam().want);
}

const std::string kAr = "Authentication-Results: mx.imc.ru; ";
const std::string kFrom = "From: Anna <anna@school.ru>";

INSTANTIATE_TEST_SUITE_P(
    Letters, Verdicts,
    testing::Values(
        Case{"dmarc_pass", kAr + "dmarc=pass header.from=school.ru\n" + kFrom, Verdict::pass},
        Case{"dmarc_fail", kAr + "dmarc=fail header.from=school.ru; spf=pass smtp.mailfrom=school.ru\n" + kFrom,
             Verdict::fail},
        Case{"dmarc_of_another", kAr + "dmarc=pass header.from=evil.ru\n" + kFrom, Verdict::none},
        Case{"spf_aligned", kAr + "spf=pass smtp.mailfrom=anna@school.ru\n" + kFrom, Verdict::pass},
        Case{"spf_of_another", kAr + "spf=pass smtp.mailfrom=x@evil.ru\n" + kFrom, Verdict::none},
        Case{"spf_fail", kAr + "spf=fail smtp.mailfrom=anna@school.ru\n" + kFrom, Verdict::fail},
        Case{"spf_softfail", kAr + "spf=softfail smtp.mailfrom=anna@school.ru\n" + kFrom, Verdict::none},
        Case{"dkim_aligned", kAr + "dkim=pass header.d=school.ru\n" + kFrom, Verdict::pass},
        Case{"dkim_of_a_parent", kAr + "dkim=pass header.d=edu.ru\nFrom: a@school.edu.ru", Verdict::pass},
        Case{"dkim_of_a_child", kAr + "dkim=pass header.d=evil.spb.ru\nFrom: a@spb.ru", Verdict::none},
        Case{"dkim_of_a_tail", kAr + "dkim=pass header.d=ool.ru\n" + kFrom, Verdict::none},
        Case{"dkim_of_a_top_domain", kAr + "dkim=pass header.d=ru\n" + kFrom, Verdict::none},
        Case{"dkim_by_identity", kAr + "dkim=pass header.i=@school.ru\n" + kFrom, Verdict::pass},
        Case{"below_received", "Received: by mx\n" + kAr + "dkim=pass header.d=school.ru\n" + kFrom, Verdict::pass},
        Case{"forged_below_the_head", kFrom + "\n" + kAr + "dkim=pass header.d=school.ru", Verdict::none},
        Case{"forged_below_ours", kAr + "spf=fail smtp.mailfrom=school.ru\n" + kAr + "dmarc=pass\n" + kFrom,
             Verdict::fail},
        Case{"of_another_server", "Authentication-Results: mx.evil.ru; dmarc=pass\n" + kFrom, Verdict::none},
        Case{"below_that_of_another_server", "Authentication-Results: relay.ru; none\n" + kAr + "dmarc=pass\n" + kFrom,
             Verdict::pass},
        Case{"a_comment_says_nothing", kAr + "spf=none (dmarc=pass)\n" + kFrom, Verdict::none},
        Case{"quoted_text_says_nothing", kAr + "spf=none reason=\"x; dmarc=pass\"\n" + kFrom, Verdict::none},
        Case{"two_from_fields", kAr + "dmarc=pass\n" + kFrom + "\nFrom: b@evil.ru", Verdict::fail},
        Case{"two_from_addresses", kAr + "dmarc=pass\nFrom: a@school.ru, b@evil.ru", Verdict::fail},
        Case{"no_word", kFrom, Verdict::none}),
    [](const auto& made) { return std::string(made.param.name); });

TEST(FromDomain, IsOfTheOnlySender) {
  const auto message = parse("From: Anna <anna@School.RU>\n\nx");
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(from_domain(*message), "school.ru");
}

TEST(Verdicts, WithoutAServerNothingIsVouchedFor) {
  const auto message = parse("Authentication-Results: ; dmarc=pass\n" + kFrom + "\n\nx");
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(sender_verdict(*message, ""), Verdict::none);
}

}  // namespace
}  // namespace marshrut::mail
