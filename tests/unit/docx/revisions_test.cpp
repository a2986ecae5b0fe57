// Tracked changes read as if they were accepted.
#include <gtest/gtest.h>

#include "support/docx_builder.hpp"

namespace marshrut::docx {
namespace {

using test::par;
using test::run;
using test::text_of_body;

std::string within(std::string_view element, std::string_view content) {
  return test::join({"<w:", element, " w:id=\"1\" w:author=\"a\">", content, "</w:", element, ">"});
}
std::string deleted(std::string_view text) {
  return within("del", test::join({"<w:r><w:delText>", text, "</w:delText></w:r>"}));
}
std::string marked(std::string_view mark, std::string_view text) {
  return test::join({"<w:p><w:pPr><w:rPr><w:", mark, "/></w:rPr></w:pPr>", run(text), "</w:p>"});
}
std::string cell(std::string_view text, std::string_view properties = "") {
  return test::join({"<w:tc><w:tcPr>", properties, "</w:tcPr>", par(text), "</w:tc>"});
}
std::string row(std::string_view cells, std::string_view properties = "") {
  return test::join({"<w:tr><w:trPr>", properties, "</w:trPr>", cells, "</w:tr>"});
}
std::string table(std::string_view rows) { return test::join({"<w:tbl><w:tblPr/><w:tblGrid/>", rows, "</w:tbl>"}); }

struct Case {
  const char* name;
  std::string input, want;
};

class Revisions : public testing::TestWithParam<Case> {};

TEST_P(Revisions, ReadAs) { EXPECT_EQ(text_of_body(GetParam().input), GetParam().want); }

const std::vector<Case> kCases = {
    {"Inserted", "<w:p>" + run("a") + within("ins", run("b")) + "</w:p>", "ab"},
    {"Deleted", "<w:p>" + run("a") + deleted("b") + run("c") + "</w:p>", "ac"},
    {"DeletedOldStyle", "<w:p>" + within("del", run("t in a deletion")) + run("c") + "</w:p>", "c"},
    {"InsertedThenDeleted", "<w:p>" + within("ins", deleted("b") + run("c")) + "</w:p>", "c"},
    {"MovedOnce", "<w:p>" + within("moveFrom", run("m")) + "</w:p><w:p>" + within("moveTo", run("m")) + "</w:p>", "|m"},
    {"DeletedMarkJoins", marked("del", "a") + par("b") + par("c"), "ab|c"},
    {"DeletedMarksJoinOn", marked("del", "a") + marked("del", "b") + par("c"), "abc"},
    {"MovedMarkJoins", marked("moveFrom", "a") + par("b"), "ab"},
    {"InsertedMarkParts", marked("ins", "a") + par("b"), "a|b"},
    {"DeletedMarkStopsAtTable", marked("del", "a") + table(row(cell("t"))) + par("b"), "a|t|b"},
    {"DeletedMarkAtTheEnd", marked("del", "a"), "a"},
    {"DeletedMarkStopsAtCellEnd", table(row("<w:tc>" + marked("del", "a") + "</w:tc>" + cell("b"))), "a|b"},
    {"DeletedRow", table(row(cell("a"), "<w:del/>") + row(cell("b"))), "b"},
    {"InsertedRow", table(row(cell("a"), "<w:ins/>") + row(cell("b"))), "a|b"},
    {"DeletedCell", table(row(cell("a", "<w:cellDel/>") + cell("b"))), "b"},
    {"InsertedCell", table(row(cell("a", "<w:cellIns/>") + cell("b"))), "a|b"},
};

INSTANTIATE_TEST_SUITE_P(Docx, Revisions, testing::ValuesIn(kCases), [](const auto& i) { return i.param.name; });

TEST(Revisions, JoinedParagraphsKeepThePlaceOfTheFirst) {
  const auto document = test::open_docx(test::DocxBuilder().body(marked("del", "a") + par("b") + par("c")).bytes());
  ASSERT_TRUE(document);
  ASSERT_EQ(document->paragraphs().size(), 2U);
  EXPECT_EQ(document->place_of(document->paragraphs()[0]), "body/p[1]");
  EXPECT_EQ(document->place_of(document->paragraphs()[1]), "body/p[3]");
}

}  // namespace
}  // namespace marshrut::docx
