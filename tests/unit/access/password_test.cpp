#include "access/password.hpp"

#include <gtest/gtest.h>

#include <set>

#include "access/secrets.hpp"

namespace marshrut::access {
namespace {

TEST(Password, FitsOnlyItself) {
  const auto hash = hash_password("верный пароль");
  ASSERT_TRUE(hash);
  EXPECT_TRUE(hash->starts_with("$argon2id$"));
  EXPECT_TRUE(password_fits(*hash, "верный пароль"));
  EXPECT_FALSE(password_fits(*hash, "верный парол"));
  EXPECT_FALSE(password_fits(*hash, ""));
  EXPECT_FALSE(password_fits("", "верный пароль")) << "nobody's";
  EXPECT_FALSE(password_fits("not a hash", "верный пароль"));
  EXPECT_NE(*hash, *hash_password("верный пароль")) << "a salt of its own";
}

TEST(Password, IsJudgedBeforeItIsTaken) {
  struct Case {
    const char* password;
    const char* fault;
  };
  const Case cases[] = {{"короткий", "short"},        {"десять бук", ""},      {"aaaaaaaaaaaa", "common"},
                        {"ivanova-2026-x", "common"}, {"correct horse b", ""}, {"abcabcabcabc", "common"}};
  for (const Case& one : cases) EXPECT_EQ(password_fault(one.password, "ivanova"), one.fault) << one.password;
  EXPECT_EQ(password_fault(std::string(kLongest, 'a') + "bcde", "x"), "long");
}

TEST(Password, IsMadeToBeTyped) {
  std::set<std::string> made;
  for (int i = 0; i < 100; ++i) {
    const std::string one = new_password();
    EXPECT_EQ(one.size(), 19U);
    EXPECT_EQ(one.find_first_of("ilo01"), std::string::npos) << one;
    EXPECT_EQ(password_fault(one, "login"), "") << one;
    made.insert(one);
  }
  EXPECT_EQ(made.size(), 100U);
}

TEST(Tokens, AreLongAndDifferent) {
  EXPECT_EQ(new_token().size(), 43U);
  EXPECT_NE(new_token(), new_token());
  EXPECT_EQ(token_hash("a").size(), 64U);
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "ab"));
}

}  // namespace
}  // namespace marshrut::access
