// What was attached is told by its bytes; a name only says what the bytes leave open.
#include "intake/file_kind.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/workbook_builder.hpp"
#include "unit/intake/attached.hpp"

namespace marshrut::intake {
namespace {

using namespace std::string_literals;
using test::compound_file;
using test::zip_beginning;

struct Case {
  const char* name;
  std::string bytes;
  const char* media_type;
  const char* file_name;
  DocumentKind want;
};

constexpr const char* kAny = "application/octet-stream";

const std::vector<Case>& cases() {
  static const std::vector<Case> kCases = {
      {"docx", test::zip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}}), kAny, "ИОМ.docx",
       DocumentKind::unknown},
      {"docx under a name of nothing", test::zip({{"word/document.xml", "<w/>"}}), kAny, "вложение",
       DocumentKind::unknown},
      {"docx that says it is a picture", test::zip({{"word/document.xml", "<w/>"}}), "image/jpeg", "фото.jpg",
       DocumentKind::unknown},
      {"zip cut short", "PK\3\4"s + std::string(10, 'x'), kAny, "ИОМ.docx", DocumentKind::unknown},
      {"workbook", test::WorkbookBuilder().sheet("1", "").bytes(), kAny, "список.xlsx", DocumentKind::table},
      {"workbook under a document's name", test::WorkbookBuilder().sheet("1", "").bytes(), kAny, "ИОМ.docx",
       DocumentKind::table},
      {"ods", zip_beginning("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), kAny, "список.ods",
       DocumentKind::table},
      {"odt", zip_beginning("mimetype", "application/vnd.oasis.opendocument.text"), kAny, "ИОМ.odt",
       DocumentKind::office},
      {"rtf", "{\\rtf1\\ansi Иванова}", kAny, "ИОМ.doc", DocumentKind::office},
      {"doc", compound_file({"WordDocument", "1Table"}), kAny, "ИОМ.doc", DocumentKind::office},
      {"doc under a new name", compound_file({"WordDocument"}), kAny, "ИОМ.docx", DocumentKind::office},
      {"encrypted docx", compound_file({"EncryptionInfo", "EncryptedPackage"}), kAny, "ИОМ.docx",
       DocumentKind::unknown},
      {"xls", compound_file({"Workbook"}), kAny, "список.xls", DocumentKind::table},
      {"xls told by its type", compound_file({"Workbook"}), "application/vnd.ms-excel", "список", DocumentKind::table},
      {"xls under no name", compound_file({"Workbook"}), kAny, "вложение", DocumentKind::table},
      {"compound file of nobody", compound_file({"Other"}), kAny, "x.bin", DocumentKind::unknown},
      {"pdf", "%PDF-1.7\n", kAny, "ИОМ.docx", DocumentKind::pdf},
      {"pdf after junk", std::string(500, '\0') + "%PDF-1.4", kAny, "скан.pdf", DocumentKind::pdf},
      {"pdf too far", std::string(2000, 'x') + "%PDF-1.4", kAny, "x.bin", DocumentKind::other},
      {"jpeg", "\xFF\xD8\xFF\xE0", kAny, "ИОМ.docx", DocumentKind::image},
      {"png", "\x89PNG\r\n\x1A\n", kAny, "x", DocumentKind::image},
      {"tiff, small end first", "II*\0more"s, kAny, "x", DocumentKind::image},
      {"tiff, big end first", "MM\0*more"s, kAny, "x", DocumentKind::image},
      {"gif", "GIF89a", kAny, "x", DocumentKind::image},
      {"bmp", "BM\x36\x10\0\0\0\0\0\0\x36\0\0\0\x28"s, kAny, "x", DocumentKind::image},
      {"a text that begins like a bmp", "BMW, запись на курсы", "text/plain", "курсы.txt", DocumentKind::beside},
      {"webp", "RIFF\1\2\3\4WEBPVP8 ", kAny, "x", DocumentKind::image},
      {"riff of sound", "RIFF\1\2\3\4WAVEfmt ", kAny, "x", DocumentKind::other},
      {"riff cut short", "RIFF", kAny, "x", DocumentKind::other},
      {"riff cut later", "RIFF\1\2\3", kAny, "x", DocumentKind::other},
      {"heic", "\0\0\0\x18"s + "ftypheic", kAny, "IMG_1.HEIC", DocumentKind::image},
      {"avif", "\0\0\0\x18"s + "ftypavif", kAny, "x", DocumentKind::image},
      {"mp4", "\0\0\0\x18"s + "ftypisom", kAny, "x.mp4", DocumentKind::other},
      {"three bytes", "abc", kAny, "x", DocumentKind::other},
      {"nothing", "", kAny, "x", DocumentKind::other},
      {"text under a document's name", "hello", kAny, "ИОМ.DOCX", DocumentKind::unknown},
      {"text under an old document's name", "hello", "text/plain", "ИОМ.doc", DocumentKind::unknown},
      {"csv", "a;b\n1;2\n", "text/plain", "список.csv", DocumentKind::table},
      {"cut workbook", "hello", kAny, "список.XLSX", DocumentKind::table},
      {"calendar", "BEGIN:VCALENDAR", "text/calendar", "invite", DocumentKind::beside},
      {"visiting card", "BEGIN:VCARD", kAny, "Иванова.vcf", DocumentKind::beside},
      {"signature", "\x30\x80\x06", "application/pkcs7-signature", "smime.p7s", DocumentKind::beside},
      {"detached signature of a file", "\x30\x80\x06", kAny, "ИОМ.docx.sig", DocumentKind::beside},
      {"plain text", "hello", "text/plain", "part.1", DocumentKind::beside},
      {"page", "<html>", "text/html", "x", DocumentKind::beside},
      {"delivery status", "Action: failed", "message/delivery-status", "x", DocumentKind::beside},
      {"rar", "Rar!\x1A\x07\x01", kAny, "бланки.rar", DocumentKind::other},
  };
  return kCases;
}

TEST(FileKind, IsToldByContentFirst) {
  for (const Case& one : cases()) {
    EXPECT_EQ(kind_name(file_kind(one.bytes, one.media_type, one.file_name)), kind_name(one.want)) << one.name;
  }
}

TEST(FileKind, AnyBeginningOfAnyFileIsSomething) {
  for (const Case& one : cases()) {
    const std::string_view bytes = one.bytes;
    for (std::size_t size = 0; size <= std::min<std::size_t>(bytes.size(), 64); ++size) {
      const DocumentKind kind = file_kind(bytes.substr(0, size), one.media_type, one.file_name);
      EXPECT_NE(kind, DocumentKind::form) << one.name << " cut to " << size;
    }
  }
}

}  // namespace
}  // namespace marshrut::intake
