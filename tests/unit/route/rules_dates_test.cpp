#include "rule_cases.hpp"

namespace marshrut::route {

namespace {

std::string period(const std::string& start, const std::string& end) {
  return R"({"period":{"start":")" + start + R"(","end":")" + end + "\"}}";
}

std::string sev(const std::string& term, const std::string& length) {
  return "error /period/end Срок реализации ИОМ (" + term + ") — " + length +
         ", а может быть от 6 до 24 месяцев, например с 02.09.2024 по 01.09.2025. Исправьте «Начало работы по "
         "реализации ИОМ» или «Завершение работы по реализации ИОМ» (п. 4.1.3 Положения об ИОМ, Севастополь).";
}

std::string odi(const std::string& term, const std::string& length) {
  return "warning /period/end Срок реализации ИОМ (" + term + ") — " + length +
         ". Рекомендуется срок от 12 до 36 месяцев, например с 02.09.2024 по 01.09.2025 (Методические рекомендации "
         "Одинцовского УМЦ, пример 3 «Фиксация сроков»).";
}

void add_term_cases(std::vector<RuleCase>& cases) {
  const std::string f = "sevastopol-card";
  const std::string r = "term-sev";
  cases.insert(cases.end(), {{"TermSevUnder",
                              f,
                              r,
                              period("2024-09-01", "2025-02-27"),
                              {sev("01.09.2024 – 27.02.2025", "5\u00a0месяцев и 27\u00a0дней")}},
                             {"TermSevAtLeastWithItsLastDay", f, r, period("2024-09-01", "2025-02-28"), {}},
                             {"TermSevAtLeast", f, r, period("2024-09-01", "2025-03-01"), {}},
                             {"TermSevInside", f, r, period("2024-09-02", "2025-09-01"), {}},
                             {"TermSevAtMost", f, r, period("2024-09-02", "2026-09-02"), {}},
                             {"TermSevOver",
                              f,
                              r,
                              period("2024-09-02", "2026-09-03"),
                              {sev("02.09.2024 – 03.09.2026", "24\u00a0месяца и 1\u00a0день")}},
                             {"TermSevMonthsInside", f, r, period("2024-09", "2026-08"), {}},
                             {"TermSevMonthsUnder",
                              f,
                              r,
                              period("2024-09", "2025-01"),
                              {sev("сентябрь 2024 г. – январь 2025 г.", "5\u00a0месяцев")}},
                             {"TermSevUnreadableIsForAnotherRule", f, r, period("2024-09-02", "к лету"), {}},
                             {"TermSevBackwardsIsForAnotherRule", f, r, period("2024-09-02", "2024-09-01"), {}},
                             {"TermSevOneSided", f, r, R"({"period":{"start":"2024-09-02"}})", {}}});
  for (const std::string form : {"odintsovo-blank", "odintsovo-plan"}) {
    const std::string tag = form == "odintsovo-blank" ? "Blank" : "Plan";
    cases.insert(cases.end(), {{"TermOdiUnder" + tag,
                                form,
                                "term-odi",
                                period("2024-09-02", "2025-08-31"),
                                {odi("02.09.2024 – 31.08.2025", "11\u00a0месяцев и 30\u00a0дней")}},
                               {"TermOdiAtLeast" + tag, form, "term-odi", period("2024-09-02", "2025-09-01"), {}},
                               {"TermOdiAtMost" + tag, form, "term-odi", period("2024-09-02", "2027-09-02"), {}},
                               {"TermOdiOver" + tag,
                                form,
                                "term-odi",
                                period("2024-09-02", "2027-09-03"),
                                {odi("02.09.2024 – 03.09.2027", "36\u00a0месяцев и 1\u00a0день")}}});
  }
}

void add_order_cases(std::vector<RuleCase>& cases) {
  for (const std::string form : {"odintsovo-blank", "odintsovo-plan", "sevastopol-card"}) {
    const bool card = form == "sevastopol-card";
    const std::string tag = card ? "Card" : form == "odintsovo-blank" ? "Blank" : "Plan";
    const std::string end = card ? "Завершение работы по реализации ИОМ" : "Окончание реализации";
    const std::string start = card ? "Начало работы по реализации ИОМ" : "Начало реализации";
    cases.insert(cases.end(), {{"OrderDayBefore" + tag,
                                form,
                                "term-order",
                                period("2024-09-02", "2024-09-01"),
                                {"error /period/end «" + end + "» (01.09.2024) раньше, чем «" + start +
                                 "» (02.09.2024). Проверьте обе даты: окончание не может быть раньше начала."}},
                               {"OrderSameDay" + tag, form, "term-order", period("2024-09-02", "2024-09-02"), {}},
                               {"OrderMonthOfTheDay" + tag, form, "term-order", period("2024-09-02", "2024-09"), {}},
                               {"OrderYearBefore" + tag,
                                form,
                                "term-order",
                                period("2024-09-02", "2023"),
                                {"error /period/end «" + end + "» (2023 г.) раньше, чем «" + start +
                                 "» (02.09.2024). Проверьте обе даты: окончание не может быть раньше начала."}}});
  }
}

void add_date_cases(std::vector<RuleCase>& cases) {
  for (const std::string form : {"odintsovo-blank", "odintsovo-plan", "sevastopol-card"}) {
    const bool card = form == "sevastopol-card";
    const std::string tag = card ? "Card" : form == "odintsovo-blank" ? "Blank" : "Plan";
    const std::string start = card ? "Начало работы по реализации ИОМ" : "Начало реализации";
    cases.insert(
        cases.end(),
        {{"DateImpossible" + tag,
          form,
          "date",
          period("31.02.2024", "2024-12-31"),
          {"error /period/start «" + start +
           "»: «31.02.2024» — такой даты нет в календаре. Напишите дату так: 02.09.2024."}},
         {"DateUnreadable" + tag,
          form,
          "date",
          period("осенью", "2024"),
          {"error /period/start «" + start + "»: «осенью» — дата не читается. Напишите дату так: 02.09.2024."}},
         {"DateIsoImpossible" + tag,
          form,
          "date",
          period("2023-02-29", "2024-02-29"),
          {"error /period/start «" + start +
           "»: «2023-02-29» — такой даты нет в календаре. Напишите дату так: 02.09.2024."}},
         {"DateWithin" + tag, form, "date", period("2024-02-29", "2024-12"), {}}});
    if (card) continue;
    const std::string table =
        form == "odintsovo-blank" ? "Результаты тестирования" : "Сведения о результатах диагностики";
    cases.push_back({"DateInTable" + tag,
                     form,
                     "date",
                     R"({"tests":[{"date":"2024-03"},{"date":"к лету"},{"date":"2024"}]})",
                     {"warning /tests/1/date «Дата» в таблице «" + table +
                      "», строка 2: «к лету» — дата не читается. Напишите дату так: 15.03.2024."}});
  }
}

void add_period_cases(std::vector<RuleCase>& cases) {
  const std::string expected =
      ". Напишите месяц, даты или срок, например «октябрь — ноябрь 2024» или 15.10.2024–20.10.2024.";
  const std::string events = R"({"events":[{"period":"2024-10/2024-11"},{"period":"2024-11/2024-10"},)"
                             R"({"period":"32.10.2024"},{"period":"2024/2025"}]})";
  for (const std::string form : {"odintsovo-plan", "sevastopol-card"}) {
    const bool card = form == "sevastopol-card";
    const std::string where = card ? "«Сроки проведения» в таблице «Перечень мероприятий», строка "
                                   : "«Сроки» в таблице «Дорожная карта профессионального развития», строка ";
    cases.push_back(
        {card ? "PeriodsCard" : "PeriodsPlan",
         form,
         "date",
         events,
         {"warning /events/1/period " + where + "2: «2024-11/2024-10» — срок не читается" + expected,
          "warning /events/2/period " + where + "3: «32.10.2024» — такой даты нет в календаре" + expected}});
  }
  cases.insert(cases.end(),
               {{"DateOfAttestation",
                 "sevastopol-card",
                 "date",
                 R"({"teacher":{"attestation_date":"весной"}})",
                 {"warning /teacher/attestation_date «Квалификационная категория, дата аттестации»: «весной» — дата не "
                  "читается. Напишите дату так: 15.03.2024."}},
                {"YearUnreadable",
                 "sevastopol-card",
                 "date",
                 R"({"period":{"year":"2024/2026"}})",
                 {"warning /period/year «Год реализации ИОМ (учебный или календарный)»: «2024/2026» — год не читается. "
                  "Напишите учебный или календарный год, например 2024/2025 или 2024."}},
                {"YearWithin", "sevastopol-card", "date", R"({"period":{"year":"2024/2025"}})", {}}});
}

}  // namespace

std::vector<RuleCase> date_cases() {
  std::vector<RuleCase> cases;
  add_term_cases(cases);
  add_order_cases(cases);
  add_date_cases(cases);
  add_period_cases(cases);
  return cases;
}

}  // namespace marshrut::route
