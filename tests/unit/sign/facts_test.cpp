#include "sign/facts.hpp"

#include <gtest/gtest.h>

namespace marshrut::sign {
namespace {

TEST(SignatureFacts, AreReadBack) {
  Signature signature;
  signature.signers.resize(2);
  signature.signers[0] = {Verdict::matches, {},    "Иванова А. П.", "СОШ", "директор", "УЦ",
                          "01AB",           "RSA", "SHA-256",       1,     2,          3};
  signature.signers[1].why = "algorithm";
  const std::string json = facts_json(signature);
  EXPECT_NE(json.find(R"("verdict":"unverified","signers")"), std::string::npos) << json;
  const auto read = signature_from(json);
  ASSERT_TRUE(read);
  EXPECT_EQ(facts_json(*read), json);
  EXPECT_EQ(read->signers[0].valid_until_ms, 3);
}

TEST(SignatureFacts, OfNonsenseAreRefused) {
  for (const char* json : {"", "{}", "[]", R"({"signers": 1})", R"({"signers": [{"verdict": 1}]})"}) {
    EXPECT_FALSE(signature_from(json)) << json;
  }
}

}  // namespace
}  // namespace marshrut::sign
