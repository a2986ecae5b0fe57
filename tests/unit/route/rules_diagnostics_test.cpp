#include "rule_cases.hpp"

namespace marshrut::route {

namespace {

const std::string kCard = "sevastopol-card";
const std::string kMethods =
    "«Способы индивидуализации и персонализации научно-методического сопровождения педагогических кадров», таблица 1, "
    "на примере предметных дефицитов";

std::string rows(const std::string& part, const std::string& list, const std::string& rest = "") {
  return R"({"diagnostics":{")" + part + R"(":{"rows":[)" + list + "]" + rest + "}}}";
}

std::string overall(const std::string& number) {
  // Mean 60.5.
  return rows("entry", R"({"competency":"Предметные","low":51},{"competency":"Методические","medium":70})",
              R"(,"overall":)" + number);
}

std::string mean(const std::string& part, const std::string& what, const std::string& value, const std::string& want) {
  return "error /diagnostics/" + part + "/overall Общий уровень в таблице «" + what + "» — " + value +
         " %, а среднее арифметическое указанных компетенций — " + want + " %. Исправьте «общий» на " + want +
         " или проверьте проценты (п. 3.1.2 Положения об ИОМ, Севастополь).";
}

void add_mean(std::vector<RuleCase>& cases) {
  const std::string entry = "Результаты входной диагностики профессиональных дефицитов";
  const std::string r = "overall-mean";
  cases.insert(cases.end(),
               {{"MeanUnder", kCard, r, overall("59.4"), {mean("entry", entry, "59,4", "61")}},
                {"MeanAtLeast", kCard, r, overall("59.5"), {}},
                {"MeanExact", kCard, r, overall("60.5"), {}},
                {"MeanAtMost", kCard, r, overall("61.5"), {}},
                {"MeanOver", kCard, r, overall("62"), {mean("entry", entry, "62", "61")}},
                {"MeanOverallAsText", kCard, r, overall(R"("около 60")"), {}},
                {"MeanOfNothing", kCard, r, rows("entry", "", R"(,"overall":50)"), {}},
                {"MeanOfTheFinal",
                 kCard,
                 r,
                 rows("final", R"({"competency":"Предметные","high":81})", R"(,"overall":83)"),
                 {mean("final", "Результаты итоговой диагностики профессиональных компетенций", "83", "81")}}});
}

void add_mean_empty(std::vector<RuleCase>& cases) {
  for (const std::string part : {"entry", "final"}) {
    const bool entry = part == "entry";
    const std::string tag = entry ? "Entry" : "Final";
    const std::string table = entry ? "Результаты входной диагностики профессиональных дефицитов"
                                    : "Результаты итоговой диагностики профессиональных компетенций";
    const std::string two = R"({"competency":"Предметные","low":51},{"competency":"Методические","medium":70})";
    cases.insert(cases.end(), {{"MeanEmpty" + tag,
                                kCard,
                                "overall-mean",
                                rows(part, two),
                                {"info /diagnostics/" + part + "/overall Общий уровень в таблице «" + table +
                                 "» не указан. Среднее арифметическое указанных компетенций — 61 %: впишите это число "
                                 "(п. 3.1.2 Положения об ИОМ, Севастополь)."}},
                               {"MeanGiven" + tag, kCard, "overall-mean", rows(part, two, R"(,"overall":61)"), {}},
                               {"MeanEmptyOfNothing" + tag, kCard, "overall-mean", rows(part, ""), {}}});
  }
}

void add_one_level(std::vector<RuleCase>& cases) {
  const std::string r = "one-level";
  const std::string end =
      ". Оставьте один — того уровня, к которому он относится (п. 3.1.2 Положения об ИОМ, Севастополь).";
  cases.insert(cases.end(),
               {{"TwoLevels",
                 kCard,
                 r,
                 rows("entry", R"({"competency":"Предметные","low":49,"medium":62})"),
                 {"warning /diagnostics/entry/rows/0 В строке «Предметные» процент указан сразу в нескольких столбцах: "
                  "низкий, средний" +
                  end}},
                {"TwoLevelsInTheFinal",
                 kCard,
                 r,
                 rows("final", R"({"competency":"Методические","low":0,"high":"90 %"})"),
                 {"warning /diagnostics/final/rows/0 В строке «Методические» процент указан сразу в нескольких "
                  "столбцах: низкий, высокий" +
                  end}},
                {"OneLevel", kCard, r, rows("entry", R"({"competency":"Предметные","low":49})"), {}},
                {"NoLevel", kCard, r, rows("entry", R"({"competency":"Предметные","difficulties":"нет"})"), {}}});
}

std::string post(const std::string& position, const std::string& flag, const std::string& part,
                 const std::string& row) {
  return R"({"teacher":{"position":")" + position + "\"" + flag + R"(},"diagnostics":{")" + part + R"(":{"rows":[)" +
         row + "]}}}";
}

void add_managers(std::vector<RuleCase>& cases) {
  const std::string r = "managers-row";
  const std::string manager = R"j({"competency":"Управленческие (для управленцев)","low":51})j";
  const std::string subject = R"({"competency":"Предметные","low":51})";
  const std::string flag = R"(,"is_manager":true)";
  const std::string needed =
      " Для управленца заполните строку «Управленческие (для управленцев)»: затруднения и процент, например 65 "
      "(приложение 1 Положения об ИОМ, Севастополь).";
  const std::string not_needed =
      " Строка «Управленческие (для управленцев)» — только для управленцев. Уберите её или уточните «Занимаемая "
      "должность», например «заместитель директора» (приложение 1 Положения об ИОМ, Севастополь).";
  for (const std::string part : {"entry", "final"}) {
    const std::string tag = part == "entry" ? "Entry" : "Final";
    const std::string at = "warning /diagnostics/" + part + "/rows";
    cases.insert(cases.end(),
                 {{"ManagerWithTheRow" + tag, kCard, r, post("И. о. директора", flag, part, manager), {}},
                  {"ManagerWithoutTheRow" + tag,
                   kCard,
                   r,
                   post("Учитель, заместитель директора", "", part, subject),
                   {at + needed}},
                  {"FlaggedWithoutTheRow" + tag, kCard, r, post("Методист", flag, part, subject), {at + needed}},
                  {"TeacherWithTheRow" + tag,
                   kCard,
                   r,
                   post("Учитель физики", flag, part, subject + "," + manager),
                   {at + "/1" + not_needed}},
                  {"TeacherWithoutTheRow" + tag, kCard, r, post("Учитель физики", "", part, subject), {}},
                  {"NoDiagnostics" + tag, kCard, r, post("Директор", "", part, ""), {}}});
  }
  cases.push_back({"RowWithoutAPost", kCard, r, rows("entry", manager), {}});
}

std::string band(const std::string& percent, const std::string& level, const std::string& way) {
  return "info /diagnostics/entry/rows/0/low Предметные: выполнено " + percent + " % заданий. Дефицитарный уровень — " +
         level + "; рекомендуется профессиональное развитие " + way + " (" + kMethods + ").";
}

void add_bands(std::vector<RuleCase>& cases) {
  const std::string plan = "по технологии индивидуального плана";
  const std::string courses = plan + " или повышение квалификации по предметным программам";
  const std::string alone = "в области предметных компетенций на основе неформального и информального образования";
  const struct {
    std::string name, given;
    std::vector<std::string> want;
  } bands[] = {
      {"BandNone", "0", {band("0", "высокий", plan)}},
      {"BandHighest", "60.4", {band("60", "высокий", plan)}},
      {"BandMiddleByRounding", "60.5", {band("61", "средний", courses)}},
      {"BandMiddleEnd", "80.4", {band("80", "средний", courses)}},
      {"BandLeast", "80.5", {band("81", "минимальный или отсутствие дефицита", alone)}},
      {"BandWhole", "100", {band("100", "минимальный или отсутствие дефицита", alone)}},
      {"BandOver", "101", {}},
      {"BandOfAFraction", "0.49", {band("49", "высокий", plan)}},
      {"BandOfText", R"("49%-50%")", {}},
  };
  for (const auto& b : bands) {
    cases.push_back({b.name, kCard, "level-by-score",
                     rows("entry", R"({"competency":"Предметные","low":)" + b.given + "}"), b.want});
  }
}

std::string covered(const std::string& competency, const std::string& level, const std::string& by) {
  return R"({"diagnostics":{"entry":{"rows":[{"competency":")" + competency + "\"," + level +
         R"(}]}},"events":[{"title":"а"},)" + R"({"competencies":")" + by + "\"}]}";
}

void add_covered(std::vector<RuleCase>& cases) {
  const std::string r = "deficits-covered";
  const auto missing = [](const std::string& name) {
    return "warning /diagnostics/entry/rows/0 " + name +
           ": уровень низкий (49 %), но ни одно мероприятие не формирует эту компетенцию. Добавьте мероприятие и "
           "впишите «" +
           name +
           "» в «Формируемые компетенции» (п. 3.2 Положения об ИОМ, Севастополь; раздел III Инструкции по "
           "составлению ИОМ, Якутия).";
  };
  cases.insert(cases.end(),
               {{"CoveredByName", kCard, r, covered("Предметные", R"("low":49)", "Предметные"), {}},
                {"CoveredAmongOthers", kCard, r, covered("Предметные", R"("low":49)", "методические и ПРЕДМЕТНАЯ"), {}},
                {"CoveredShort", kCard, r, covered("ИКТ-компетентность", R"("low":49)", "ИКТ"), {}},
                {"NotCovered", kCard, r, covered("Предметные", R"("low":49)", "Методические"), {missing("Предметные")}},
                {"NotCoveredByALongerWord",
                 kCard,
                 r,
                 covered("Предметные", R"("low":49)", "метапредметные"),
                 {missing("Предметные")}},
                {"NotLow", kCard, r, covered("Предметные", R"("medium":62)", "Методические"), {}}});
}

}  // namespace

std::vector<RuleCase> diagnostics_cases() {
  std::vector<RuleCase> cases;
  add_mean(cases);
  add_mean_empty(cases);
  add_one_level(cases);
  add_managers(cases);
  add_bands(cases);
  add_covered(cases);
  return cases;
}

}  // namespace marshrut::route
