// winmail.dat: its files, their long names, its damage.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>

#include "mail/parse.hpp"

namespace marshrut::mail {
namespace {

std::string number(std::uint32_t value, int size) {
  std::string out;
  for (int i = 0; i < size; ++i) out += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU);
  return out;
}

std::string attribute(int level, std::uint32_t id, const std::string& data) {
  std::uint32_t sum = 0;
  for (const char c : data) sum += static_cast<unsigned char>(c);
  return number(static_cast<std::uint32_t>(level), 1) + number(id, 4) +
         number(static_cast<std::uint32_t>(data.size()), 4) + data + number(sum & 0xFFFFU, 2);
}

// PR_ATTACH_LONG_FILENAME as UTF-16, the only property.
std::string long_name_property(const std::string& utf16) {
  const std::string value = utf16 + std::string(2, '\0');
  std::string padded = value;
  while (padded.size() % 4 != 0) padded += '\0';
  return number(1, 4) + number(0x001F, 2) + number(0x3707, 2) + number(1, 4) +
         number(static_cast<std::uint32_t>(value.size()), 4) + padded;
}

// One file: a short name in CP1251, perhaps a long one in UTF-16.
std::string winmail(const std::string& title, const std::string& utf16_name, const std::string& bytes) {
  std::string out = number(0x223E9F78, 4) + number(1, 2);
  out += attribute(1, 0x00089006, number(0x00010000, 4));
  out += attribute(1, 0x00069007, number(1251, 4) + number(0, 4));
  out += attribute(2, 0x00069002, number(1, 2) + number(0xFFFFFFFF, 4) + number(0, 8));
  out += attribute(2, 0x00018010, title + '\0');
  out += attribute(2, 0x0006800F, bytes);
  if (!utf16_name.empty()) out += attribute(2, 0x00069005, long_name_property(utf16_name));
  return out;
}

Message read(const std::string& bytes) {
  auto message = parse(
      "From: a@b.ru\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\n"
      "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: binary\n\n" +
      bytes + "\n--b--\n");
  EXPECT_TRUE(message.ok());
  return message ? std::move(*message) : Message{};
}

TEST(Tnef, FilesHaveTheirLongNames) {
  const std::string utf16("\x1F\x04\x3B\x04\x30\x04\x3D\x04\x2E\0\x64\0\x6F\0\x63\0\x78\0", 18);
  const Message message = read(winmail("PLAN~1.DOC", utf16, "bytes"));
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].name, "План.docx");
  EXPECT_EQ(message.attachments[0].bytes, "bytes");
  EXPECT_EQ(message.text, "text");
  EXPECT_TRUE(message.problems.empty());
}

TEST(Tnef, ShortNamesAreOfTheSendersCharset) {
  const Message message = read(winmail("\xCF\xEB\xE0\xED \xF0\xE0\xE1\xEE\xF2\xFB.doc", {}, "bytes"));
  ASSERT_EQ(message.attachments.size(), 1U);
  EXPECT_EQ(message.attachments[0].name, "План работы.doc");
}

TEST(Tnef, ADamagedOneIsToldAndKept) {
  const std::string whole = winmail("plan.doc", {}, std::string(1000, 'x'));
  const std::string cut = whole.substr(0, whole.size() - 500);
  const Message message = read(cut);
  const bool told = std::any_of(message.problems.begin(), message.problems.end(),
                                [](const auto& one) { return one.code == "tnef-damaged"; });
  EXPECT_TRUE(told);
  ASSERT_FALSE(message.attachments.empty());
  EXPECT_EQ(message.attachments[0].name, "winmail.dat");
}

TEST(Tnef, LengthsThatLieBreakNothing) {
  const std::string whole = winmail("plan.doc", std::string("\x1F\x04", 2), std::string(100, 'x'));
  std::mt19937 random(11);
  for (int i = 0; i < 2000; ++i) {
    std::string broken = whole;
    for (int j = 0; j < 3; ++j) broken[6 + random() % (broken.size() - 6)] = static_cast<char>(random() & 0xFFU);
    EXPECT_FALSE(read(broken).attachments.empty() && read(broken).problems.empty());
  }
}

}  // namespace
}  // namespace marshrut::mail
