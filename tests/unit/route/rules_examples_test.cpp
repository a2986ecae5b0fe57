// The examples of docs/formats/rules.md: each loads, and says what it should at, under and over its bounds.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <ostream>

#include "base/files.hpp"
#include "forms.hpp"
#include "route/rules.hpp"
#include "rule_ids.hpp"

namespace marshrut::route {
namespace {

namespace fs = std::filesystem;
const fs::path kSource = MARSHRUT_SOURCE_DIR;

// The JSON blocks of the page, as the rules of one profile.
Profile examples() {
  const std::string page = *read_file(kSource / "docs/formats/rules.md");
  std::string rules;
  for (std::size_t begin = page.find("```json"); begin != std::string::npos; begin = page.find("```json", begin + 1)) {
    const std::size_t end = page.find("```", begin + 7);
    rules += (rules.empty() ? "" : ",") + page.substr(begin + 7, end - begin - 7);
    begin = end;
  }
  const fs::path folder = fs::temp_directory_path() / ("marshrut-rules-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "form.json") << R"({"id":"x","title":"x","kind":"docx","rules":[)" << rules << "]}";
  auto profile = Profile::load(folder / "form.json");
  fs::remove_all(folder);
  if (!profile) ADD_FAILURE() << profile.error().message << ' ' << profile.error().where;
  return profile ? *profile : Profile{};
}

const Profile& profile() {
  static const Profile loaded = examples();
  return loaded;
}

std::string list(int count, const std::string& item) {
  std::string out;
  for (int i = 0; i < count; ++i) out += (i == 0 ? "" : ",") + item;
  return "[" + out + "]";
}

std::string tasks(int methods, int subject, const std::string& hours = "2") {
  std::string all = list(methods, R"({"competency":"Методическая компетенция"})");
  const std::string rest = list(subject, R"({"competency":"Предметная"})");
  if (methods > 0 && subject > 0) all = all.substr(0, all.size() - 1) + "," + rest.substr(1);
  if (methods == 0) all = rest;
  return R"({"spec":{"duration_hours":)" + hours + R"(,"tasks":)" + all + "}}";
}

std::string methodist(const std::string& members) {
  return R"({"methodists":[{"full_name":"Петрова А. А.",)" + members + "}]}";
}

std::string active(const std::string& category, const std::string& education, const std::string& years,
                   const std::string& more = "") {
  return methodist(R"("category":")" + category + R"(","education":")" + education + R"(","experience_years":)" +
                   years + more);
}

struct Case {
  std::string name, rule, route;
  std::vector<std::string> want;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

std::vector<Case> term_cases() {
  const std::string end =
      ", а может быть не более 36 месяцев, то есть трёх лет. Исправьте «Начало реализации» или «Окончание реализации» "
      "(п. 1.5 Положения об ИОМ, школа № 25).";
  return {{"TermS25Under", "term-s25", R"({"period":{"start":"2024-09-02","end":"2025-09-01"}})", {}},
          {"TermS25AtMost", "term-s25", R"({"period":{"start":"2024-09-02","end":"2027-09-02"}})", {}},
          {"TermS25Over",
           "term-s25",
           R"({"period":{"start":"2024-09-02","end":"2027-09-03"}})",
           {"error /period/end Срок реализации ИОМ (02.09.2024 – 03.09.2027) — 36\u00a0месяцев и 1\u00a0день" + end}}};
}

std::vector<Case> spec_cases() {
  const std::string r = "spec-tasks";
  const std::string source = " (п. 4.6 Положения о диагностике, Якутия).";
  const auto few = [&](const std::string& count) {
    return "error /spec/tasks В диагностической работе заданий: " + count +
           ", а нужно не менее 16. Добавьте задания в таблицу «Обобщённый план работы»" + source;
  };
  const auto time = [&](const std::string& hours) {
    return "error /spec/duration_hours «Время выполнения работы, ч»: " + hours +
           ". Работа рассчитывается на время от 1,5 до 3 астрономических часов; напишите число, например 2" + source;
  };
  const auto share = [&](const std::string& counts) {
    return "error /spec/tasks На методические компетенции направлено заданий: " + counts +
           ", а нужно не менее 25 %. Добавьте такие задания в таблицу «Обобщённый план работы»" + source;
  };
  return {{"TasksUnder", r, tasks(4, 11), {few("15")}},
          {"TasksAtLeast", r, tasks(4, 12), {}},
          {"TasksOver", r, tasks(10, 30), {}},
          {"TasksNone", r, R"({"spec":{"duration_hours":2}})", {few("0")}},
          {"HoursUnder", r, tasks(8, 8, "1.4"), {time("1,4")}},
          {"HoursAtLeast", r, tasks(8, 8, "1.5"), {}},
          {"HoursAtMost", r, tasks(8, 8, "3"), {}},
          {"HoursOver", r, tasks(8, 8, "3.5"), {time("3,5")}},
          {"HoursInWords", r, tasks(8, 8, R"("два урока")"), {time("два урока")}},
          {"MethodsUnder", r, tasks(4, 13), {share("4 из 17 (23 %)")}},
          {"MethodsAtLeast", r, tasks(4, 12), {}},
          {"MethodsNone", r, tasks(0, 16), {share("0 из 16 (0 %)")}}};
}

std::vector<Case> active_cases() {
  const auto load = [](const std::string& count) {
    return "warning /methodists/0 Петрова А. А.: закреплено педагогов — " + count +
           ". Одного методиста рассчитывают на 100–150 педагогов (п. 3.7 Положения о методическом активе, Якутия).";
  };
  const auto teachers = [](int count) {
    return methodist(R"("ground":"методист","teachers":)" + list(count, "\"А\""));
  };
  const auto member = [](const std::string& missing) {
    return "warning /methodists/0 Петрова А. А.: не подтверждено — " + missing +
           ". Педагог входит в методический актив с высшей категорией, высшим педагогическим образованием и стажем от "
           "5 "
           "лет или по другому основанию из списка; впишите основание (п. 3.4 Положения о методическом активе, "
           "Якутия).";
  };
  const std::string good = "Якутский педагогический институт, 1999";
  return {{"LoadUnder", "active-load", teachers(99), {load("99")}},
          {"LoadAtLeast", "active-load", teachers(100), {}},
          {"LoadAtMost", "active-load", teachers(150), {}},
          {"LoadOver", "active-load", teachers(151), {load("151")}},
          {"MemberYearsUnder", "active-member", active("высшая", good, "4.5"), {member("стаж не менее 5 лет")}},
          {"MemberYearsAtLeast", "active-member", active("Высшая, 2022", good, "5"), {}},
          {"MemberYearsOver", "active-member", active("высшая", good, "25"), {}},
          {"MemberOfTheFirstCategory",
           "active-member",
           active("первая", good, "12"),
           {member("высшая квалификационная категория")}},
          {"MemberOfAnotherEducation",
           "active-member",
           active("высшая", "Колледж связи", "12"),
           {member("высшее образование, педагогическое образование")}},
          {"MemberOnAnotherGround",
           "active-member",
           active("первая", good, "2", R"(,"ground":"старший эксперт предметной комиссии ЕГЭ")"),
           {}},
          {"MemberOnAnUnknownGround",
           "active-member",
           active("первая", good, "12", R"(,"ground":"хороший человек")"),
           {member("высшая квалификационная категория")}}};
}

std::vector<Case> particulars_cases() {
  const std::string r = "s25-particulars";
  const auto missing = [](const std::string& path, const std::string& name) {
    return "error " + path + " Нет обязательных сведений: " + name +
           ". Впишите их: без них ИОМ не оформлен (п. 3.6 Положения об ИОМ, школа № 25).";
  };
  const std::string most =
      R"({"teacher":{"full_name":"а","position":"учитель","experience_years":0,"category":"первая","extra":"е"},
          "organization":{"name":"ш"},"tests":[{"kind":"т"}],"requests":"з","events":[{"title":"м"}],
          "courses":[{"program":"к"}],"planned_results":["р"])";
  return {{"ParticularsAll", r, most + R"(,"final_event":[{"title":"ф"}]})", {}},
          {"ParticularsWithoutOne", r, most + "}", {missing("/final_event", "даты и формы трансляции опыта")}},
          {"ParticularsNone",
           r,
           "{}",
           {missing("/teacher/full_name", "персональные данные"), missing("/organization/name", "место работы"),
            missing("/teacher/position", "должность"), missing("/teacher/qualification", "сведения о квалификации"),
            missing("/teacher/experience_years", "стаж"),
            missing("/diagnostics/entry/rows", "информация о результатах диагностики"),
            missing("/achievements", "информация о результатах работы (обучения, воспитания)"),
            missing("/requests", "запрос на профессиональное развитие"), missing("/events", "этапы работы"),
            missing("/courses", "даты и формы непрерывного повышения квалификации с указанием результатов"),
            missing("/final_event", "даты и формы трансляции опыта"),
            missing("/planned_results", "результат реализации ИОМ")}}};
}

std::vector<Case> all_cases() {
  std::vector<Case> all;
  for (auto cases : {term_cases(), spec_cases(), active_cases(), particulars_cases()}) {
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

class Examples : public testing::TestWithParam<Case> {};

TEST_P(Examples, SayWhatIsWanted) {
  const bool route_model = GetParam().rule == "term-s25" || GetParam().rule == "s25-particulars";
  const Schema schema =
      *Schema::load(kSource / (route_model ? "schemas/route.schema.json" : "tests/data/rules/sample.schema.json"));
  std::vector<std::string> said;
  for (const Remark& remark : check(*parse(GetParam().route), profile(), schema)) {
    if (remark.rule != GetParam().rule) continue;
    said.push_back(std::string(severity_name(remark.severity)) + ' ' + remark.path + ' ' + remark.message);
  }
  EXPECT_EQ(said, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Rules, Examples, testing::ValuesIn(all_cases()),
                         [](const auto& tested) { return tested.param.name; });

// Rows that are teachers: so many of them bear the methodist's name.
TEST(Load, CountsRowsByTheNameInThem) {
  Profile one;
  Rule rule{"r", "load", Severity::warning, Stage::reading, "{name}: {value}", "", {}};
  rule.parameters.push_back({"rows", {*parse_path("methodists")}, {}, {}, {}});
  rule.parameters.push_back({"name", {}, {"full_name"}, {}, {}});
  rule.parameters.push_back({"max", {}, {}, 2, {}});
  one.rules.push_back(rule);
  const Value route = *parse(R"({"methodists":[{"full_name":"Петрова А. А."},{"full_name":"Ким О. О."},{},
                                {"full_name":"ПЕТРОВА А. А."},{"full_name":"Петрова А. А."}]})");
  const auto remarks = check(route, one, *Schema::load(kSource / "tests/data/rules/sample.schema.json"));
  ASSERT_EQ(remarks.size(), 1U);
  EXPECT_EQ(remarks[0].message, "Петрова А. А.: 3");
  EXPECT_EQ(remarks[0].path, "/methodists/0");
}

// The record itself may be the person's.
TEST(Grounds, OfOnePersonAreThoseOfTheRecord) {
  Profile one;
  Rule rule{"r", "grounds", Severity::warning, Stage::reading, "{name}: {missing}", "", {}};
  rule.parameters.push_back({"name", {}, {"teacher.full_name"}, {}, {}});
  rule.parameters.push_back({"grounds", {}, {}, {}, *parse(R"([{"name":"g","all":[
      {"field":"teacher.experience_years","min":5,"need":"стаж от 5 лет"}]}])")});
  one.rules.push_back(rule);
  const auto said = [&](const std::string& years) {
    const Value route = *parse(R"({"teacher":{"full_name":"Ким О. О.","experience_years":)" + years + "}}");
    return check(route, one, model());
  };
  EXPECT_TRUE(said("5").empty());
  ASSERT_EQ(said("4").size(), 1U);
  EXPECT_EQ(said("4")[0].message, "Ким О. О.: стаж от 5 лет");
}

TEST(Examples, PartsThatAreOffAreRefused) {
  const char* const rules[] = {
      R"({"rule":"r","check":"particulars","message":"m","items":[]})",
      R"({"rule":"r","check":"particulars","message":"m","items":[{"name":"a"}]})",
      R"({"rule":"r","check":"particulars","message":"m","items":[{"name":"a","paths":["a["]}]})",
      R"({"rule":"r","check":"particulars","message":"m","items":[{"name":"a","paths":["a"],"more":1}]})",
      R"({"rule":"r","check":"grounds","message":"m","rows":"a","name":"n","grounds":[{"name":"a","all":[]}]})",
      R"({"rule":"r","check":"grounds","message":"m","rows":"a","name":"n","grounds":[{"name":"a","all":[{"field":"f"}]}]})",
      R"({"rule":"r","check":"grounds","message":"m","rows":"a","name":"n",
          "grounds":[{"name":"a","all":[{"field":"f","need":"n","words":["w"],"min":1}]}]})",
      R"({"rule":"r","check":"share","message":"m","rows":"a","by":"b","words":["w"]})",
  };
  const fs::path folder = fs::temp_directory_path() / ("marshrut-parts-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  for (const char* rule : rules) {
    std::ofstream(folder / "form.json") << R"({"id":"x","title":"x","kind":"docx","rules":[)" << rule << "]}";
    EXPECT_FALSE(Profile::load(folder / "form.json").ok()) << rule;
  }
  fs::remove_all(folder);
}

}  // namespace

std::set<std::string> rules_with_examples() {
  std::set<std::string> ids;
  for (const Case& c : all_cases()) ids.insert(c.rule);
  return ids;
}

}  // namespace marshrut::route
