// Charts of a form: caches, cells and workbooks from the record that is printed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <string>

#include "lens/chart_program.hpp"
#include "lens/chart_set.hpp"
#include "lens/chart_workbook.hpp"
#include "lens/lint_form.hpp"
#include "lens/put.hpp"
#include "opc/package.hpp"
#include "real_forms.hpp"

namespace marshrut::lens {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string series_xml(const std::string& name) {
  return "<c:ser><c:idx val=\"0\"/><c:tx><c:strRef><c:f>A!$B$1</c:f><c:strCache><c:pt idx=\"0\"><c:v>" + name +
         "</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:f>old</c:f></c:strRef></"
         "c:cat><c:val><c:numRef>"
         "<c:f>old</c:f><c:numCache><c:formatCode>0.0</c:formatCode><c:pt idx=\"0\"><c:v>99</c:v></c:pt></c:numCache>"
         "</c:numRef></c:val><c:extLst><c:ext uri=\"x\">99</c:ext></c:extLst></c:ser>";
}

std::string chart_xml(const std::string& series) {
  return "<c:chartSpace xmlns:c=\"urn:c\"><c:chart><c:plotArea><c:barChart>" + series +
         "</c:barChart></c:plotArea></c:chart></c:chartSpace>";
}

route::Path path(const char* text) { return *route::parse_path(text); }

ChartFacts chart_facts(std::vector<std::pair<std::string, std::string>> series) {
  ChartFacts facts{"word/charts/chart1.xml", path("a.rows[].name"), {}};
  for (const auto& [name, values] : series) facts.series.push_back({name, path(values.c_str())});
  return facts;
}

pugi::xml_document printed(const std::string& xml, const ChartFacts& facts, const std::string& data) {
  const auto program = compile_chart(xml, facts);
  EXPECT_TRUE(program.ok());
  std::string out;
  run_chart(*program, chart_data(program->facts, *route::parse(data)), out);
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(out.c_str())) << out;
  return document;
}

// idx=value of each point under a cache.
std::vector<std::string> points(const pugi::xml_node& cache) {
  std::vector<std::string> found;
  for (const auto& point : cache.children("c:pt")) {
    found.push_back(std::string(point.attribute("idx").value()) + "=" + point.child_value("c:v"));
  }
  return found;
}

pugi::xml_node nth_series(const pugi::xml_document& document, int index) {
  auto series = document.child("c:chartSpace").child("c:chart").child("c:plotArea").child("c:barChart").child("c:ser");
  for (int i = 0; i < index; ++i) series = series.next_sibling("c:ser");
  return series;
}

TEST(Chart, TakesCategoriesAndValuesFromTheRecord) {
  const auto document =
      printed(chart_xml(series_xml("Старое") + series_xml("Второй")),
              chart_facts({{"Среднее", "a.rows[].mean"}, {"", "a.rows[].low"}}),
              R"({"a":{"rows":[{"name":"Методы & <приёмы>","mean":58.25,"low":3},{"name":"ИКТ","low":0}]}})");
  const auto first = nth_series(document, 0);
  EXPECT_STREQ(first.select_node("c:tx//c:v").node().child_value(), "Среднее");
  EXPECT_STREQ(first.select_node("c:cat//c:f").node().child_value(), "Лист1!$A$2:$A$3");
  EXPECT_THAT(points(first.select_node("c:cat//c:strCache").node()), ElementsAre("0=Методы & <приёмы>", "1=ИКТ"));
  const auto values = first.select_node("c:val//c:numCache").node();
  EXPECT_THAT(points(values), ElementsAre("0=58.25"));  // what has no number is a gap
  EXPECT_STREQ(values.child("c:ptCount").attribute("val").value(), "2");
  EXPECT_STREQ(values.child_value("c:formatCode"), "0.0");
  EXPECT_FALSE(first.child("c:extLst"));
  const auto second = nth_series(document, 1);
  EXPECT_STREQ(second.select_node("c:tx//c:v").node().child_value(), "Второй");
  EXPECT_STREQ(second.select_node("c:val//c:f").node().child_value(), "Лист1!$C$2:$C$3");
  EXPECT_THAT(points(second.select_node("c:val//c:numCache").node()), ElementsAre("0=3", "1=0"));
}

TEST(Chart, WithoutDataKeepsNoneOfTheFormsOwn) {
  const auto document = printed(chart_xml(series_xml("Ряд")), chart_facts({{"", "a.rows[].mean"}}), "{}");
  for (const char* cache : {"c:cat//c:strCache", "c:val//c:numCache"}) {
    const auto node = nth_series(document, 0).select_node(cache).node();
    EXPECT_STREQ(node.child("c:ptCount").attribute("val").value(), "0");
    EXPECT_THAT(points(node), ElementsAre());
  }
}

TEST(Chart, TextThatIsNoNumberIsAGap) {
  const auto document = printed(chart_xml(series_xml("Ряд")), chart_facts({{"", "a.rows[].mean"}}),
                                R"({"a":{"rows":[{"name":"А","mean":"49%-50%"},{"name":"Б","mean":50}]}})");
  EXPECT_THAT(points(nth_series(document, 0).select_node("c:val//c:numCache").node()), ElementsAre("1=50"));
}

TEST(Chart, IsRefusedWhenItDoesNotFitTheProfile) {
  struct Case {
    const char* name;
    std::string xml;
    ChartFacts facts;
  };
  ChartFacts two_lists = chart_facts({{"", "a.rows[].mean"}});
  two_lists.series[0].values = path("b[].mean");
  const Case cases[] = {
      {"a series too few", chart_xml(series_xml("А")), chart_facts({{"", "a.rows[].x"}, {"", "a.rows[].y"}})},
      {"a series too many", chart_xml(series_xml("А") + series_xml("Б")), chart_facts({{"", "a.rows[].x"}})},
      {"two lists", chart_xml(series_xml("А")), two_lists},
      {"no list", chart_xml(series_xml("А")), chart_facts({{"", "a.total"}})},
      {"no values", chart_xml("<c:ser><c:cat/></c:ser>"), chart_facts({{"", "a.rows[].x"}})},
      {"no XML", "<c:chart", chart_facts({{"", "a.rows[].x"}})},
  };
  for (const Case& test : cases) {
    const auto program = compile_chart(test.xml, test.facts);
    EXPECT_FALSE(program.ok()) << test.name;
  }
}

TEST(Chart, WorkbookHoldsTheSameNumbersAndTheSameBytesEachTime) {
  const ChartData data{{"Предметные", "ИКТ"}, {{"Среднее", {58.25, std::nullopt}}}};
  const auto bytes = chart_workbook(data);
  ASSERT_TRUE(bytes.ok());
  EXPECT_EQ(*bytes, *chart_workbook(data));
  const auto package = opc::Package::open(*bytes);
  ASSERT_TRUE(package.ok());
  const auto texts = package->read("xl/sharedStrings.xml");
  ASSERT_TRUE(texts.ok());
  for (const char* text : {"Предметные", "ИКТ", "Среднее"}) EXPECT_THAT(*texts, HasSubstr(text));
  const auto sheet = package->read("xl/worksheets/sheet1.xml");
  ASSERT_TRUE(sheet.ok());
  EXPECT_THAT(*sheet, HasSubstr("<c r=\"B2\"><v>58.25</v></c>"));
  EXPECT_THAT(*sheet, Not(HasSubstr("r=\"B3\"")));
}

// Every form with charts: each part that a chart owns is written anew, in a filled form and in a blank.
TEST(Chart, OfTheProjectsFormsShowTheRecord) {
  std::size_t charts = 0;
  for (const auto& folder : real_forms()) {
    const RealForm real = real_form(folder);
    if (real.facts.charts.empty()) continue;
    const auto form = Template::compile(real.bytes, real.facts);
    ASSERT_TRUE(form.ok()) << folder;
    for (const ChartFacts& facts : real.facts.charts) {
      ++charts;
      route::Value element;
      element[facts.categories.back().key] = route::Value("Особая компетенция");
      for (const auto& series : facts.series) element[series.values.back().key] = route::Value(41.75);
      route::Value record;
      record[route::dotted(chart_array(facts))] = route::Value(route::Array{element});
      Scratch scratch;
      std::string made;
      for (const bool blank : {false, true}) {
        ASSERT_TRUE((blank ? form->blank(record, scratch, made) : form->put(record, scratch, made)).ok());
        const auto package = opc::Package::open(made);
        const auto xml = package->read(facts.part);
        ASSERT_TRUE(xml.ok());
        EXPECT_THAT(*xml, HasSubstr("Особая компетенция")) << folder;
        EXPECT_THAT(*xml, HasSubstr("<c:v>41.75</c:v>")) << folder;
        const auto relationships = package->relationships(facts.part);
        ASSERT_TRUE(relationships.ok());
        for (const auto& relationship : *relationships) {
          if (!relationship.type.ends_with("/package")) continue;
          const auto workbook = package->read(relationship.target);
          ASSERT_TRUE(workbook.ok());
          const auto inside = opc::Package::open(*workbook);
          EXPECT_THAT(*inside->read("xl/sharedStrings.xml"), HasSubstr("Особая компетенция")) << folder;
        }
      }
    }
  }
  EXPECT_GT(charts, 0U);
}

TEST(Chart, ThatIsNotThereIsALintFinding) {
  for (const auto& folder : real_forms()) {
    RealForm real = real_form(folder);
    if (real.facts.charts.empty()) continue;
    real.facts.charts[0].part = "word/charts/chart99.xml";
    const auto findings = lint(real.bytes, real.facts);
    ASSERT_TRUE(findings.ok());
    ASSERT_EQ(findings->size(), 1U) << folder;
    EXPECT_EQ(findings->front().code, "chart");
    EXPECT_EQ(findings->front().place, "word/charts/chart99.xml");
    EXPECT_FALSE(Template::compile(real.bytes, real.facts).ok());
  }
}

}  // namespace
}  // namespace marshrut::lens
