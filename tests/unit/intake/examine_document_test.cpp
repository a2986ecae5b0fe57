// Attached files examined: the project's own samples, and what else comes under a document's name.
#include "intake/examine_document.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "support/made_document.hpp"
#include "unit/intake/attached.hpp"

namespace marshrut::intake {
namespace {

namespace fs = std::filesystem;

const fs::path kSamples = MARSHRUT_SOURCE_DIR "/samples";

DocumentExam examine(std::string bytes, const std::string& name = "ИОМ.docx",
                     const std::string& type = "application/octet-stream") {
  DocumentExam document;
  document.name = name;
  document.media_type = type;
  document.container = "бланки.zip";
  document.bytes = std::move(bytes);
  return examine_document(std::move(document), testing::forms());
}

std::string sample(const std::string& path) { return read_file(kSamples / path).value(); }

TEST(ExamineDocument, AFormIsReadWhole) {
  const std::string bytes = sample("sevastopol/sevastopol-card/check-boxes.docx");
  const DocumentExam card = examine(bytes);
  EXPECT_EQ(card.kind, DocumentKind::form);
  EXPECT_EQ(card.error, "");
  EXPECT_EQ(card.form, "sevastopol-card");
  EXPECT_EQ(card.model, "route");
  EXPECT_EQ(card.region, "SEV");
  EXPECT_FALSE(card.form_title.empty());
  EXPECT_EQ(card.errors, 0);
  EXPECT_EQ(card.blank, "");
  EXPECT_EQ(card.bytes, bytes);
  EXPECT_EQ(card.sha256, sha256_hex(bytes));
  EXPECT_EQ(card.container, "бланки.zip");
  const auto line = nlohmann::json::parse(card.reading);
  EXPECT_EQ(line["route"]["teacher"]["full_name"], card.teacher);
  EXPECT_EQ(line["route"], nlohmann::json::parse(card.route));
  EXPECT_FALSE(card.teacher.empty());
}

TEST(ExamineDocument, WhatIsToBeMendedIsShownInIt) {
  const DocumentExam bad = examine(sample("odintsovo/odintsovo-blank/errors.docx"));
  EXPECT_EQ(bad.kind, DocumentKind::form);
  ASSERT_GT(bad.errors, 0);
  const auto remarks = nlohmann::json::parse(bad.remarks);
  EXPECT_EQ(remarks.size(), static_cast<std::size_t>(bad.errors + bad.warnings));
  for (const auto& remark : remarks) {
    EXPECT_FALSE(remark["message"].get<std::string>().empty());
    EXPECT_FALSE(remark["label"].get<std::string>().empty()) << remark["path"];
  }
  ASSERT_FALSE(bad.annotated.empty());
  // The comments are no part of what the document says: sent back as it is, it is the same again.
  const DocumentExam again = examine(bad.annotated);
  EXPECT_EQ(again.form, bad.form);
  EXPECT_EQ(again.route, bad.route);
  EXPECT_EQ(again.remarks, bad.remarks);
}

TEST(ExamineDocument, AConvertedOneWithErrorsGetsACleanBlankWithItsValues) {
  DocumentExam old;
  old.name = "ИОМ.doc";
  old.bytes = "as it came";
  const DocumentExam bad = examine_converted(old, sample("odintsovo/odintsovo-blank/errors.docx"), testing::forms());
  EXPECT_TRUE(bad.converted);
  EXPECT_EQ(bad.bytes, "as it came");
  ASSERT_FALSE(bad.blank.empty());
  const DocumentExam blank = examine(bad.blank);
  EXPECT_EQ(blank.form, bad.form);
  EXPECT_EQ(blank.teacher, bad.teacher);
  const DocumentExam good =
      examine_converted(old, sample("sevastopol/sevastopol-card/check-boxes.docx"), testing::forms());
  EXPECT_EQ(good.blank, "");
  EXPECT_EQ(examine_converted(old, "no document", testing::forms()).kind, DocumentKind::unknown);
}

TEST(ExamineDocument, EverySampleIsWhatItsFolderSays) {
  std::size_t forms = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kSamples)) {
    if (entry.path().extension() != ".docx") continue;
    const DocumentExam document = examine(read_file(entry.path()).value(), entry.path().filename().string());
    const std::string want = entry.path().parent_path().filename().string();
    if (testing::forms().find(want) == nullptr || !testing::forms().find(want)->profile().reads) {
      EXPECT_EQ(document.kind, DocumentKind::unknown) << entry.path();
      EXPECT_EQ(document.error, "unknown-form") << entry.path();
      continue;
    }
    ++forms;
    EXPECT_EQ(document.form, want) << entry.path();
    EXPECT_EQ(document.annotated.empty(), document.errors + document.warnings == 0) << entry.path();
    EXPECT_TRUE(nlohmann::json::accept(document.reading)) << entry.path();
  }
  EXPECT_GT(forms, 10U);
}

struct Case {
  const char* name;
  std::string bytes;
  const char* file_name;
  DocumentKind kind;
  const char* error;
  const char* format;
};

TEST(ExamineDocument, WhatCantBeReadSaysWhy) {
  using test::compound_file;
  using test::zip;
  const std::string good = sample("sevastopol/sevastopol-card/check-boxes.docx");
  const Case cases[] = {
      {"nothing", "", "ИОМ.docx", DocumentKind::unknown, "empty", ""},
      {"cut", good.substr(0, good.size() / 2), "ИОМ.docx", DocumentKind::unknown, "damaged", ""},
      {"text", "hello", "ИОМ.docx", DocumentKind::unknown, "not-a-document", ""},
      {"password", compound_file({"EncryptionInfo", "EncryptedPackage"}), "ИОМ.docx", DocumentKind::unknown,
       "encrypted", ""},
      {"a zip of nothing ours", zip({{"a.txt", "x"}}), "архив.zip", DocumentKind::unknown, "not-a-document", ""},
      {"doc", compound_file({"WordDocument"}), "ИОМ.doc", DocumentKind::office, "", "doc"},
      {"doc in a new name", compound_file({"WordDocument"}), "ИОМ.docx", DocumentKind::office, "", "doc"},
      {"rtf", "{\\rtf1 x}", "ИОМ.doc", DocumentKind::office, "", "rtf"},
      {"odt", test::zip_beginning("mimetype", "application/vnd.oasis.opendocument.text"), "ИОМ.odt",
       DocumentKind::office, "", "odt"},
      {"pdf", "%PDF-1.7", "скан.pdf", DocumentKind::pdf, "", ""},
  };
  for (const Case& one : cases) {
    const DocumentExam document = examine(one.bytes, one.file_name);
    EXPECT_EQ(kind_name(document.kind), kind_name(one.kind)) << one.name;
    EXPECT_EQ(document.error, one.error) << one.name;
    EXPECT_EQ(document.format, one.format) << one.name;
    EXPECT_EQ(document.sha256, sha256_hex(one.bytes)) << one.name;
    EXPECT_EQ(document.reading + document.annotated + document.blank, "") << one.name;
  }
}

TEST(ExamineDocument, AnyPieceOfADocumentIsSomething) {
  const std::string good = sample("odintsovo/odintsovo-blank/errors.docx");
  for (std::size_t size = 1; size < good.size(); size += good.size() / 23) {
    const DocumentExam document = examine(good.substr(0, size));
    EXPECT_NE(document.kind, DocumentKind::form) << size;
    EXPECT_FALSE(document.error.empty()) << size;
  }
}

}  // namespace
}  // namespace marshrut::intake
