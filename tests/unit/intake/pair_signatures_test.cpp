#include "intake/pair_signatures.hpp"

#include <gtest/gtest.h>

#include "sign/facts.hpp"
#include "support/made_signature.hpp"

namespace marshrut::intake {
namespace {

using testing::MadeSignatures;

DocumentExam file(std::string name, std::string bytes, DocumentKind kind = DocumentKind::form) {
  DocumentExam document;
  document.name = std::move(name);
  document.bytes = std::move(bytes);
  document.kind = kind;
  return document;
}

// "1:matches": of the second file, made over it; "-1:" for a file that is no signature.
std::string told(const DocumentExam& document) {
  const auto found = sign::signature_from(document.signature);
  return std::to_string(document.signs) + ':' + (found ? std::string(sign::verdict_name(found->verdict())) : "");
}

class PairSignatures : public ::testing::Test {
protected:
  static void SetUpTestSuite() { made_ = new MadeSignatures; }
  static void TearDownTestSuite() { delete made_; }
  static std::string over(const std::string& document, const MadeSignatures::Words& more = {}) {
    return made_->sign(document, more);
  }
  static MadeSignatures* made_;
};
MadeSignatures* PairSignatures::made_ = nullptr;

TEST_F(PairSignatures, BelongToTheFileWhoseNameTheyHave) {
  std::vector<DocumentExam> documents = {file("a.docx", "A"), file("b.docx", "B"),
                                         file("b.docx.sig", over("A"), DocumentKind::beside),
                                         file("A.SIG", over("A"), DocumentKind::other)};
  pair_signatures(documents);
  ASSERT_EQ(documents.size(), 4U);
  EXPECT_EQ(told(documents[2]), "1:differs");
  EXPECT_EQ(told(documents[3]), "0:matches");
  EXPECT_EQ(documents[3].kind, DocumentKind::beside);
  EXPECT_EQ(told(documents[0]), "-1:");
}

TEST_F(PairSignatures, ElseToTheOneThatTheyWereMadeOver) {
  std::vector<DocumentExam> documents = {file("a.docx", "A"), file("b.docx", "B"), file("подпись.p7s", over("B"))};
  pair_signatures(documents);
  EXPECT_EQ(told(documents[2]), "1:matches");
}

TEST_F(PairSignatures, ElseToTheOnlyOne) {
  std::vector<DocumentExam> documents = {file("подпись.p7s", over("B")), file("a.docx", "A"),
                                         file("визитка.vcf", "BEGIN:VCARD", DocumentKind::beside)};
  pair_signatures(documents);
  EXPECT_EQ(told(documents[0]), "1:differs");
}

TEST_F(PairSignatures, OfManyFilesAreToldApartWhenNothingSaysWhose) {
  std::vector<DocumentExam> documents = {file("a.docx", "A"), file("b.docx", "B"), file("подпись.p7s", over("C"))};
  pair_signatures(documents);
  EXPECT_EQ(told(documents[2]), "-1:unverified");
  EXPECT_EQ(sign::signature_from(documents[2].signature)->signers[0].why, "document");
}

TEST_F(PairSignatures, OfTheLetterItselfBelongToNoFile) {
  std::vector<DocumentExam> documents = {file("a.docx", "A"), file("smime.p7s", over("the letter"))};
  pair_signatures(documents);
  EXPECT_EQ(told(documents[1]), "-1:");
}

TEST_F(PairSignatures, ThatHoldTheirDocumentBringIt) {
  std::vector<DocumentExam> documents = {file("a.docx.p7m", over("A", {"-nodetach"}), DocumentKind::beside)};
  pair_signatures(documents);
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(told(documents[0]), "1:matches");
  EXPECT_EQ(documents[1].name, "a.docx");
  EXPECT_EQ(documents[1].container, "a.docx.p7m");
  EXPECT_EQ(documents[1].bytes, "A");
}

TEST_F(PairSignatures, ThatCannotBeReadComeAlong) {
  std::vector<DocumentExam> documents = {file("a.docx", "A"),
                                         file("a.docx.sig", over("A").substr(0, 200), DocumentKind::beside)};
  pair_signatures(documents);
  EXPECT_EQ(told(documents[1]), "-1:");
  EXPECT_EQ(documents[1].kind, DocumentKind::beside);
}

}  // namespace
}  // namespace marshrut::intake
