#include "office/office_format.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/files.hpp"

namespace marshrut::office {
namespace {

std::string zip_that_begins_with(const std::string& name, const std::string& content) {
  return "PK\3\4" + std::string(26, '\0') + name + content + std::string(100, 'x');
}

std::string flat_open_document(const std::string& kind) {
  return "<?xml version=\"1.0\"?>\n\n<office:document office:mimetype=\"application/vnd.oasis.opendocument." + kind +
         "\">";
}

std::string sample(const std::string& name) { return read_file(MARSHRUT_SOURCE_DIR "/samples/" + name).value(); }

struct Case {
  const char* name;
  std::string bytes;
  std::optional<OfficeFormat> want;
};

class Format : public testing::TestWithParam<Case> {};

TEST_P(Format, IsToldByContent) { EXPECT_EQ(office_format(GetParam().bytes), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    Cases, Format,
    testing::Values(
        Case{"rtf", "{\\rtf1\\ansi x}", OfficeFormat::rtf},
        Case{"rtf_after_blanks", "\r\n {\\rtf1 x}", OfficeFormat::rtf},
        Case{"odt", zip_that_begins_with("mimetype", "application/vnd.oasis.opendocument.text"), OfficeFormat::odt},
        Case{"odt_template", zip_that_begins_with("mimetype", "application/vnd.oasis.opendocument.text-template"),
             OfficeFormat::odt},
        Case{"odt_master", zip_that_begins_with("mimetype", "application/vnd.oasis.opendocument.text-master"), {}},
        Case{"ods", zip_that_begins_with("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
             OfficeFormat::ods},
        Case{"docx", zip_that_begins_with("[Content_Types].xml", "<Types/>"), {}}, Case{"empty", "", {}},
        Case{"flat_text", flat_open_document("text"), OfficeFormat::fodt},
        Case{"flat_table", flat_open_document("spreadsheet"), OfficeFormat::fods},
        Case{"flat_drawing", flat_open_document("graphics"), {}},
        Case{"word_2003", "\xEF\xBB\xBF<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"x\">", OfficeFormat::word_xml},
        Case{"excel_2003", "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
             OfficeFormat::excel_xml},
        Case{"web_page", "<!DOCTYPE HTML>\n<html>", OfficeFormat::html},
        Case{"web_table", "<TABLE border=1>", OfficeFormat::html},
        Case{"other_xml", "<?xml version=\"1.0\"?><svg/>", {}},
        Case{"real_docx", sample("odintsovo/odintsovo-blank/errors.docx"), OfficeFormat::docx},
        Case{"real_xlsx", sample("lists/staff.xlsx"), OfficeFormat::xlsx}, Case{"blanks", "  \n", {}},
        Case{"pdf", "%PDF-1.7", {}}, Case{"text", "rtf", {}}, Case{"short_zip", "PK\3\4mimetype", {}},
        Case{"ole_cut", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", {}}),
    [](const auto& i) { return i.param.name; });

TEST(Formats, HaveNamesThatLeadBack) {
  for (int number = 0; number <= static_cast<int>(OfficeFormat::excel_xml); ++number) {
    const auto format = static_cast<OfficeFormat>(number);
    EXPECT_EQ(format_named(format_name(format)), format);
  }
  EXPECT_EQ(format_named("pdf"), std::nullopt);
}

TEST(Formats, ThatMayDoHarmAreNotConverted) {
  const std::string dtd = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"b\">]><w:wordDocument xmlns:w=\"x\"/>";
  EXPECT_EQ(office_format(dtd), OfficeFormat::word_xml);
  EXPECT_EQ(convertible_format(dtd), std::nullopt);
  EXPECT_EQ(convertible_format(sample("lists/staff.xlsx")), std::nullopt);
}

}  // namespace
}  // namespace marshrut::office
