#include "opc/package.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "unit/opc/zips.hpp"

namespace marshrut::opc::test {
namespace {

// A package with the bytes it borrows.
struct Opened {
  explicit Opened(const Parts& parts, const Limits& limits = {}) : bytes(zip(parts)) {
    auto result = Package::open(bytes.view(), limits);
    EXPECT_TRUE(result) << result.error().message;
    if (result) package = std::move(result).value();
  }
  const Package* operator->() const { return &*package; }
  Exact bytes;
  std::optional<Package> package;
};

TEST(Package, FindsPartsWithoutRegardToCase) {
  const Opened package(document_parts());
  ASSERT_NE(package->find("Word/DOCUMENT.xml"), nullptr);
  EXPECT_EQ(package->find("Word/DOCUMENT.xml")->name, "word/document.xml");
  EXPECT_EQ(package->find("word/document"), nullptr);
  EXPECT_EQ(package->find(""), nullptr);
}

TEST(Package, CompressedBytesAreViewsIntoTheInput) {
  const Opened package(document_parts());
  for (const Member& member : package->members()) {
    EXPECT_GE(member.compressed.data(), package.bytes.view().data());
    EXPECT_LE(member.compressed.data() + member.compressed.size(),
              package.bytes.view().data() + package.bytes.view().size());
  }
}

TEST(Package, MissingPartIsDamagedAndNamed) {
  const Opened package(document_parts());
  const auto part = package->read("word/none.xml");
  ASSERT_FALSE(part);
  EXPECT_EQ(part.error().code, Code::damaged);
  EXPECT_EQ(part.error().where, "word/none.xml");
}

TEST(Package, ReadIntoUsesTheBufferAgain) {
  const Opened package({{"a", std::string(1000, 'a')}, {"b", "short"}});
  std::string buffer;
  ASSERT_TRUE(package->read_into("a", buffer));
  EXPECT_EQ(buffer, std::string(1000, 'a'));
  ASSERT_TRUE(package->read_into("b", buffer));
  EXPECT_EQ(buffer, "short");
}

TEST(Package, KnowsContentTypes) {
  const Opened package(document_parts());
  const std::string_view main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  EXPECT_EQ(package->content_type("word/document.xml"), main);
  EXPECT_EQ(package->content_type("/WORD/document.xml"), main);
  EXPECT_EQ(package->content_type("word/other.xml"), "application/xml");
  EXPECT_EQ(package->content_type("word/other.XML"), "application/xml");
  EXPECT_EQ(package->content_type("word.xml/other"), "");
  EXPECT_EQ(package->content_type("a.png"), "");
  EXPECT_EQ(package->main_content_type(), main);
}

TEST(Package, MainPartLiesWhereTheRelationshipSays) {
  struct Case {
    const char* name;
    std::string relationship, part, want;
  };
  const std::string type = transitional("officeDocument");
  const Case cases[] = {
      {"usual place", rel("a", type, "word/document.xml"), "word/document.xml", "word/document.xml"},
      {"absolute", rel("a", type, "/word/document.xml"), "word/document.xml", "word/document.xml"},
      {"odd place", rel("a", type, "x/y/бланк.bin"), "x/y/бланк.bin", "x/y/бланк.bin"},
      {"escaped", rel("a", type, "my%20doc.xml"), "my doc.xml", "my doc.xml"},
      {"strict", rel("a", strict("officeDocument"), "word/document.xml"), "word/document.xml", "word/document.xml"},
      {"case differs", rel("a", type, "Word/Document.xml"), "word/document.xml", "Word/Document.xml"},
      {"second one exists", rel("a", type, "NULL") + rel("b", type, "d.xml"), "d.xml", "d.xml"},
  };
  for (const Case& c : cases) {
    const Opened package({{"_rels/.rels", rels(c.relationship)}, {c.part, "<a/>"}});
    const auto main = package->main_part();
    ASSERT_TRUE(main) << c.name << ": " << main.error().message;
    EXPECT_EQ(*main, c.want) << c.name;
    EXPECT_TRUE(package->read(*main)) << c.name;
  }
}

TEST(Package, WithoutMainPartSaysWhatItIs) {
  const std::string type = transitional("officeDocument");
  struct Case {
    const char* name;
    Parts parts;
    std::string want;
  };
  const Case cases[] = {
      {"some zip", {{"photo.jpg", "x"}}, "not-a-document"},
      {"empty zip", {}, "not-a-document"},
      {"content types only", {{"[Content_Types].xml", std::string(kTypesXml)}}, "damaged"},
      {"word folder only", {{"word/document.xml", "<a/>"}}, "damaged"},
      {"target missing", {{"_rels/.rels", rels(rel("a", type, "word/document.xml"))}}, "damaged"},
      {"target external",
       {{"_rels/.rels", rels(rel("a", type, "x", "TargetMode=\"External\""))}, {"x", ""}, {"word/a", ""}},
       "damaged"},
      {"broken relationships", {{"_rels/.rels", "<Relationships><Relationship"}, {"word/a", ""}}, "damaged"},
      {"DTD in relationships", {{"_rels/.rels", "<!DOCTYPE a>" + rels("")}}, "unsafe-xml"},
      {"DTD in content types",
       {{"[Content_Types].xml", "<!DOCTYPE a><Types/>"}, {"_rels/.rels", rels(rel("a", type, "d"))}, {"d", ""}},
       "unsafe-xml"},
  };
  for (const Case& c : cases) {
    const Opened package(c.parts);
    EXPECT_EQ(outcome(package->main_part()), c.want) << c.name;
    EXPECT_EQ(package->main_content_type(), "") << c.name;
  }
}

TEST(Package, ResolvesRelationships) {
  Parts parts = document_parts();
  parts.emplace_back("word/media/Рис 1.png", "x");
  parts.emplace_back(
      "word/_rels/document.xml.rels",
      rels(rel("r1", strict("styles"), "styles.xml") + rel("r2", strict("extendedProperties"), "../docProps/app.xml") +
           rel("r3", transitional("hyperlink"), "https://a.example/?a=1&amp;b=2#c", "TargetMode=\"External\"") +
           rel("r4", transitional("image"), "NULL") + rel("r5", transitional("image"), "file:///c:/a.png") +
           rel("r6", transitional("image"), "media/%D0%A0%D0%B8%D1%81%201.png") +
           rel("r7", transitional("x"), "../../../out.xml#frag")));
  const Opened package(parts);
  const auto links = package->relationships("word/document.xml");
  ASSERT_TRUE(links) << links.error().message;
  struct Want {
    std::string id, type, target;
    bool external;
  };
  const Want want[] = {
      {"r1", transitional("styles"), "word/styles.xml", false},
      {"r2", transitional("extended-properties"), "docProps/app.xml", false},
      {"r3", transitional("hyperlink"), "https://a.example/?a=1&b=2#c", true},
      {"r4", transitional("image"), "word/NULL", false},
      {"r5", transitional("image"), "file:///c:/a.png", true},
      {"r6", transitional("image"), "word/media/Рис 1.png", false},
      {"r7", transitional("x"), "out.xml", false},
  };
  ASSERT_EQ(links->size(), std::size(want));
  for (std::size_t i = 0; i < links->size(); ++i) {
    const Relationship& link = (*links)[i];
    EXPECT_EQ(link.id, want[i].id);
    EXPECT_EQ(link.type, want[i].type) << link.id;
    EXPECT_EQ(link.target, want[i].target) << link.id;
    EXPECT_EQ(link.external, want[i].external) << link.id;
  }
  EXPECT_TRUE(package->relationships("word/media/Рис 1.png")->empty());
}

TEST(Package, LimitsRelationships) {
  Limits limits;
  limits.max_relationships = 3;
  const std::string one = rel("r", transitional("image"), "a");
  const Opened fits({{"_rels/.rels", rels(one + one + one)}}, limits);
  EXPECT_EQ(outcome(fits->relationships("")), "ok");
  const Opened over({{"_rels/.rels", rels(one + one + one + one)}}, limits);
  EXPECT_EQ(outcome(over->relationships("")), "too-large");
}

TEST(Package, ReadsPrefixedAndUtf16PartsXml) {
  const std::string prefixed = "<r:Relationships xmlns:r=\"x\"><r:Relationship Id=\"a\" Type=\"" +
                               transitional("officeDocument") + "\" Target=\"d.xml\"/></r:Relationships>";
  std::string wide = "\xFF\xFE";
  for (const char c : prefixed) wide.append(1, c).append(1, '\0');
  for (const std::string& xml : {prefixed, wide}) {
    const Opened package({{"_rels/.rels", xml}, {"d.xml", "<a/>"}});
    EXPECT_EQ(*package->main_part(), "d.xml");
  }
}

TEST(Package, SeesMacros) {
  Parts parts = document_parts();
  EXPECT_FALSE(Opened(parts)->has_macros());
  parts.emplace_back("word/vbaProject.bin", "x");
  EXPECT_TRUE(Opened(parts)->has_macros());
  const std::string types =
      "<Types><Override PartName=\"/word/document.xml\" "
      "ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>"
      "<Default Extension=\"dat\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>";
  parts = document_parts();
  parts[0].second = types;
  EXPECT_TRUE(Opened(parts)->has_macros());
  EXPECT_TRUE(Opened({{"[Content_Types].xml", types}, {"hidden.dat", "x"}})->has_macros());
}

TEST(Package, ThreadsShareOne) {
  const Opened package(document_parts());
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        EXPECT_EQ(*package->main_part(), "word/document.xml");
        EXPECT_TRUE(package->read("word/document.xml"));
        EXPECT_NE(package->main_content_type(), "");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace marshrut::opc::test
