#include <gtest/gtest.h>

#include <functional>

#include "unit/opc/zips.hpp"

namespace marshrut::opc::test {
namespace {

using namespace std::string_literals;

// The first failure of opening and of reading every part.
std::string open_and_read(std::string_view bytes, const Limits& limits = {}) {
  const Exact exact(bytes);
  const auto package = Package::open(exact.view(), limits);
  if (!package) return outcome(package);
  for (const Member& member : package->members()) {
    const auto part = package->read(member.name);
    if (!part) return outcome(part);
    if (part->size() != member.inflated) return "another size";
  }
  return "ok";
}

TEST(HostileZip, IsRefusedForItsCause) {
  const std::string text(100000, 'x');
  const Parts parts = {{"first.xml", text}, {"other.xml", text}};
  struct Case {
    const char* name;
    std::function<void(std::string&)> spoil;
    std::string want;
  };
  const Case cases[] = {
      {"nothing spoilt", [](std::string&) {}, "ok"},
      {"says shorter than it is", [](std::string& z) { poke_size(z, 1, 50000); }, "damaged"},
      {"says one byte shorter", [](std::string& z) { poke_size(z, 1, 99999); }, "damaged"},
      {"says longer than it is", [](std::string& z) { poke_size(z, 1, 100001); }, "damaged"},
      {"says empty", [](std::string& z) { poke_size(z, 1, 0); }, "damaged"},
      {"says 2 GiB", [](std::string& z) { poke_size(z, 1, 0x80000000U); }, "too-large"},
      {"wrong CRC", [](std::string& z) { poke(z, central(z, 0) + 16, 0xDEADBEEF, 4); }, "damaged"},
      {"broken data", [](std::string& z) { poke(z, local(z, 0) + 30 + 9, 0xFFFFFFFFFFFF, 6); }, "damaged"},
      {"same name twice", [](std::string& z) { rename(z, "other.xml", "first.xml"); }, "damaged"},
      {"same name in another case", [](std::string& z) { rename(z, "other.xml", "FIRST.xml"); }, "damaged"},
      {"climbing name", [](std::string& z) { rename(z, "other.xml", "../../x.x"); }, "damaged"},
      {"climbing inside", [](std::string& z) { rename(z, "other.xml", "a/../../x"); }, "damaged"},
      {"absolute name", [](std::string& z) { rename(z, "other.xml", "/ther.xml"); }, "damaged"},
      {"backslash", [](std::string& z) { rename(z, "other.xml", "a\\her.xml"); }, "damaged"},
      {"drive", [](std::string& z) { rename(z, "other.xml", "c:her.xml"); }, "damaged"},
      {"NUL in the name", [](std::string& z) { rename(z, "other.xml", "oth\0r.xml"s); }, "damaged"},
      {"NUL in one name", [](std::string& z) { z.replace(central(z, 1) + 46, 9, "oth\0r.xml"s); }, "damaged"},
      {"two names", [](std::string& z) { z.replace(local(z, 1) + 30, 9, "third.xml"); }, "damaged"},
      {"encrypted", [](std::string& z) { poke(z, central(z, 1) + 8, 1, 2); }, "encrypted"},
      {"strongly encrypted", [](std::string& z) { poke(z, central(z, 1) + 8, 0x41, 2); }, "encrypted"},
      {"unknown method", [](std::string& z) { poke(z, central(z, 1) + 10, 77, 2); }, "damaged"},
      {"stored with two sizes", [](std::string& z) { poke(z, central(z, 1) + 10, 0, 2); }, "damaged"},
      {"packed size over the end", [](std::string& z) { poke(z, central(z, 1) + 20, 0x7FFFFFFF, 4); }, "damaged"},
      {"packed size near the end", [](std::string& z) { poke(z, central(z, 1) + 20, z.size() - 1, 4); }, "damaged"},
      {"offset over the end", [](std::string& z) { poke(z, central(z, 1) + 42, 0x7FFFFFFF, 4); }, "damaged"},
      {"offset to no header", [](std::string& z) { poke(z, central(z, 1) + 42, 3, 4); }, "damaged"},
      {"local name length over the end", [](std::string& z) { poke(z, local(z, 1) + 26, 0xFFFF, 2); }, "damaged"},
      {"directory offset wrong", [](std::string& z) { poke(z, z.size() - 6, 7, 4); }, "damaged"},
      {"directory size wrong", [](std::string& z) { poke(z, z.size() - 10, 0xFFFFFF, 4); }, "damaged"},
      {"more entries than there are", [](std::string& z) { poke(z, z.size() - 12, 0x03E803E8, 4); }, "damaged"},
      {"fewer packed bytes", [](std::string& z) { poke(z, central(z, 1) + 20, 5, 4); }, "damaged"},
  };
  for (const Case& c : cases) {
    std::string bytes = zip(parts);
    c.spoil(bytes);
    EXPECT_EQ(open_and_read(bytes), c.want) << c.name;
  }
}

TEST(HostileZip, LimitsHold) {
  struct Case {
    const char* name;
    std::function<void(Limits&)> set;
    std::string want;
  };
  const Case cases[] = {
      {"as it is", [](Limits&) {}, "ok"},
      {"package", [](Limits& l) { l.max_package_bytes = 1000; }, "too-large"},
      {"part", [](Limits& l) { l.max_part_bytes = 4999999; }, "too-large"},
      {"part just fits", [](Limits& l) { l.max_part_bytes = 5000000; }, "ok"},
      {"total", [](Limits& l) { l.max_total_bytes = 9999999; }, "too-large"},
      {"total just fits", [](Limits& l) { l.max_total_bytes = 10000000; }, "ok"},
      {"ratio", [](Limits& l) { l.max_ratio = 2; }, "too-large"},
      {"ratio under the floor", [](Limits& l) { l.max_ratio = 2, l.ratio_floor_bytes = 5000000; }, "ok"},
      {"entries", [](Limits& l) { l.max_entries = 1; }, "too-large"},
      {"names", [](Limits& l) { l.max_name_bytes = 3; }, "too-large"},
  };
  std::string text;
  while (text.size() < 5000000) text += "well compressed, but no bomb " + std::to_string(text.size() * 7919);
  text.resize(5000000);
  const std::string bytes = zip({{"one.xml", text}, {"two.xml", text}});
  for (const Case& c : cases) {
    Limits limits;
    c.set(limits);
    EXPECT_EQ(open_and_read(bytes, limits), c.want) << c.name;
  }
}

TEST(HostileZip, BombByRatioIsNotInflated) {
  const std::string bytes = zip({{"bomb.xml", std::string(std::size_t{16} << 20U, 'x')}});
  ASSERT_LT(bytes.size(), 40000U);
  EXPECT_EQ(open_and_read(bytes), "too-large");
}

TEST(HostileZip, ReadingAgainDoesNotCountAgain) {
  const Exact bytes(zip({{"a", std::string(1000, 'a')}}));
  Limits limits;
  limits.max_total_bytes = 1500;
  const auto package = Package::open(bytes.view(), limits);
  ASSERT_TRUE(package);
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(package->read("a"));
}

TEST(HostileZip, TooManyEntriesAndLongNames) {
  Parts many;
  for (int i = 0; i < 4096; ++i) many.emplace_back("n" + std::to_string(i), "x");
  EXPECT_EQ(open_and_read(zip(many)), "ok");
  many.emplace_back("one more", "x");
  EXPECT_EQ(open_and_read(zip(many)), "too-large");
  while (many.size() < 60000) many.emplace_back("n" + std::to_string(many.size()), "");
  EXPECT_EQ(open_and_read(zip(many)), "too-large");
  EXPECT_EQ(open_and_read(zip({{std::string(2000, 'n'), ""}})), "too-large");
}

// A zip64 end record and its locator put before the end record, which then says "see zip64".
std::string with_zip64(std::string bytes, std::uint64_t entries) {
  const std::size_t end = bytes.size() - 22;
  std::string record(56, '\0');
  record.replace(0, 4, "PK\6\6");
  poke(record, 4, 44, 8);
  poke(record, 24, entries, 8);
  poke(record, 32, entries, 8);
  poke(record, 40, end - central(bytes, 0), 8);
  poke(record, 48, central(bytes, 0), 8);
  std::string locator(20, '\0');
  locator.replace(0, 4, "PK\6\7");
  poke(locator, 8, end, 8);
  poke(locator, 16, 1, 4);
  poke(bytes, end + 8, 0xFFFFFFFF, 4);
  poke(bytes, end + 12, 0xFFFFFFFFFFFFFFFF, 8);
  return bytes.insert(end, record + locator);
}

TEST(HostileZip, Zip64DirectoryWithinLimits) {
  EXPECT_EQ(open_and_read(with_zip64(zip(document_parts()), 3)), "ok");
  EXPECT_EQ(open_and_read(with_zip64(zip(document_parts()), 4097)), "too-large");
  EXPECT_EQ(open_and_read(with_zip64(zip(document_parts()), 1'000'000'000)), "too-large");
  EXPECT_EQ(open_and_read(with_zip64(zip(document_parts()), ~std::uint64_t{0})), "too-large");
  EXPECT_EQ(open_and_read(with_zip64(zip(document_parts()), 2)), "damaged");
}

TEST(HostileZip, DataDescriptorsAreRead) {
  std::string bytes = zip(document_parts());
  for (std::size_t i = 0; i < 3; ++i) {
    poke(bytes, local(bytes, i) + 6, 8, 2);
    poke(bytes, local(bytes, i) + 14, 0, 8);  // CRC, packed size
    poke(bytes, local(bytes, i) + 22, 0, 4);
    poke(bytes, central(bytes, i) + 8, 8, 2);
  }
  EXPECT_EQ(open_and_read(bytes), "ok");
}

TEST(HostileZip, TruncatedAnywhereEndsInAResult) {
  std::string bytes = zip(document_parts(std::string(500, ' ') + "<a>" + std::to_string(1234567) + "</a>"));
  bytes += zip({{"a/b", "c"}});
  for (std::size_t size = 0; size < bytes.size(); size += size < 256 ? 1 : 7) {
    const std::string got = open_and_read(std::string_view(bytes).substr(0, size));
    EXPECT_TRUE(got == "damaged" || got == "ok" || (size == 0 && got == "empty") ||
                (size == 1 && got == "not-a-document"))
        << size << ": " << got;
  }
}

TEST(HostileZip, AnyByteChangedEndsInAResult) {
  const std::string good = zip(document_parts());
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const char value : {'\0', '\x01', '\x7F', '\xFF'}) {
      std::string bytes = good;
      bytes[at] = value;
      const Exact exact(bytes);
      const auto package = Package::open(exact.view());
      if (!package) continue;
      const auto main = package->main_part();
      const auto links = package->relationships("word/document.xml");
      EXPECT_TRUE(!main || package->find(*main) != nullptr);
      static_cast<void>(open_and_read(bytes));
    }
  }
}

}  // namespace
}  // namespace marshrut::opc::test
