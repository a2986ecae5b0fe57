#include <gtest/gtest.h>

#include <chrono>

#include "opc/compound_file.hpp"
#include "unit/opc/zips.hpp"

namespace marshrut::opc::test {
namespace {

using namespace std::string_literals;

// An OLE file of 512-byte sectors: FAT in sector 0, directory in sectors 1 and 2.
std::string compound_file(const std::vector<std::string>& streams) {
  std::string bytes(512 * 4, '\0');
  bytes.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  poke(bytes, 30, 9, 2);
  poke(bytes, 44, 1, 4);
  poke(bytes, 48, 1, 4);
  poke(bytes, 68, 0xFFFFFFFE, 4);
  for (std::size_t i = 1; i < 109; ++i) poke(bytes, 76 + 4 * i, 0xFFFFFFFF, 4);
  poke(bytes, 512, 0xFFFFFFFD, 4);  // the FAT itself
  poke(bytes, 516, 2, 4);           // directory, goes on in sector 2
  poke(bytes, 520, 0xFFFFFFFE, 4);  // its end
  std::vector<std::string> names = {"Root Entry"};
  names.insert(names.end(), streams.begin(), streams.end());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t at = 1024 + 128 * i;
    for (std::size_t c = 0; c < names[i].size(); ++c) bytes.at(at + 2 * c) = names[i][c];
    poke(bytes, at + 64, 2 * names[i].size() + 2, 2);
    poke(bytes, at + 66, i == 0 ? 5 : 2, 1);
  }
  return bytes;
}

std::string utf16(std::string_view ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii) bytes.append(1, c).append(1, '\0');
  return bytes;
}

Parts open_document(std::string_view type, std::string_view manifest) {
  return {{"mimetype", std::string(type)}, {"content.xml", "<a/>"}, {"META-INF/manifest.xml", std::string(manifest)}};
}

TEST(Sniff, RefusesForTheRightCause) {
  struct Case {
    const char* name;
    std::string input;
    std::string want;
  };
  const std::string odt = "application/vnd.oasis.opendocument.text";
  const Case cases[] = {
      {"no bytes", "", "empty"},
      {"text called docx", "Уважаемые коллеги! Это просто текст.", "not-a-document"},
      {"one byte", "P", "not-a-document"},
      {"PDF", "%PDF-1.7\n1 0 obj", "not-a-document"},
      {"PNG", "\x89PNG\r\n\x1A\n", "not-a-document"},
      {"JPEG", "\xFF\xD8\xFF\xE0JFIF", "not-a-document"},
      {"HTML", "<html><body>w</body></html>", "not-a-document"},
      {"RTF", "{\\rtf1\\ansi text}", "unsupported-format"},
      {"RTF after a line", "\r\n{\\rtf1 text}", "unsupported-format"},
      {"Word 2003 XML", "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"x\"/>", "unsupported-format"},
      {"flat package", "<?xml version=\"1.0\"?>\n<pkg:package xmlns:pkg=\"x\"/>", "unsupported-format"},
      {"flat package in UTF-16", utf16("<?xml version=\"1.0\"?><pkg:package/>"), "unsupported-format"},
      {"other XML", "<?xml version=\"1.0\"?><a/>", "not-a-document"},
      {"zeros", std::string(1000, '\0'), "not-a-document"},
      {"only a zip's beginning", "PK\3\4", "damaged"},
      {"zip beginning and text", "PK\3\4 nothing more of a zip here", "damaged"},
      {"OLE encrypted", compound_file({"EncryptionInfo", "EncryptedPackage"}), "encrypted"},
      {"OLE encrypted, second sector", compound_file({"a", "b", "c", "d", "EncryptedPackage"}), "encrypted"},
      {"OLE Word", compound_file({"1Table", "WordDocument"}), "unsupported-format"},
      {"OLE workbook", compound_file({"Workbook"}), "not-a-document"},
      {"OLE cut", compound_file({"WordDocument"}).substr(0, 600), "not-a-document"},
      {"OLE signature only", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "not-a-document"},
      {"OpenDocument", zip(open_document(odt, "<manifest/>")), "unsupported-format"},
      {"OpenDocument template", zip(open_document(odt + "-template", "<manifest/>")), "unsupported-format"},
      {"OpenDocument encrypted", zip(open_document(odt, "<m:encryption-data m:x=\"\"/>")), "encrypted"},
      {"EPUB", zip(open_document("application/epub+zip", "<a/>")), "ok"},  // a zip; main_part() says what it is not
      {"document", zip(document_parts()), "ok"},
  };
  for (const Case& c : cases) {
    const Exact bytes(c.input);
    EXPECT_EQ(outcome(Package::open(bytes.view())), c.want) << c.name;
  }
}

TEST(CompoundFile, EndsOnCircles) {
  std::string bytes = compound_file({"Workbook"});
  poke(bytes, 516, 1, 4);  // the directory goes on in itself
  EXPECT_LE(compound_file_names(bytes).size(), 4096U);
  // A directory in a sector far outside, whose place in the FAT takes a long list that is a circle of one sector.
  poke(bytes, 48, 0x7FFFFFF0, 4);
  poke(bytes, 68, 0, 4);
  bytes.replace(512, 512, std::string(512, '\0'));
  poke(bytes, 512 + 0x7FFFFFF0 % 128 * 4, 0x7FFFFFF0, 4);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(compound_file_names(bytes).empty());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(50));
}

TEST(CompoundFile, AnySizeEndsInAResult) {
  const std::string whole = compound_file({"a", "b", "c", "d", "EncryptedPackage"});
  for (std::size_t size = 0; size <= whole.size(); size += 3) {
    const Exact bytes(std::string_view(whole).substr(0, size));
    EXPECT_LE(compound_file_names(bytes.view()).size(), 8U);
  }
}

}  // namespace
}  // namespace marshrut::opc::test
