#include <gtest/gtest.h>

#include <set>

#include "forms.hpp"

namespace marshrut::lens {
namespace {

using namespace testing;

// A control as "tag type alias [text]"; "(prompt)" for a placeholder.
std::string shown(const pugi::xml_node& control) {
  const pugi::xml_node properties = control.child("w:sdtPr");
  std::string out = properties.child("w:tag").attribute("w:val").value();
  for (const char* type : {"w:text", "w:date", "w:dropDownList", "w:comboBox", "w14:checkbox"}) {
    if (properties.child(type)) out += " " + std::string(type);
  }
  std::string text;
  flatten(control.child("w:sdtContent"), text);
  return out + (properties.child("w:showingPlcHdr") ? " (" + text + ")" : " [" + text + "]");
}

std::vector<std::string> controls(const std::string& package) {
  const std::string xml = member(package, "word/document.xml");
  pugi::xml_document document;
  EXPECT_TRUE(document.load_buffer(xml.data(), xml.size()));
  std::vector<std::string> all;
  for (const auto& found : document.select_nodes("//w:sdt")) all.push_back(shown(found.node()));
  return all;
}

struct Case {
  const char* name;
  std::string form;
  const char* route;
  std::vector<std::string> want;
};

class BlankHas : public ::testing::TestWithParam<Case> {};

TEST_P(BlankHas, AControlForEachHole) {
  FormFacts form_facts = facts();
  form_facts.blank_rows["e"] = 2;
  form_facts.lists["e[].level"] = {{"федеральный", "региональный"}, false};
  form_facts.lists["goal"] = {{"одно"}, true};
  form_facts.prompts["teacher.full_name"] = "Введите фамилию, имя, отчество полностью";
  form_facts.preset = {{"e[0].kind", "Оценка"}};
  EXPECT_EQ(controls(made(docx(GetParam().form), form_facts, json(GetParam().route), Mode::blank)), GetParam().want);
}

using List = std::vector<std::string>;

INSTANTIATE_TEST_SUITE_P(
    Blank, BlankHas,
    ::testing::Values(
        Case{"text", p("Дано: {{interests}}"), "{}", List{"interests w:text (Введите текст)"}},
        Case{"prompt_of_the_profile", p("{{teacher.full_name}}"), "{}",
             List{"teacher.full_name w:text (Введите фамилию, имя, отчество полностью)"}},
        Case{"prefilled", p("{{interests}}"), R"({"interests":"a b"})", List{"interests w:text [a b]"}},
        Case{"lines_in_rich_text", p("{{interests}}"), R"({"interests":"a\nb"})", List{"interests [a\nb]"}},
        Case{"date", p("{{a.date}}"), "{}", List{"a.date w:date (Укажите дату)"}},
        Case{"open_list", p("{{goal}}"), "{}", List{"goal w:comboBox (Выберите из списка)"}},
        Case{"choice", p("{{d|choice:a=да;b=нет}}"), R"({"d":"b"})", List{"d w:dropDownList [нет]"}},
        Case{"marks", p("{{selected}}, {{level|mark:Высокий}}"), R"({"level":"Высокий"})",
             List{"selected w14:checkbox [☐]", "level w14:checkbox [☒]"}},
        Case{"hours", p("{{hours}}"), "{}", List{"hours w:text (Введите число часов)"}},
        Case{"rows", tbl({tr({"{{#}}", "{{e[].level}}"})}), "{}",
             List{"e[0].level w:dropDownList (Выберите из списка)", "e[1].level w:dropDownList (Выберите из списка)"}},
        Case{"a_spare_row_beyond_the_elements", tbl({tr({"{{e[].a}}", "x"})}), R"({"e":[{"a":"1"},{"a":"2"}]})",
             List{"e[0].a w:text [1]", "e[1].a w:text [2]", "e[2].a w:text (Введите текст)"}},
        Case{"preset_is_plain_text", tbl({tr({"{{e[].kind}}", "x"})}), "{}", List{"e[1].kind w:text (Введите текст)"}},
        Case{"courses", tbl({tr({"Курсы", "{{t[]|course}}"})}), R"({"t":[{"program":"П","hours":1}]})",
             List{"t[0] w:text [П; 1 ч.]", "t[1] w:text (Введите программу; место; часы; результат)",
                  "t[2] w:text (Введите программу; место; часы; результат)",
                  "t[3] w:text (Введите программу; место; часы; результат)"}},
        Case{"static_rows_and_one_spare", tbl({tr({"А", "{{s[k=А].a}}"}), tr({"{{s[].k}}", "x"})}),
             R"({"s":[{"k":"А","a":"1"}]})", List{"s[k=А].a w:text [1]", "s[1].k w:text (Введите текст)"}},
        Case{"conditions_are_kept", tbl({tr({"Код{{?code}}", "{{code}}"})}), "{}", List{"code w:text (Введите текст)"}},
        Case{"no_control_for_echoes", p("{{goal|echo}}, {{full_name|initials}}"), "{}", List{}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Blank, HasLinesForEchoesAndInitials) {
  EXPECT_EQ(text_of(made(docx(p("{{goal|echo}} / {{full_name|initials}} /")), facts(),
                         json(R"({"full_name":"Иванова Анна Петровна"})"), Mode::blank)),
            "________________ / Иванова А. П. //");
}

TEST(Blank, OrdersThePropertiesAsTheSchemaDoes) {
  const std::string form = docx("<w:p>" + r("{{a.date|date:quoted}}", "<w:rStyle w:val=\"X\"/><w:b/>") + "</w:p>");
  const std::string xml =
      member(made(form, facts(), json(R"({"a":{"date":"2024-09-01"}})"), Mode::blank), "word/document.xml");
  EXPECT_NE(xml.find("<w:sdt><w:sdtPr><w:rPr><w:rStyle w:val=\"X\"/><w:b/></w:rPr><w:alias w:val=\"Поле date\"/>"
                     "<w:tag w:val=\"a.date\"/><w:id w:val=\"1\"/><w:date w:fullDate=\"2024-09-01T00:00:00Z\">"
                     "<w:dateFormat w:val=\"«dd» MMMM yyyy 'г.'\"/><w:lid w:val=\"ru-RU\"/>"
                     "<w:storeMappedDataAs w:val=\"dateTime\"/><w:calendar w:val=\"gregorian\"/></w:date></w:sdtPr>"
                     "<w:sdtContent><w:r><w:rPr><w:rStyle w:val=\"X\"/><w:b/></w:rPr><w:t xml:space=\"preserve\">"
                     "«01» сентября 2024 г.</w:t></w:r></w:sdtContent></w:sdt>"),
            std::string::npos)
      << xml;
}

TEST(Blank, SplitsTheRunAroundAControl) {
  const std::string form = docx("<w:p>" + r("до {{interests}} после", "<w:b/>") + "</w:p>");
  const std::string out = made(form, facts(), json("{}"), Mode::blank);
  EXPECT_EQ(text_of(out), "до Введите текст после/");
  EXPECT_NE(member(out, "word/document.xml")
                .find("<w:r><w:rPr><w:rStyle w:val=\"PlaceholderText\"/><w:b/></w:rPr><w:t>Введите текст</w:t></w:r>"),
            std::string::npos);
}

TEST(Blank, BringsThePlaceholderStyleAndTheCheckBoxNamespace) {
  const std::string out = made(docx(p("{{selected}}")), facts(), json("{}"), Mode::blank);
  EXPECT_NE(member(out, "word/styles.xml").find("w:styleId=\"PlaceholderText\""), std::string::npos);
  const std::string xml = member(out, "word/document.xml");
  EXPECT_NE(xml.find("mc:Ignorable=\"w14\""), std::string::npos);
  EXPECT_NE(xml.find("xmlns:w14="), std::string::npos);
}

TEST(Blank, GivesEachControlAnIdOfItsOwn) {
  const std::string own =
      "<w:sdt><w:sdtPr><w:id w:val=\"41\"/></w:sdtPr><w:sdtContent>" + p("x") + "</w:sdtContent></w:sdt>";
  const std::string form =
      docx(own + tbl({tr({"{{e[].a}}", "{{e[].b}}"})}), {{"word/header1.xml", part("hdr", p("{{code}}"))}});
  const std::string out = made(form, facts(), json("{}"), Mode::blank);
  std::set<std::string> ids;
  std::size_t count = 0;
  for (const char* name : {"word/document.xml", "word/header1.xml"}) {
    const std::string xml = member(out, name);
    pugi::xml_document document;
    ASSERT_TRUE(document.load_buffer(xml.data(), xml.size()));
    for (const auto& found : document.select_nodes("//w:sdtPr/w:id")) {
      ids.insert(found.node().attribute("w:val").value());
      ++count;
    }
  }
  EXPECT_EQ(count, 12U);
  EXPECT_EQ(ids.size(), count);
}

TEST(Blank, LeavesOutATagThatWordWouldRefuse) {
  const std::string form = docx(p("{{diagnostics.entry.rows[competency=Психолого-педагогические].difficulties}}"));
  EXPECT_EQ(controls(made(form, facts(), json("{}"), Mode::blank)), List{" w:text (Введите текст)"});
}

}  // namespace
}  // namespace marshrut::lens
