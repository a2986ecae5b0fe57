// Rules of the forms of Yakutia: the card, its corrections and monitoring, its results.
#include "rule_cases.hpp"

namespace marshrut::route {

namespace {

const std::string kCard = "yakutia-card";
const std::string kMonitoring = "yakutia-monitoring";
const std::string kResults = "yakutia-results";
const std::string kSource = " (раздел III Инструкции по составлению ИОМ, Якутия).";
const std::string kEvent =
    R"({"title":"Семинар","competencies":"Предметные","level":"региональный","organizer":"ЦНППМ","period":"2024-10"})";
const std::string kBadPeriod =
    R"({"title":"А","competencies":"Б","level":"региональный","organizer":"В","period":"зимой"})";
const std::string kMissing = ". Впишите недостающее: например, «Предметные», «региональный», «октябрь 2024»" + kSource;
const std::string kSchedule =
    "срок не читается. Напишите месяц, даты или срок, например «октябрь — ноябрь 2024» или 15.10.2024–20.10.2024.";
const std::string kLevels = "федеральный; региональный; муниципальный; уровень образовательной организации";
const std::string kEvents = "«Мероприятия, обеспечивающие повышение уровня профессиональных компетенций»";

std::string in(const std::string& array, const std::string& row) { return "{\"" + array + "\":[" + row + "]}"; }
std::string corrected(const std::string& event) {
  return R"({"corrections":[{"date":"2024-12-05","reason":"Отмена","events":[)" + event + "]}]}";
}

void add_terms(std::vector<RuleCase>& cases, const std::string& form) {
  const std::string name = form == kCard ? "YakutiaCard" : "YakutiaMonitoring";
  const std::string ok = R"({"period":{"start":"2024-09-02","end":"2025-06-01"}})";
  cases.insert(cases.end(),
               {{name + "TermInOrder", form, "term-order", ok, {}},
                {name + "TermBackwards",
                 form,
                 "term-order",
                 R"({"period":{"start":"2025-09-02","end":"2025-06-01"}})",
                 {"error /period/end «Завершение работы по реализации ИОМ» (01.06.2025) раньше, чем «Начало работы по "
                  "реализации ИОМ» (02.09.2025). Проверьте обе даты: завершение не может быть раньше начала."}},
                {name + "TermDates", form, "date", ok, {}},
                {name + "TermDateImpossible",
                 form,
                 "date",
                 R"({"period":{"start":"31.02.2024"}})",
                 {"error /period/start «Начало работы по реализации ИОМ»: «31.02.2024» — такой даты нет в календаре. "
                  "Напишите дату так: 02.09.2024."}}});
}

void add_card(std::vector<RuleCase>& cases) {
  cases.insert(
      cases.end(),
      {{"YakutiaCardEventWhole", kCard, "event-complete", in("events", kEvent), {}},
       {"YakutiaCardEventWithoutPeriod",
        kCard,
        "event-complete",
        in("events", R"({"title":"А","competencies":"Б","level":"региональный"})"),
        {"error /events/0 Мероприятие 1 (А): не заполнено «Сроки проведения»" + kMissing}},
       {"YakutiaCardLevelOutsideTheList",
        kCard,
        "event-complete",
        in("final_event", R"({"title":"А","level":"районный слёт"})"),
        {"error /final_event/0/level «Уровень проведения» в таблице «Заключительное публичное мероприятие», строка 1: "
         "«районный слёт» нет в списке уровней. Укажите один из них: " +
         kLevels + kSource}},
       {"YakutiaCardOrganizer", kCard, "event-organizer", in("events", kEvent), {}},
       {"YakutiaCardNoOrganizer",
        kCard,
        "event-organizer",
        in("events", R"({"title":"А","competencies":"Б","level":"региональный","period":"2024"})"),
        {"warning /events/0 Мероприятие 1 (А): не заполнено «Организатор мероприятия». Впишите организатора, например "
         "«ЦНППМ»" +
         kSource}},
       {"YakutiaCardAttestationUnreadable",
        kCard,
        "date",
        R"({"teacher":{"attestation_date":"весной"}})",
        {"warning /teacher/attestation_date «Дата аттестации»: «весной» — дата не читается. Напишите дату так: "
         "15.03.2024."}},
       {"YakutiaCardPeriodUnreadable",
        kCard,
        "date",
        in("events", kBadPeriod),
        {"warning /events/0/period «Сроки проведения» в таблице «Перечень мероприятий», строка 1: «зимой» — " +
         kSchedule}},
       {"YakutiaCardYearUnreadable",
        kCard,
        "date",
        R"({"period":{"year":"два года"}})",
        {"warning /period/year «Год реализации ИОМ»: «два года» — год не читается. Напишите учебный или календарный "
         "год, например 2024/2025 или 2024."}},
       {"YakutiaCardHours", kCard, "hours", in("training", R"({"program":"А","hours":36})"), {}},
       {"YakutiaCardHoursInWords",
        kCard,
        "hours",
        in("training", R"({"program":"А","hours":"две недели"})"),
        {"warning /training/0/hours «Количество часов» в таблице «Курсы повышения квалификации (за последние 3 года)», "
         "строка 1: «две недели» — не число часов. Напишите число, например 36."}}});
}

void add_corrections(std::vector<RuleCase>& cases) {
  const std::string changed = "Изменённое мероприятие 1 (А): не заполнено ";
  cases.insert(
      cases.end(),
      {{"YakutiaCorrectedEventWhole", kMonitoring, "event-complete", corrected(kEvent), {}},
       {"YakutiaCorrectedEventWithoutTheRest",
        kMonitoring,
        "event-complete",
        corrected(R"({"title":"А"})"),
        {"error /corrections/0/events/0 " + changed +
         "«Формируемые компетенции», «Уровень мероприятия», «Сроки проведения»" + kMissing}},
       {"YakutiaCorrectedEventWithoutOrganizer",
        kMonitoring,
        "event-organizer",
        corrected(R"({"title":"А"})"),
        {"warning /corrections/0/events/0 " + changed +
         "«Организатор мероприятия». Впишите организатора, например «ЦНППМ»" + kSource}},
       {"YakutiaCorrectionWhole", kMonitoring, "correction-complete", corrected(kEvent), {}},
       {"YakutiaCorrectionWithoutReason",
        kMonitoring,
        "correction-complete",
        in("corrections", R"({"date":"2024-12-05"})"),
        {"warning /corrections/0 Корректировка 1: не заполнено «Причины внесения изменения/дополнения в ИОМ». Впишите "
         "дату и причину изменения (приложение 2 к Инструкции по составлению ИОМ, Якутия)."}},
       {"YakutiaCorrectionDateUnreadable",
        kMonitoring,
        "date",
        in("corrections", R"({"date":"осенью","reason":"А"})"),
        {"warning /corrections/0/date «Дата внесения изменения / дополнения в ИОМ» в таблице «Сведения о "
         "корректировке», строка 1: «осенью» — дата не читается. Напишите дату так: 15.03.2024."}}});
}

void add_monitoring(std::vector<RuleCase>& cases) {
  const std::string done = R"({"title":"А","competencies":"Б","level":"районный","organizer":"В","period":"2024-10")";
  cases.insert(
      cases.end(),
      {{"YakutiaEventWhole", kMonitoring, "event-complete", in("events", kEvent), {}},
       {"YakutiaEventWithoutTitle",
        kMonitoring,
        "event-complete",
        in("events", R"({"competencies":"Б","level":"ОО","period":"2024"})"),
        {"error /events/0 Мероприятие 1: не заполнено " + kEvents + kMissing}},
       {"YakutiaEventLevelOutsideTheList",
        kMonitoring,
        "event-complete",
        in("events", done + "}"),
        {"error /events/0/level «Уровень мероприятия» в таблице «Мониторинг реализации мероприятий», строка 1: "
         "«районный» нет в списке уровней. Укажите один из них: " +
         kLevels + kSource}},
       {"YakutiaEventOrganizer", kMonitoring, "event-organizer", in("events", kEvent), {}},
       {"YakutiaEventWithoutOrganizer",
        kMonitoring,
        "event-organizer",
        in("events", R"({"title":"А"})"),
        {"warning /events/0 Мероприятие 1 (А): не заполнено «Организатор мероприятия». Впишите организатора, например "
         "«ЦНППМ»" +
         kSource}},
       {"YakutiaEventPeriodUnreadable",
        kMonitoring,
        "date",
        in("events", kBadPeriod),
        {"warning /events/0/period «Сроки проведения» в таблице «Мониторинг реализации мероприятий», строка 1: "
         "«зимой» — " +
         kSchedule}},
       {"YakutiaEventDone",
        kMonitoring,
        "event-done-or-reason",
        in("events", done + R"(,"done":"+"})"),
        {},
        Stage::completion},
       {"YakutiaEventNeitherDoneNorReason",
        kMonitoring,
        "event-done-or-reason",
        in("events", done + R"(,"done":"не выполнено"})"),
        {"error /events/0 Мероприятие 1 (А): нет ни отметки о выполнении, ни причины. Отметьте выполнение, например "
         "«+», или впишите «Причины невыполнения»" +
         kSource},
        Stage::completion},
       {"YakutiaFinalEvent",
        kMonitoring,
        "final-event",
        in("final_event", R"({"title":"Урок"})"),
        {},
        Stage::completion},
       {"YakutiaNoFinalEvent",
        kMonitoring,
        "final-event",
        "{}",
        {"error /final_event «Заключительное публичное мероприятие»: мероприятие не указано. До завершения ИОМ нужно "
         "провести хотя бы одно; впишите его название, уровень и срок" +
         kSource},
        Stage::completion}});
}

void add_results(std::vector<RuleCase>& cases) {
  const auto rows = [](const std::string& row) { return R"({"diagnostics":{"final":{"rows":[)" + row + "]}}}"; };
  cases.insert(
      cases.end(),
      {{"YakutiaResultWhole",
        kResults,
        "diagnostics-complete",
        rows(R"({"task":"Задание №1","competency":"Предметные","level":"Высокий"})"),
        {}},
       {"YakutiaResultWithoutLevel",
        kResults,
        "diagnostics-complete",
        rows(R"({"task":"Задание №1","competency":"Предметные"})"),
        {"warning /diagnostics/final/rows/0 Строка 1 (Задание №1): не заполнено «Уровень». Впишите задание и "
         "компетенцию и отметьте один из четырёх уровней (приложение 3 к Инструкции по составлению ИОМ, Якутия)."}},
       {"YakutiaResultsDate", kResults, "date", R"({"conclusion":{"text":"А","date":"2025-06-26"}})", {}},
       {"YakutiaResultsDateUnreadable",
        kResults,
        "date",
        R"({"conclusion":{"text":"А","date":"в июне"}})",
        {"warning /conclusion/date «Дата выводов»: «в июне» — дата не читается. Напишите дату так: 15.03.2024."}}});
}

}  // namespace

std::vector<RuleCase> yakutia_cases() {
  std::vector<RuleCase> cases;
  add_terms(cases, kCard);
  add_terms(cases, kMonitoring);
  add_card(cases);
  add_corrections(cases);
  add_monitoring(cases);
  add_results(cases);
  return cases;
}

}  // namespace marshrut::route
