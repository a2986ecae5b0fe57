#include "sign/signature.hpp"

#include <gtest/gtest.h>

#include "base/clock.hpp"
#include "sign/words.hpp"
#include "support/made_signature.hpp"

namespace marshrut::sign {
namespace {

using testing::MadeSignatures;

const std::string kDocument = "Карта ИОМ\r\nвторая строка\n";

TEST(Signature, OfTheseBytesMatchesAndSaysWhoAndWhen) {
  MadeSignatures made;
  ASSERT_TRUE(made.made());
  const auto found = examine(made.sign(kDocument), kDocument);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->signers.size(), 1U);
  const Signer& signer = found->signers[0];
  EXPECT_EQ(found->verdict(), Verdict::matches);
  EXPECT_FALSE(found->content);
  EXPECT_EQ(signer.name, "Иванова Анна Петровна");
  EXPECT_EQ(signer.organization, "МБОУ СОШ 3");
  EXPECT_EQ(signer.title, "Заместитель директора");
  EXPECT_EQ(signer.algorithm, "RSA, 2048 бит");
  EXPECT_EQ(signer.digest, "SHA-256");
  ASSERT_TRUE(signer.signed_ms && signer.valid_from_ms && signer.valid_until_ms);
  EXPECT_LE(*signer.valid_from_ms, *signer.signed_ms);
  EXPECT_LT(*signer.signed_ms, *signer.valid_until_ms);
  EXPECT_FALSE(signer.serial.empty());
}

TEST(Signature, OfOtherBytesDiffers) {
  MadeSignatures made;
  const std::string signature = made.sign(kDocument);
  for (const std::string& other : {kDocument + " ", std::string(), std::string("x")}) {
    const auto found = examine(signature, other);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->verdict(), Verdict::differs);
    EXPECT_EQ(found->signers[0].why, "content");
  }
}

TEST(Signature, WithoutSignedAttributesIsCheckedToo) {
  MadeSignatures made;
  const std::string signature = made.sign(kDocument, {"-noattr"});
  EXPECT_EQ(examine(signature, kDocument)->verdict(), Verdict::matches);
  EXPECT_FALSE(examine(signature, kDocument)->signers[0].signed_ms);
  EXPECT_EQ(examine(signature, kDocument + "x")->verdict(), Verdict::differs);
}

TEST(Signature, IsTakenAsBase64AndAsPem) {
  MadeSignatures made;
  made.sign(kDocument);
  ASSERT_EQ(testing::run({"openssl", "base64", "-in", made.path("sig"), "-out", made.path("b64")}), 0);
  ASSERT_EQ(testing::run({"openssl", "cms", "-cmsout", "-inform", "DER", "-in", made.path("sig"), "-outform", "PEM",
                          "-out", made.path("pem")}),
            0);
  const std::string base64 = read_file(made.path("b64")).value();
  for (const std::string& text : {base64, "\xEF\xBB\xBF" + base64, read_file(made.path("pem")).value()}) {
    EXPECT_TRUE(looks_like_signature(text));
    const auto found = examine(text, kDocument);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->verdict(), Verdict::matches);
  }
}

TEST(Signature, ThatHoldsItsDocumentGivesItBack) {
  MadeSignatures made;
  const std::string signature = made.sign(kDocument, {"-nodetach"});
  const auto found = examine_attached(signature);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->verdict(), Verdict::matches);
  EXPECT_EQ(found->content, kDocument);
  EXPECT_EQ(examine(signature, "other")->verdict(), Verdict::differs);
  EXPECT_EQ(examine_attached(made.sign(kDocument)).error().code, Code::not_a_document);
}

TEST(Signature, WithoutACertificateIsNotVerified) {
  MadeSignatures made;
  const auto found = examine(made.sign(kDocument, {"-nocerts"}), kDocument);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->verdict(), Verdict::unverified);
  EXPECT_EQ(found->signers[0].why, "certificate");
  EXPECT_FALSE(found->signers[0].serial.empty());
}

TEST(Signature, OfTwoSignersIsAsGoodAsTheWorse) {
  MadeSignatures one, other;
  const std::string first = one.sign(kDocument);
  ASSERT_EQ(testing::run({"openssl", "cms", "-resign", "-binary", "-inform", "DER", "-in", one.path("sig"), "-content",
                          one.path("doc"), "-signer", other.path("crt"), "-inkey", other.path("key"), "-outform", "DER",
                          "-out", one.path("two")}),
            0);
  const auto found = examine(read_file(one.path("two")).value(), kDocument);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->signers.size(), 2U);
  EXPECT_EQ(found->verdict(), Verdict::matches);
}

// A certificate of the same issuer and number with another key: the signature must not pass for its owner's.
TEST(Signature, BrokenInItsValueDiffers) {
  MadeSignatures made;
  std::string signature = made.sign(kDocument);
  signature[signature.size() - 5] = static_cast<char>(signature[signature.size() - 5] ^ 1);
  const auto found = examine(signature, kDocument);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->verdict(), Verdict::differs);
  EXPECT_EQ(found->signers[0].why, "key");
}

// One test, since the engine stays once it is there.
TEST(Signature, ByGostIsNamedAndVerifiedOnlyWhereTheEngineIs) {
  MadeSignatures made({"gost2012_256", "-pkeyopt", "paramset:A"}, {"-engine", "gost"});
  ASSERT_TRUE(made.made()) << "Debian's package libengine-gost-openssl is needed here";
  const std::string signature = made.sign(kDocument, {"-md", "md_gost12_256"});
  ASSERT_FALSE(signature.empty());
  const auto before = examine(signature, kDocument);
  ASSERT_TRUE(before);
  EXPECT_EQ(before->verdict(), Verdict::unverified);
  EXPECT_EQ(before->signers[0].why, "algorithm");
  EXPECT_EQ(before->signers[0].algorithm, "ГОСТ Р 34.10-2012, 256 бит");
  EXPECT_EQ(before->signers[0].digest, "ГОСТ Р 34.11-2012, 256 бит");
  EXPECT_EQ(before->signers[0].name, "Иванова Анна Петровна");
  EXPECT_NE(signer_words(before->signers[0]).find("не проверена: алгоритм «ГОСТ Р 34.10-2012, 256 бит»"),
            std::string::npos);
  ASSERT_TRUE(use_gost_engine());
  EXPECT_EQ(examine(signature, kDocument)->verdict(), Verdict::matches);
  EXPECT_EQ(examine(signature, kDocument + "x")->verdict(), Verdict::differs);
}

TEST(Signature, DamagedOrNoneIsRefused) {
  MadeSignatures made;
  const std::string signature = made.sign(kDocument);
  EXPECT_EQ(examine("", kDocument).error().code, Code::not_a_document);
  EXPECT_EQ(examine(kDocument, kDocument).error().code, Code::not_a_document);
  EXPECT_EQ(examine(std::string(600, 'A'), kDocument).error().code, Code::not_a_document);
  SignatureLimits small;
  small.bytes = 100;
  EXPECT_EQ(examine(signature, kDocument, small).error().code, Code::too_large);
  SignatureLimits none;
  none.signers = 0;
  EXPECT_EQ(examine(signature, kDocument, none).error().code, Code::too_large);
  for (std::size_t length = 20; length < signature.size(); length += 13) {
    const auto cut = examine(std::string_view(signature).substr(0, length), kDocument);
    EXPECT_FALSE(cut) << length;
  }
  // Whatever a changed byte does, it never makes a signature of other bytes.
  for (std::size_t at = 0; at < signature.size(); at += 7) {
    std::string changed = signature;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    const auto found = examine(changed, "other");
    EXPECT_TRUE(!found || found->verdict() != Verdict::matches) << at;
  }
}

TEST(Signature, IsToldInRussianWithNoMoreThanWasChecked) {
  MadeSignatures made;
  auto found = examine(made.sign(kDocument), kDocument);
  ASSERT_TRUE(found);
  Signer& signer = found->signers[0];
  signer.signed_ms = 1'710'244'800'000;  // 12 March 2024, noon
  EXPECT_EQ(signer_words(signer),
            "Подписано: Иванова Анна Петровна, Заместитель директора, МБОУ СОШ 3; время, указанное при подписании, — "
            "12 марта 2024 г. Подпись от этого файла, после подписания он не менялся. Доверие к сертификату не "
            "проверялось.");
  for (const char* why : {"content", "key", "certificate"}) {
    signer.verdict = Verdict::differs;
    signer.why = why;
    EXPECT_EQ(signer_words(signer).find('['), std::string::npos) << why;
  }
}

}  // namespace
}  // namespace marshrut::sign
