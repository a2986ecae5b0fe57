#include "opc/writer.hpp"

#include <gtest/gtest.h>

#include "unit/opc/zips.hpp"

namespace marshrut::opc::test {
namespace {

Parts varied_parts() {
  std::string noise;
  std::uint32_t seed = 1;
  for (int i = 0; i < 5000; ++i) noise.push_back(static_cast<char>((seed = seed * 1664525U + 1013904223U) >> 24U));
  return {{"empty.txt", ""},
          {"one.txt", "x"},
          {"long.xml", std::string(300000, 'a')},
          {"noise.bin", noise},
          {"word/Приложение 1.xml", "<a>привет</a>"}};
}

TEST(Writer, ReadsBackWhatItWrote) {
  const Parts parts = varied_parts();
  const Exact bytes(zip(parts));
  const auto package = Package::open(bytes.view());
  ASSERT_TRUE(package) << package.error().message;
  ASSERT_EQ(package->members().size(), parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    EXPECT_EQ(package->members()[i].name, parts[i].first);
    const auto part = package->read(parts[i].first);
    ASSERT_TRUE(part) << part.error().message;
    EXPECT_TRUE(*part == parts[i].second) << parts[i].first;
  }
}

TEST(Writer, StoresWhatDoesNotShrink) {
  const Exact bytes(zip(varied_parts()));
  const auto package = Package::open(bytes.view());
  ASSERT_TRUE(package);
  EXPECT_EQ(package->find("empty.txt")->method, 0);
  EXPECT_EQ(package->find("noise.bin")->method, 0);
  EXPECT_EQ(package->find("long.xml")->method, 8);
}

TEST(Writer, SameMembersGiveSameBytes) { EXPECT_TRUE(zip(varied_parts()) == zip(varied_parts())); }

TEST(Writer, CopyKeepsCompressedBytes) {
  const Exact source(zip(varied_parts()));
  const auto package = Package::open(source.view());
  ASSERT_TRUE(package);
  std::string out = "left from before";
  Deflater deflater;
  Writer writer(out, deflater);
  for (const Member& member : package->members()) writer.copy(member);
  ASSERT_TRUE(writer.finish());
  EXPECT_TRUE(out == source.view());
}

TEST(Writer, MarksOnlyNamesOutsideAsciiAsUtf8) {
  const std::string bytes = zip(varied_parts());
  const auto flags = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at + 1]) << 8U; };
  EXPECT_EQ(flags(local(bytes, 0) + 6), 0U);
  EXPECT_EQ(flags(local(bytes, 4) + 6), 0x800U);
  EXPECT_EQ(flags(central(bytes, 0) + 8), 0U);
  EXPECT_EQ(flags(central(bytes, 4) + 8), 0x800U);
}

TEST(Writer, PinsTimes) {
  const std::string bytes = zip(varied_parts());
  EXPECT_EQ(bytes.substr(local(bytes, 1) + 10, 4), std::string("\0\0\x21\0", 4));
  EXPECT_EQ(bytes.substr(central(bytes, 1) + 12, 4), std::string("\0\0\x21\0", 4));
}

TEST(Writer, RefusesMoreEntriesThanAZipHas) {
  std::string out;
  Deflater deflater;
  Writer writer(out, deflater);
  for (int i = 0; i < 65535; ++i) writer.add_stored("n" + std::to_string(i), "");
  const auto done = writer.finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::too_large);
}

TEST(Writer, EveryLevelInflatesToTheSame) {
  const std::string text(10000, 'q');
  for (int level = 0; level <= 12; ++level) {
    std::string out;
    Deflater deflater(level);
    Writer writer(out, deflater);
    writer.add("a", text);
    ASSERT_TRUE(writer.finish());
    const auto package = Package::open(out);
    ASSERT_TRUE(package);
    const auto part = package->read("a");
    ASSERT_TRUE(part);
    EXPECT_EQ(*part, text);
  }
}

TEST(Crc32, KnowsTheCheckValue) { EXPECT_EQ(crc32("123456789"), 0xCBF43926U); }

}  // namespace
}  // namespace marshrut::opc::test
