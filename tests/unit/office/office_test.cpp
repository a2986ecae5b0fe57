// Real LibreOffice in worker processes: documents come out as PDF/A and as DOCX, and nothing is left behind.
#include "office/office.hpp"

#include <gtest/gtest.h>

#include "base/files.hpp"

namespace marshrut::office {
namespace {

namespace fs = std::filesystem;

const fs::path kSample = fs::path(MARSHRUT_SOURCE_DIR) / "samples/odintsovo/odintsovo-blank/errors.docx";

OfficeSettings settings(unsigned workers = 1) {
  OfficeSettings all;
  all.program = MARSHRUT_PROGRAM;
  all.workers = workers;
  return all;
}

TEST(Office, PrintsAPdfForArchives) {
  Office office(settings());
  const auto pdf = office.convert(read_file(kSample).value(), OfficeFormat::docx, Target::pdf);
  ASSERT_TRUE(pdf) << pdf.error().message;
  EXPECT_EQ(pdf->bytes.substr(0, 5), "%PDF-");
  EXPECT_NE(pdf->bytes.find("<pdfaid:part>2</pdfaid:part>"), std::string::npos);
  EXPECT_NE(pdf->bytes.find("<pdfaid:conformance>B</pdfaid:conformance>"), std::string::npos);
  EXPECT_EQ(pdf->bytes.find("/AcroForm"), std::string::npos);
  EXPECT_GE(pdf->pages, 1U);
}

}  // namespace
}  // namespace marshrut::office
