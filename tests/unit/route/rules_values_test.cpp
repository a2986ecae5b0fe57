#include "rule_cases.hpp"

namespace marshrut::route {

namespace {

void add_hours(std::vector<RuleCase>& cases) {
  const struct {
    std::string form, tag, table;
  } forms[] = {{"odintsovo-blank", "Blank", "Повышение квалификации за последние 3 года"},
               {"odintsovo-plan", "Plan", "Повышение квалификации за последние 3 года"},
               {"sevastopol-card", "Card", "Курсы повышения квалификации (за последние 3 года)"}};
  for (const auto& f : forms) {
    cases.insert(cases.end(),
                 {{"HoursAsText" + f.tag,
                   f.form,
                   "hours",
                   R"({"training":[{"hours":36},{"hours":"по плану"}]})",
                   {"warning /training/1/hours «Количество часов» в таблице «" + f.table +
                    "», строка 2: «по плану» — не число часов. Напишите число, например 36."}},
                  {"HoursUnderNone" + f.tag,
                   f.form,
                   "hours",
                   R"({"training":[{"hours":-1}]})",
                   {"warning /training/0/hours «Количество часов» в таблице «" + f.table +
                    "», строка 1: «-1» — не число часов. Напишите число, например 36."}},
                  {"HoursNone" + f.tag, f.form, "hours", R"({"training":[{"hours":0},{"hours":1.5}]})", {}}});
  }
  cases.push_back({"HoursOfTheAudit",
                   "odintsovo-blank",
                   "hours",
                   R"({"audit":{"lesson_visit_hours":"по плану"}})",
                   {"warning /audit/lesson_visit_hours «Посещение и анализ уроков наставником»: «по плану» — не число "
                    "часов. Напишите число, например 36."}});
}

void add_emails(std::vector<RuleCase>& cases) {
  for (const std::string form : {"odintsovo-blank", "odintsovo-plan", "sevastopol-card"}) {
    const bool card = form == "sevastopol-card";
    const std::string tag = card ? "Card" : form == "odintsovo-blank" ? "Blank" : "Plan";
    const std::string label = card ? "Контакты: моб. тел., электронная почта" : "E-mail адрес";
    cases.insert(cases.end(),
                 {{"EmailWithoutAt" + tag,
                   form,
                   "email",
                   R"({"teacher":{"email":"ivanova.school5.ru"}})",
                   {"error /teacher/email «" + label +
                    "»: «ivanova.school5.ru» не похоже на адрес электронной почты. Напишите адрес "
                    "полностью, например ivanova@school5.ru."}},
                  {"EmailGood" + tag, form, "email", R"({"teacher":{"email":"a.b-c_1@school5.example"}})", {}},
                  {"EmailAbsent" + tag, form, "email", "{}", {}}});
  }
  cases.push_back({"EmailOfTheMethodist",
                   "sevastopol-card",
                   "email",
                   R"({"support":{"methodist":{"email":"нет"}}})",
                   {"error /support/methodist/email «E-mail регионального методиста»: «нет» не похоже на адрес "
                    "электронной почты. Напишите адрес полностью, например ivanova@school5.ru."}});
}

std::string percent(const std::string& pointer, const std::string& column, const std::string& value) {
  return "warning " + pointer + " «" + column +
         "» в таблице «Результаты входной диагностики профессиональных дефицитов», строка 1: «" + value +
         "» — не "
         "процент. Напишите одно число от 0 до 100, например 62.";
}

std::string entry(const std::string& member) {
  return R"({"diagnostics":{"entry":{"rows":[{"competency":"Предметные",)" + member + "}]}}}";
}

void add_percents(std::vector<RuleCase>& cases) {
  const std::string f = "sevastopol-card";
  cases.insert(
      cases.end(),
      {{"PercentRange",
        f,
        "percent",
        entry(R"("low":"49%-50%")"),
        {percent("/diagnostics/entry/rows/0/low", "низкий", "49%-50%")}},
       {"PercentUnder", f, "percent", entry(R"("low":-1)"), {percent("/diagnostics/entry/rows/0/low", "низкий", "-1")}},
       {"PercentLeast", f, "percent", entry(R"("low":0)"), {}},
       {"PercentMost", f, "percent", entry(R"("high":100)"), {}},
       {"PercentOver",
        f,
        "percent",
        entry(R"("high":101)"),
        {percent("/diagnostics/entry/rows/0/high", "высокий", "101")}},
       {"PercentOne", f, "percent", entry(R"("low":1)"), {}},
       {"PercentFraction",
        f,
        "percent",
        entry(R"("low":0.49)"),
        {"warning /diagnostics/entry/rows/0/low «низкий» в таблице «Результаты входной диагностики профессиональных "
         "дефицитов», строка 1: «0,49» похоже на долю. Если это проценты, напишите 49."}},
       {"PercentOverallFraction",
        f,
        "percent",
        R"({"diagnostics":{"final":{"overall":0.8}}})",
        {"warning /diagnostics/final/overall «общий»: «0,8» похоже на долю. Если это проценты, напишите 80."}}});
}

}  // namespace

std::vector<RuleCase> value_cases() {
  const std::string f = "sevastopol-card";
  std::vector<RuleCase> cases;
  add_hours(cases);
  add_emails(cases);
  add_percents(cases);
  cases.insert(cases.end(),
               {{"PhoneTooShort",
                 f,
                 "phone",
                 R"({"teacher":{"phone":"54-00-00"}})",
                 {"warning /teacher/phone «Контакты: моб. тел., электронная почта»: номер телефона «54-00-00» не "
                  "читается. Напишите номер с кодом, например +7 978 000-00-00."}},
                {"PhoneTenDigits", f, "phone", R"({"teacher":{"phone":"978 005-78-28"}})", {}},
                {"PhoneElevenDigits", f, "phone", R"({"teacher":{"phone":"+7 978 000-11-58"}})", {}},
                {"PhoneOneGoodOfTwo", f, "phone", R"({"teacher":{"phone":"8 978 000-11-58, раб. 54-00-00"}})", {}}});
  return cases;
}

}  // namespace marshrut::route
