// Archives of documents: opened, bounded, told when locked or damaged; documents that are zip files stay whole.
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "mail/parse.hpp"

namespace marshrut::mail {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

enum class Format { zip, seven_zip, tar_gz, gz };

std::string pack(Format format, const Files& files, const char* password = nullptr) {
  std::string out(std::size_t{4} << 20U, '\0');
  std::size_t used = 0;
  archive* const writer = archive_write_new();
  if (format == Format::zip) archive_write_set_format_zip(writer);
  if (format == Format::seven_zip) archive_write_set_format_7zip(writer);
  if (format == Format::tar_gz) archive_write_set_format_pax_restricted(writer);
  if (format == Format::gz) archive_write_set_format_raw(writer);
  if (format == Format::tar_gz || format == Format::gz) archive_write_add_filter_gzip(writer);
  if (password != nullptr) {
    archive_write_set_options(writer, "zip:encryption=zipcrypt");
    archive_write_set_passphrase(writer, password);
  }
  EXPECT_EQ(archive_write_open_memory(writer, out.data(), out.size(), &used), ARCHIVE_OK);
  for (const auto& [name, bytes] : files) {
    archive_entry* const entry = archive_entry_new();
    if (format == Format::seven_zip) {
      archive_entry_update_pathname_utf8(entry, name.c_str());
    } else {
      archive_entry_set_pathname(entry, name.c_str());
    }
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    EXPECT_GE(archive_write_header(writer, entry), ARCHIVE_WARN) << archive_error_string(writer);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

std::string base64(const std::string& bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out += at + i <= bytes.size() ? kDigits[bits >> (18 - 6 * i) & 63U] : '=';
    if (at % 57 == 54) out += "\r\n";
  }
  return out;
}

Message read(const std::string& name, const std::string& bytes, const Limits& limits = {}) {
  auto message = parse("From: a@b.ru\r\nContent-Type: application/octet-stream; name=\"" + name +
                           "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(bytes) + "\r\n",
                       limits);
  EXPECT_TRUE(message.ok());
  return message ? std::move(*message) : Message{};
}

bool has_problem(const Message& message, std::string_view code) {
  return std::any_of(message.problems.begin(), message.problems.end(),
                     [&](const auto& one) { return one.code == code; });
}

const Files kTwo = {{"folder/one.docx", "first"}, {"two.docx", std::string(5000, 'x')}};

// A rar of the old format with one stored file.
std::string rar(const std::string& name, const std::string& bytes) {
  const auto crc = [](std::string_view data) {
    std::uint32_t value = 0xFFFFFFFFU;
    for (const char c : data) {
      value ^= static_cast<unsigned char>(c);
      for (int i = 0; i < 8; ++i) value = value >> 1U ^ (0xEDB88320U & (0U - (value & 1U)));
    }
    return ~value;
  };
  const auto number = [](std::uint32_t value, int size) {
    std::string out;
    for (int i = 0; i < size; ++i) out += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU);
    return out;
  };
  const auto block = [&](const std::string& rest) { return number(crc(rest) & 0xFFFFU, 2) + rest; };
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const auto name_size = static_cast<std::uint32_t>(name.size());
  const std::string main = block("\x73" + number(0, 2) + number(13, 2) + number(0, 6));
  const std::string file = block("\x74" + number(0x8000, 2) + number(32 + name_size, 2) + number(size, 4) +
                                 number(size, 4) + "\x02" + number(crc(bytes), 4) + number(0x5B210000, 4) + "\x14" +
                                 "\x30" + number(name_size, 2) + number(0x20, 4) + name);
  const std::string end = block("\x7B" + number(0x4000, 2) + number(7, 2));
  return std::string("Rar!\x1A\x07\0", 7) + main + file + bytes + end;
}

TEST(Archives, OfEachFormatAreOpened) {
  const std::pair<const char*, Format> kFormats[] = {
      {"blanks.zip", Format::zip}, {"blanks.7z", Format::seven_zip}, {"blanks.tar.gz", Format::tar_gz}};
  for (const auto& [name, format] : kFormats) {
    SCOPED_TRACE(name);
    const Message message = read(name, pack(format, kTwo));
    ASSERT_EQ(message.attachments.size(), 2U);
    EXPECT_EQ(message.attachments[0].name, "one.docx");
    EXPECT_EQ(message.attachments[0].bytes, "first");
    EXPECT_EQ(message.attachments[0].container, name);
    EXPECT_EQ(message.attachments[1].bytes, kTwo[1].second);
    EXPECT_TRUE(message.problems.empty());
  }
}

TEST(Archives, ARarIsOpened) {
  const Message message = read("blanks.rar", rar("folder\\plan.docx", "stored bytes"));
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].name, "plan.docx");
  EXPECT_EQ(message.attachments[0].bytes, "stored bytes");
  EXPECT_TRUE(message.problems.empty());
}

TEST(Archives, OnePackedFileIsUnpacked) {
  const Message message = read("plan.docx.gz", pack(Format::gz, {{"x", "content"}}));
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].name, "plan.docx");
  EXPECT_EQ(message.attachments[0].bytes, "content");
}

TEST(Archives, NamesInEachCharsetAreRead) {
  const std::string kNames[] = {"План развития.docx", "\x8F\xAB\xA0\xAD \xE0\xA0\xA7\xA2\xA8\xE2\xA8\xEF.docx",
                                "\xCF\xEB\xE0\xED \xF0\xE0\xE7\xE2\xE8\xF2\xE8\xFF.docx"};
  for (const std::string& name : kNames) {
    const Message message = read("blanks.zip", pack(Format::zip, {{name, "x"}}));
    ASSERT_EQ(message.attachments.size(), 1U);
    EXPECT_EQ(message.attachments[0].name, "План развития.docx");
  }
}

TEST(Archives, PathsAreDropped) {
  const Message message = read("blanks.zip", pack(Format::zip, {{"../../etc/passwd", "x"}, {"__MACOSX/._a", "y"}}));
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].name, "passwd");
}

TEST(Archives, DocumentsThatAreZipFilesStayWhole) {
  const std::string docx = pack(Format::zip, {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<d/>"}});
  const std::string odt =
      pack(Format::zip, {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", ""}});
  for (const std::string& bytes : {docx, odt}) {
    const Message message = read("plan.zip", bytes);
    ASSERT_EQ(message.attachments.size(), 1U);
    EXPECT_EQ(message.attachments[0].bytes, bytes);
    EXPECT_EQ(message.attachments[0].container, "");
  }
}

TEST(Archives, AnArchiveOfDocumentsIsOpenedAndTheDocumentsAreNot) {
  const std::string docx = pack(Format::zip, {{"[Content_Types].xml", "<Types/>"}});
  const Message message = read("all.zip", pack(Format::zip, {{"a.docx", docx}}));
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].bytes, docx);
}

TEST(Archives, AreOpenedInOneAnotherToADepth) {
  std::string nested = "bytes";
  for (int i = 0; i < 4; ++i) nested = pack(Format::zip, {{"inner.zip", nested}});
  const Message message = read("outer.zip", nested);
  EXPECT_TRUE(has_problem(message, "archive-too-deep"));
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].container, "outer.zip/inner.zip");
}

TEST(Archives, LockedOnesAreToldAndKept) {
  const std::string locked = pack(Format::zip, kTwo, "secret");
  const Message message = read("blanks.zip", locked);
  EXPECT_TRUE(has_problem(message, "archive-encrypted"));
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].bytes, locked);
}

TEST(Archives, DamagedOnesAreToldAndKept) {
  for (const Format format : {Format::zip, Format::seven_zip, Format::tar_gz}) {
    std::string cut = pack(format, {{"a.docx", "x"}, {"b.docx", std::string(100000, 'y')}});
    cut.resize(cut.size() / 2);
    const Message message = read("blanks.bin", cut);
    EXPECT_TRUE(has_problem(message, "archive-damaged"));
    EXPECT_FALSE(message.attachments.empty());
    EXPECT_EQ(message.attachments.back().bytes.empty(), false);
  }
}

TEST(Archives, BombsAreStopped) {
  const std::string bomb = pack(Format::zip, {{"zeros", std::string(std::size_t{64} << 20U, '\0')}});
  ASSERT_LT(bomb.size(), std::size_t{1} << 18U);
  const Message message = read("blanks.zip", bomb);
  EXPECT_TRUE(has_problem(message, "archive-too-large"));
  std::size_t total = 0;
  for (const auto& one : message.attachments) total += one.bytes.size();
  EXPECT_LE(total, bomb.size() * 101);
}

TEST(Archives, EntriesAreCounted) {
  Files many;
  for (int i = 0; i < 12; ++i) many.emplace_back(std::to_string(i), "x");
  Limits limits;
  limits.archive_entries = 10;
  const Message message = read("blanks.zip", pack(Format::zip, many), limits);
  EXPECT_TRUE(has_problem(message, "archive-too-large"));
  EXPECT_EQ(message.attachments.size(), 11U);  // ten files and the archive itself
}

}  // namespace
}  // namespace marshrut::mail
