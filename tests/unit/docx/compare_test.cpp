// The law of a comparison: all accepted, the later text; all rejected, the earlier one.
#include "docx/compare.hpp"

#include <gtest/gtest.h>

#include "support/docx_builder.hpp"
#include "support/settled_text.hpp"

namespace marshrut::docx {
namespace {

using test::DocxBuilder;
using test::par;
using test::run;
using test::Settle;
using test::SettledText;

std::string cell(const std::string& inside) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>" + inside + "</w:tc>";
}
std::string row(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }
std::string table(const std::string& rows) {
  return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>" + rows + "</w:tbl>";
}
std::string two(const char* a, const char* b) { return row(cell(par(a)) + cell(par(b))); }

struct Case {
  const char* name;
  std::string before, after;
  std::size_t revisions;
};

class Compare : public testing::TestWithParam<Case> {};

TEST_P(Compare, AcceptedItIsTheLaterTextRejectedTheEarlierOne) {
  const Case& c = GetParam();
  const std::string before = DocxBuilder().body(c.before).bytes(), after = DocxBuilder().body(c.after).bytes();
  const auto compared = compare(*opc::Package::open(before), *opc::Package::open(after));
  ASSERT_TRUE(compared) << compared.error().message;
  EXPECT_EQ(SettledText(Settle::accept).of(compared->bytes), SettledText(Settle::accept).of(after));
  EXPECT_EQ(SettledText(Settle::reject).of(compared->bytes), SettledText(Settle::reject).of(before));
  EXPECT_EQ(compared->revisions, c.revisions);
}

const Case kCases[] = {
    {"nothing", par("Цель"), par("Цель"), 0},
    {"a_word", par("Срок: май 2025"), par("Срок: июнь 2025"), 2},
    {"a_word_more", par("Открытый урок"), par("Открытый общий урок"), 1},
    {"emptied", par("Цель"), par(""), 1},
    {"filled", par(""), par("Цель"), 1},
    {"quite_other_text_is_replaced_whole", par("раз два три четыре"), par("пять шесть три семь"), 2},
    {"line_break", "<w:p><w:r><w:t>а б в</w:t></w:r></w:p>", "<w:p><w:r><w:t>а б</w:t><w:br/><w:t>в</w:t></w:r></w:p>",
     2},
    {"paragraph_put_in", par("а") + par("в"), par("а") + par("б") + par("в"), 2},
    {"paragraph_taken_out", par("а") + par("б") + par("в"), par("а") + par("в"), 2},
    {"row_put_in", table(two("1", "а") + two("2", "в")), table(two("1", "а") + two("3", "б") + two("2", "в")), 5},
    {"row_taken_out", table(two("1", "а") + two("2", "в")), table(two("2", "в")), 5},
    {"value_in_a_row", table(two("ФИО", "Иванова Анна")), table(two("ФИО", "Иванова Алла")), 2},
    {"cell_gains_a_paragraph", table(row(cell(par("а")) + cell(par("x")))),
     table(row(cell(par("а") + par("б")) + cell(par("x")))), 2},
    {"cell_loses_its_last_paragraph", table(row(cell(par("а") + par("б")) + cell(par("x")))),
     table(row(cell(par("а")) + cell(par("x")))), 2},
    {"cell_changes_wholly", table(row(cell(par("раз") + par("два")) + cell(par("x")))),
     table(row(cell(par("три")) + cell(par("x")))), 4},
    {"table_put_in", par("а"), par("а") + table(two("1", "б")) + par(""), 7},
    {"table_taken_out", par("а") + table(two("1", "б")) + par("в"), par("а") + par("в"), 5},
    {"link_is_replaced_whole",
     "<w:p>" + run("см. ") + "<w:hyperlink w:anchor=\"a\">" + run("тут") + "</w:hyperlink></w:p>",
     "<w:p>" + run("см. ") + "<w:hyperlink w:anchor=\"b\">" + run("там") + "</w:hyperlink></w:p>", 3},
    {"control_is_replaced_whole", "<w:p><w:sdt><w:sdtContent>" + run("тут") + "</w:sdtContent></w:sdt></w:p>",
     "<w:p><w:sdt><w:sdtContent>" + run("там") + "</w:sdtContent></w:sdt></w:p>", 2},
    {"rows_within_a_control", table("<w:sdt><w:sdtContent>" + two("1", "а") + "</w:sdtContent></w:sdt>"),
     table("<w:sdt><w:sdtContent>" + two("1", "а") + two("2", "б") + "</w:sdtContent></w:sdt>"), 5},
};

INSTANTIATE_TEST_SUITE_P(Cases, Compare, testing::ValuesIn(kCases), [](const auto& i) { return i.param.name; });

TEST(CompareDocuments, RefusesOnesThatAreNotOfOneForm) {
  const std::string before = DocxBuilder().body(par("а")).bytes();
  const std::string other =
      "<x:document "
      "xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><x:body><x:p/></x:body></x:document>";
  const std::string after = DocxBuilder().main_xml(other).bytes();
  const auto compared = compare(*opc::Package::open(before), *opc::Package::open(after));
  ASSERT_FALSE(compared);
  EXPECT_EQ(compared.error().code, Code::unsupported_format);
}

}  // namespace
}  // namespace marshrut::docx
