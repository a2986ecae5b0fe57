#include "access/totp.hpp"

#include <gtest/gtest.h>

namespace marshrut::access {
namespace {

// RFC 6238, appendix B: the secret «12345678901234567890», the last six of its eight digits.
constexpr const char* kSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

TEST(Totp, KnowsTheCodesOfItsRfc) {
  struct Case {
    std::int64_t seconds;
    const char* code;
  };
  const Case cases[] = {{59, "287082"}, {1111111109, "081804"}, {1234567890, "005924"}, {2000000000, "279037"}};
  for (const Case& one : cases) {
    const auto step = totp_step(kSecret, one.code, one.seconds * 1000, 0);
    ASSERT_TRUE(step) << one.seconds;
    EXPECT_EQ(*step, one.seconds / 30);
  }
}

TEST(Totp, TakesNoCodeTwiceAndNoneFromFarAway) {
  const Millis at = Millis{1234567890} * 1000;
  EXPECT_FALSE(totp_step(kSecret, "005924", at, 1234567890 / 30)) << "taken already";
  EXPECT_TRUE(totp_step(kSecret, "005924", at + 30'000, 0)) << "a clock that is off by one step";
  EXPECT_FALSE(totp_step(kSecret, "005924", at + 90'000, 0));
  for (const char* code : {"", "00592", "0059240", "abcdef", "005925"}) EXPECT_FALSE(totp_step(kSecret, code, at, 0));
  EXPECT_FALSE(totp_step("not base32!", "005924", at, 0));
}

TEST(Totp, TellsAuthenticatorsWhatTheyNeed) {
  EXPECT_EQ(new_totp_secret().size(), 32U);
  EXPECT_EQ(totp_uri("ABC", "ivanova", "УМЦ"),
            "otpauth://totp/"
            "%D0%A3%D0%9C%D0%A6:ivanova?secret=ABC&issuer=%D0%A3%D0%9C%D0%A6&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace marshrut::access
