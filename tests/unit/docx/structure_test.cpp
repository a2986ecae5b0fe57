// Tables, text boxes, alternate content, and the places of paragraphs.
#include <gtest/gtest.h>

#include "support/docx_builder.hpp"

namespace marshrut::docx {
namespace {

using test::DocxBuilder;
using test::join;
using test::open_docx;
using test::par;
using test::run;
using test::text_of;
using test::text_of_body;

std::string cell(std::string_view blocks, std::string_view properties = "") {
  return join({"<w:tc><w:tcPr>", properties, "</w:tcPr>", blocks, "</w:tc>"});
}
std::string row(std::string_view cells, std::string_view properties = "") {
  return join({"<w:tr><w:trPr>", properties, "</w:trPr>", cells, "</w:tr>"});
}
std::string table(std::string_view rows) {
  return join({"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>", rows, "</w:tbl>"});
}
std::string alternate(std::string_view choice, std::string_view fallback) {
  return join({"<mc:AlternateContent><mc:Choice Requires=\"wps\">", choice, "</mc:Choice><mc:Fallback>", fallback,
               "</mc:Fallback></mc:AlternateContent>"});
}
std::string drawn_box(std::string_view blocks) {
  return join(
      {"<w:drawing><wps:wsp><wps:txbx><w:txbxContent>", blocks, "</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"});
}
std::string vml_box(std::string_view blocks) {
  return join(
      {"<w:pict><v:shape><v:textbox><w:txbxContent>", blocks, "</w:txbxContent></v:textbox></v:shape></w:pict>"});
}

// Every paragraph with its place.
std::string places_of(const Result<Document>& document) {
  if (!document) return std::string(code_name(document.error().code));
  std::string all;
  for (const Paragraph& paragraph : document->paragraphs()) {
    all += document->place_of(paragraph);
    all += join({"=", document->text(paragraph.text), "\n"});
  }
  return all;
}

struct Case {
  const char* name;
  std::string input, want;
};

class Places : public testing::TestWithParam<Case> {};

TEST_P(Places, AreNamed) {
  EXPECT_EQ(places_of(open_docx(DocxBuilder().body(GetParam().input).bytes())), GetParam().want);
}

const std::vector<Case> kPlaces = {
    {"Paragraphs", par("a") + par("b"), "body/p[1]=a\nbody/p[2]=b\n"},
    {"Cells",
     par("a") + table(row(cell(par("b")) + cell(par("c")))) +
         table(row(cell(par("d"))) + row(cell(par("e") + par("f")))),
     "body/p[1]=a\nbody/tbl[1]/tr[1]/tc[1]/p[1]=b\nbody/tbl[1]/tr[1]/tc[2]/p[1]=c\nbody/tbl[2]/tr[1]/tc[1]/p[1]=d\n"
     "body/tbl[2]/tr[2]/tc[1]/p[1]=e\nbody/tbl[2]/tr[2]/tc[1]/p[2]=f\n"},
    {"NestedTable", table(row(cell(par("a") + table(row(cell(par("b")))) + par("c")))),
     "body/tbl[1]/tr[1]/tc[1]/p[1]=a\nbody/tbl[1]/tr[1]/tc[1]/tbl[1]/tr[1]/tc[1]/p[1]=b\nbody/tbl[1]/tr[1]/tc[1]/"
     "p[2]=c\n"},
    {"BoxWhereAnchored",
     "<w:p>" + run("before") + "<w:r>" + drawn_box(par("in") + par("side")) + "</w:r>" + run("after") + "</w:p>" +
         par("next"),
     "body/p[1]=before\nbody/txbx[1]/p[1]=in\nbody/txbx[1]/p[2]=side\nbody/p[1]=after\nbody/p[2]=next\n"},
    {"VmlBox", "<w:p><w:r>" + vml_box(par("v")) + "</w:r></w:p>", "body/p[1]=\nbody/txbx[1]/p[1]=v\nbody/p[1]=\n"},
    {"BoxOnce", "<w:p><w:r>" + alternate(drawn_box(par("x")), vml_box(par("x"))) + "</w:r></w:p>",
     "body/p[1]=\nbody/txbx[1]/p[1]=x\nbody/p[1]=\n"},
    {"BoxInCellInBox",
     "<w:p><w:r>" + vml_box(table(row(cell("<w:p><w:r>" + drawn_box(par("x")) + "</w:r></w:p>")))) + "</w:r></w:p>",
     "body/p[1]=\nbody/txbx[1]/tbl[1]/tr[1]/tc[1]/p[1]=\nbody/txbx[1]/tbl[1]/tr[1]/tc[1]/txbx[1]/p[1]=x\n"
     "body/txbx[1]/tbl[1]/tr[1]/tc[1]/p[1]=\nbody/p[1]=\n"},
};

INSTANTIATE_TEST_SUITE_P(Docx, Places, testing::ValuesIn(kPlaces), [](const auto& i) { return i.param.name; });

TEST(AlternateContent, OneBranchCounts) {
  const std::vector<Case> cases = {
      {"in a paragraph", "<w:p>" + alternate(run("choice"), run("fallback")) + "</w:p>", "choice"},
      {"in a run", "<w:p><w:r>" + alternate("<w:t>choice</w:t>", "<w:t>fallback</w:t>") + "</w:r></w:p>", "choice"},
      {"blocks", alternate(par("choice"), par("fallback")), "choice"},
      {"rows", table(alternate(row(cell(par("choice"))), row(cell(par("fallback"))))), "choice"},
      {"cells", table(row(alternate(cell(par("choice")), cell(par("fallback"))))), "choice"},
      {"fallback alone",
       "<mc:AlternateContent><mc:Fallback>" + par("fallback") + "</mc:Fallback></mc:AlternateContent>", "fallback"},
      {"two choices",
       "<mc:AlternateContent><mc:Choice>" + par("1") + "</mc:Choice><mc:Choice>" + par("2") +
           "</mc:Choice></mc:AlternateContent>",
       "1"},
  };
  for (const Case& c : cases) EXPECT_EQ(text_of_body(c.input), c.want) << c.name;
}

TEST(Tables, CellsStandOnTheGrid) {
  const std::string body =
      table(row(cell(par("a"), "<w:gridSpan w:val=\"2\"/>") + cell(par("b"), "<w:vMerge w:val=\"restart\"/>"),
                "<w:tblHeader/>") +
            row(cell(par("c"), "<w:gridSpan w:val=\"x\"/>") + cell(par("d")) + cell(par(""), "<w:vMerge/>")) +
            row(cell(par("e")) + cell(par(""), "<w:vMerge w:val=\"continue\"/>"),
                "<w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"4\"/>"));
  const auto document = open_docx(DocxBuilder().body(body).bytes());
  ASSERT_TRUE(document);
  ASSERT_EQ(document->tables().size(), 1U);
  EXPECT_EQ(document->tables()[0].columns, 3U);
  EXPECT_EQ(document->tables()[0].row_count, 3U);
  EXPECT_TRUE(document->rows()[0].header);
  EXPECT_FALSE(document->rows()[1].header);
  std::string shape;
  for (const Row& r : document->rows()) {
    for (std::uint32_t i = r.first_cell; i < r.first_cell + r.cell_count; ++i) {
      const Cell& c = document->cells()[i];
      shape += std::to_string(c.column) + "+" + std::to_string(c.span) + (c.merged_up ? "^ " : " ");
    }
    shape += "/ ";
  }
  EXPECT_EQ(shape, "0+2 2+1 / 0+1 1+1 2+1^ / 1+1 2+1^ / ");
}

TEST(Tables, NestedOnesKeepTheirRowsTogether) {
  const std::string inner = table(row(cell(par("i1"))) + row(cell(par("i2"))));
  const auto document =
      open_docx(DocxBuilder().body(table(row(cell(par("o1") + inner)) + row(cell(par("o2"))))).bytes());
  ASSERT_TRUE(document);
  ASSERT_EQ(document->tables().size(), 2U);
  const auto rows_of = [&](const Table& t) {
    std::string rows;
    for (std::uint32_t i = t.first_row; i < t.first_row + t.row_count; ++i) {
      const Cell& c = document->cells()[document->rows()[i].first_cell];
      for (std::uint32_t b = c.first_block; b < c.first_block + c.block_count; ++b) {
        const Block& block = document->blocks()[b];
        const bool is_table = block.kind == Block::Kind::table;
        rows += is_table ? "T" : std::string(document->text(document->paragraphs()[block.index].text));
      }
      rows += "/";
    }
    return rows;
  };
  EXPECT_EQ(rows_of(document->tables()[0]), "o1T/o2/");
  EXPECT_EQ(rows_of(document->tables()[1]), "i1/i2/");
  EXPECT_EQ(document->tables()[0].depth, 0U);
  EXPECT_EQ(document->tables()[1].depth, 1U);
  ASSERT_EQ(document->body().size(), 1U);
  EXPECT_EQ(document->body()[0].kind, Block::Kind::table);
}

TEST(Boxes, PiecesAfterThemAreMarked) {
  const auto document = open_docx(
      DocxBuilder().body("<w:p>" + run("a") + "<w:r>" + vml_box(par("b")) + "</w:r>" + run("c") + "</w:p>").bytes());
  ASSERT_TRUE(document);
  ASSERT_EQ(document->paragraphs().size(), 3U);
  EXPECT_FALSE(document->paragraphs()[0].box_piece);
  EXPECT_FALSE(document->paragraphs()[1].box_piece);
  EXPECT_TRUE(document->paragraphs()[2].box_piece);
}

}  // namespace
}  // namespace marshrut::docx
