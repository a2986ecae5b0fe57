// Real LibreOffice: what schools send in other formats reads as the same document in DOCX does.
#include "office/convert.hpp"

#include <gtest/gtest.h>

#include "app/read.hpp"
#include "base/files.hpp"
#include "opc/writer.hpp"
#include "route/value.hpp"
#include "support/made_document.hpp"
#include "support/office.hpp"

namespace marshrut::office {
namespace {

namespace fs = std::filesystem;

const fs::path kSample = fs::path(MARSHRUT_SOURCE_DIR) / "samples/odintsovo/odintsovo-blank/errors.docx";

// A text with a picture and a section that lie in another file.
std::string odt_that_links(const std::string& target) {
  std::string odt;
  opc::Deflater deflater;
  opc::Writer writer(odt, deflater);
  writer.add_stored("mimetype", "application/vnd.oasis.opendocument.text");
  writer.add("content.xml",
             R"(<?xml version="1.0"?><office:document-content office:version="1.2")"
             R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
             R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
             R"( xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0")"
             R"( xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:p>a<draw:frame>)"
             R"(<draw:image xlink:type="simple" xlink:href=")" +
                 target + R"("/></draw:frame></text:p><text:section text:name="s"><text:section-source xlink:href=")" +
                 target +
                 R"("/><text:p>b</text:p></text:section></office:text></office:body></office:document-content>)");
  writer.add(
      "META-INF/manifest.xml",
      R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">)"
      R"(<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>)"
      R"(<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>)");
  EXPECT_TRUE(writer.finish());
  return odt;
}

class OtherFormats : public ::testing::Test {
protected:
  void SetUp() override { ASSERT_TRUE(marshrut::testing::program("soffice")) << "LibreOffice is not installed"; }

  std::string saved_as(const std::string& extension) {
    const auto done = marshrut::testing::convert({kSample}, extension, folder_.path(), folder_.path() / "profile");
    EXPECT_TRUE(done);
    return read_file(folder_.path() / ("errors." + extension)).value();
  }

  marshrut::testing::TemporaryFolder folder_;
};

TEST_F(OtherFormats, ReadAsTheSameRoute) {
  const auto& forms = marshrut::testing::forms();
  const auto want = app::read_document(read_file(kSample).value(), forms);
  for (const char* extension : {"odt", "rtf", "doc"}) {
    const auto got = app::read_document(saved_as(extension), forms);
    ASSERT_TRUE(got) << extension << ": " << got.error().message;
    EXPECT_EQ(route::serialize(got->reading.route), route::serialize(want->reading.route)) << extension;
  }
}

TEST_F(OtherFormats, ThatAreBrokenAreRefused) {
  for (const OfficeFormat format : {OfficeFormat::doc, OfficeFormat::odt}) {
    const auto converted = as_docx("\xD0\xCF\x11\xE0 broken", format);
    ASSERT_FALSE(converted);
    EXPECT_EQ(converted.error().code, Code::damaged);
  }
}

TEST_F(OtherFormats, ThatTakeTooLongAreGivenUp) {
  ConvertLimits limits;
  limits.wall = std::chrono::seconds(0);
  const auto converted = as_docx("{\\rtf1 x}", OfficeFormat::rtf, limits);
  ASSERT_FALSE(converted);
  EXPECT_EQ(converted.error().code, Code::timeout);
}

TEST_F(OtherFormats, ThatComeOutTooLargeAreRefused) {
  ConvertLimits limits;
  limits.max_bytes = 10;
  const auto converted = as_docx("{\\rtf1 x}", OfficeFormat::rtf, limits);
  ASSERT_FALSE(converted);
  EXPECT_EQ(converted.error().code, Code::too_large);
}

TEST_F(OtherFormats, DoNotBringInOtherFiles) {
  const auto secret = folder_.path() / "secret.txt";
  ASSERT_TRUE(write_file_atomic(secret, "СЕКРЕТ-secret-4711"));
  const auto docx = as_docx(odt_that_links("file://" + secret.string()), OfficeFormat::odt);
  ASSERT_TRUE(docx) << docx.error().message;
  const auto package = opc::Package::open(*docx);
  for (const auto& member : package->members()) {
    EXPECT_EQ(package->read(member.name).value().find("secret-4711"), std::string::npos) << member.name;
  }
}

}  // namespace
}  // namespace marshrut::office
