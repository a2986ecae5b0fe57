// Every readable document of the shared corpus with comments at some of its paragraphs: it reads the same afterwards,
// and only what had to change has changed.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/files.hpp"
#include "docx/comments.hpp"
#include "shared/docx/corpus.hpp"

namespace marshrut::docx {
namespace {

using test::Sample;

std::vector<Comment> spread(const Document& document) {
  const auto count = static_cast<std::uint32_t>(document.paragraphs().size());
  std::vector<Comment> comments;
  const std::uint32_t step = std::max(1U, count / 5);
  for (std::uint32_t i = 0; i < count && comments.size() < 5; i += step) comments.push_back({i, "Проверьте: <&>\nдва"});
  return comments;
}

std::size_t comment_asides(const Document& document) {
  return static_cast<std::size_t>(std::count_if(document.asides().begin(), document.asides().end(),
                                                [](const Aside& a) { return a.kind == Aside::Kind::comment; }));
}

bool may_change(const std::string& name, const std::string& main) {
  return name == "[Content_Types].xml" || name == main || name.ends_with(".rels") ||
         name.find("comments") != std::string::npos;
}

class AnnotateCorpus : public testing::TestWithParam<Sample> {};

TEST_P(AnnotateCorpus, ChangesNothingElse) {
  const auto bytes = read_file(GetParam().path());
  ASSERT_TRUE(bytes);
  const auto package = opc::Package::open(*bytes);
  ASSERT_TRUE(package);
  const auto document = Document::open(*package);
  ASSERT_TRUE(document);
  const std::vector<Comment> comments = spread(*document);
  const auto out = annotate(*package, *document, comments);
  ASSERT_TRUE(out) << out.error().message << out.error().where;
  const auto copy = opc::Package::open(*out);
  ASSERT_TRUE(copy) << copy.error().message;
  const auto again = Document::open(*copy);
  ASSERT_TRUE(again) << again.error().message << again.error().where;

  EXPECT_EQ(again->text(), document->text());
  EXPECT_EQ(again->paragraphs().size(), document->paragraphs().size());
  EXPECT_EQ(comment_asides(*again), comment_asides(*document) + 2 * comments.size());  // two paragraphs each
  EXPECT_FALSE(again->has_macros());
  for (const opc::Member& member : package->members()) {
    const opc::Member* twin = copy->find(member.name);
    const bool macro = document->has_macros() && member.name.find("vba") != std::string::npos;
    EXPECT_EQ(twin == nullptr, macro) << member.name;
    if (twin == nullptr || may_change(member.name, document->main_part())) continue;
    EXPECT_EQ(twin->compressed, member.compressed) << member.name;
    EXPECT_EQ(twin->crc32, member.crc32) << member.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Shared, AnnotateCorpus, testing::ValuesIn(test::readable_samples()),
                         [](const auto& i) { return test::test_name(i.param); });

}  // namespace
}  // namespace marshrut::docx
