// Real LibreOffice: what schools send in other formats reads as the same document in DOCX does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/read.hpp"
#include "app/table_file.hpp"
#include "base/files.hpp"
#include "opc/writer.hpp"
#include "route/value.hpp"
#include "support/made_document.hpp"
#include "support/office.hpp"
#include "text/normalize.hpp"
#include "unit/xlsx_read/dump.hpp"

namespace marshrut::office {
namespace {

namespace fs = std::filesystem;

const fs::path kDocument = fs::path(MARSHRUT_SOURCE_DIR) / "samples/odintsovo/odintsovo-blank/errors.docx";
const fs::path kTable = fs::path(MARSHRUT_SOURCE_DIR) / "samples/lists/staff.xlsx";

// Text in ISO 8859-1, with references for all that it has no letters for, and one letter that is not UTF-8.
std::string as_latin(const std::string& xml) {
  std::string latin = R"(<?xml version="1.0" encoding="ISO-8859-1"?>)";
  for (std::size_t at = xml.find("?>") + 2; at < xml.size();) {
    const char32_t c = text::next_code_point(xml, at);
    latin += c < 0x80 ? std::string(1, static_cast<char>(c)) : "&#" + std::to_string(static_cast<unsigned>(c)) + ";";
  }
  return latin.insert(latin.find("<w:body>"), "<!-- \xE9 -->");
}

class OtherFormats : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    OfficeSettings settings = app::own_office();
    settings.program = MARSHRUT_PROGRAM;
    converter_ = new app::Converter(settings);
    folder_ = new marshrut::testing::TemporaryFolder;
  }
  static void TearDownTestSuite() {
    delete converter_;
    delete folder_;
  }
  void SetUp() override { ASSERT_TRUE(marshrut::testing::program("soffice")) << "LibreOffice is not installed"; }

  static std::string saved_as(const fs::path& file, const std::string& filter) {
    const auto done = marshrut::testing::convert({file}, filter, folder_->path(), folder_->path() / "profile");
    EXPECT_TRUE(done) << filter;
    const std::string extension = filter.substr(0, filter.find(':'));
    const fs::path saved = folder_->path() / (file.stem().string() + "." + extension);
    auto bytes = read_file(saved);
    EXPECT_TRUE(bytes) << saved;
    return bytes ? std::move(*bytes) : std::string();
  }

  static std::string route_of(std::string bytes) {
    const auto read = app::read_document(std::move(bytes), marshrut::testing::forms(), {}, converter_);
    return read ? route::serialize(read->reading.route) : std::string(code_name(read.error().code));
  }

  static std::string refusal_of(std::string bytes) {
    const auto read = app::read_document(std::move(bytes), marshrut::testing::forms(), {}, converter_);
    return read ? "read" : std::string(code_name(read.error().code));
  }

  static std::string rows_of(const fs::path& file) { return xlsx::test::dump(app::open_table_file(file, *converter_)); }

  static app::Converter* converter_;
  static marshrut::testing::TemporaryFolder* folder_;
};

app::Converter* OtherFormats::converter_ = nullptr;
marshrut::testing::TemporaryFolder* OtherFormats::folder_ = nullptr;

TEST_F(OtherFormats, ReadAsTheSameRoute) {
  const std::string want = route_of(read_file(kDocument).value());
  for (const char* filter : {"odt", "rtf", "doc", "fodt", "xml:MS Word 2003 XML", "docm:MS Word 2007 XML VBA",
                             "dotx:MS Word 2007 XML Template", "html:HTML (StarWriter)"}) {
    EXPECT_EQ(route_of(saved_as(kDocument, filter)), want) << filter;
  }
}

TEST_F(OtherFormats, OfTablesHoldTheSameRows) {
  const std::string want = rows_of(kTable);
  for (const char* extension : {"xls", "ods", "fods"}) {
    (void)saved_as(kTable, extension);
    EXPECT_EQ(rows_of(folder_->path() / (std::string("staff.") + extension)), want) << extension;
  }
}

TEST_F(OtherFormats, ThatAreMarkedUpTextAreTables) {
  const std::string rows = R"(<tr><td>ФИО</td><td>Класс</td></tr><tr><td>Орлова</td><td>7</td></tr>)";
  const std::pair<const char*, std::string> cases[] = {
      {"a web page", R"(<html><head><meta charset="utf-8"></head><body><table>)" + rows + "</table></body></html>"},
      {"Excel 2003",
       R"(<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet")"
       R"( xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>)"
       R"(<Row><Cell><Data ss:Type="String">ФИО</Data></Cell><Cell><Data ss:Type="String">Класс</Data></Cell></Row>)"
       R"(<Row><Cell><Data ss:Type="String">Орлова</Data></Cell><Cell><Data ss:Type="Number">7</Data></Cell></Row>)"
       R"(</Table></Worksheet></Workbook>)"}};
  for (const auto& [name, bytes] : cases) {
    const fs::path file = folder_->path() / "marked-up.xls";
    ASSERT_TRUE(write_file_atomic(file, bytes));
    EXPECT_EQ(rows_of(file), "A1=ФИО B1=Класс / A2=Орлова B2=#7") << name;
  }
}

TEST_F(OtherFormats, ThatAreBrokenAreRefused) {
  const std::string odt = saved_as(kDocument, "odt"), doc = saved_as(kDocument, "doc");
  const std::pair<const char*, std::string> cases[] = {
      {"half an ODT", odt.substr(0, odt.size() / 2)},
      {"a DOC without its text", doc.substr(0, 2048)},
      {"no RTF", "{\\rtf"},
      {"a DOCX cut off", read_file(kDocument).value().substr(0, 5000)},
      {"flat OpenDocument that ends", R"(<?xml version="1.0"?><office:document office:mimetype=")"
                                      R"(application/vnd.oasis.opendocument.text"><office:body>)"}};
  for (const auto& [name, bytes] : cases) {
    EXPECT_THAT(refusal_of(bytes), ::testing::AnyOf("damaged", "not-a-document", "unsupported-format", "unknown-form"))
        << name;
  }
}

TEST_F(OtherFormats, ThatNeedAPasswordAreNotGivenToLibreOffice) {
  const auto started = converter_->office().counts();
  std::string odt;
  opc::Deflater deflater;
  opc::Writer writer(odt, deflater);
  writer.add_stored("mimetype", "application/vnd.oasis.opendocument.text");
  writer.add("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>");
  ASSERT_TRUE(writer.finish());
  EXPECT_EQ(refusal_of(odt), "encrypted");
  EXPECT_EQ(converter_->office().counts().failed, started.failed);
}

// XML in an encoding that our reader doesn't know.
TEST_F(OtherFormats, ThatOnlyLibreOfficeOpensAreReadAfterAll) {
  const std::string good = read_file(kDocument).value();
  const std::string latin = marshrut::testing::with_part(good, "word/document.xml", as_latin);
  const auto plain = app::read_document(latin, marshrut::testing::forms());
  ASSERT_FALSE(plain);
  EXPECT_EQ(plain.error().code, Code::damaged);
  EXPECT_EQ(route_of(latin), route_of(good));
}

TEST_F(OtherFormats, ThatAreNoSoundPackagesStayRefused) {
  const std::string good = read_file(kDocument).value();
  const auto started = converter_->office().counts();
  std::string wrong = good;
  const std::size_t name = wrong.rfind("word/styles.xml");
  wrong.replace(name, 15, "word/stylex.xml");  // another name than in the part's own header
  EXPECT_EQ(refusal_of(wrong), "damaged");
  EXPECT_EQ(converter_->office().counts().failed + converter_->office().counts().converted,
            started.failed + started.converted);
}

}  // namespace
}  // namespace marshrut::office
