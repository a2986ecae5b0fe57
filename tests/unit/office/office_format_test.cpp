#include "office/office_format.hpp"

#include <gtest/gtest.h>

#include <string>

namespace marshrut::office {
namespace {

std::string zip_that_begins_with(const std::string& name, const std::string& content) {
  return "PK\3\4" + std::string(26, '\0') + name + content + std::string(100, 'x');
}

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
        Case{"ods", zip_that_begins_with("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), {}},
        Case{"docx", zip_that_begins_with("[Content_Types].xml", "<Types/>"), {}}, Case{"empty", "", {}},
        Case{"blanks", "  \n", {}}, Case{"pdf", "%PDF-1.7", {}}, Case{"text", "rtf", {}},
        Case{"short_zip", "PK\3\4mimetype", {}}, Case{"ole_cut", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", {}}),
    [](const auto& i) { return i.param.name; });

}  // namespace
}  // namespace marshrut::office
