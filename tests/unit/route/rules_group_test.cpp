// Rules of the forms about the diagnostics of a group.
#include "rule_cases.hpp"

namespace marshrut::route {

namespace {

constexpr const char* kSpec = "diagnostics-spec";
constexpr const char* kNotice = "diagnostics-notice";
constexpr const char* kNote = "diagnostics-note";

// So many tasks, the first of them on methods.
std::string spec(int tasks, int methods, const std::string& hours) {
  std::string json = R"({"spec":{"duration_hours":)" + hours + R"(,"tasks":[)";
  for (int i = 0; i < tasks; ++i) {
    json +=
        std::string(i > 0 ? "," : "") + R"({"competency":")" + (i < methods ? "Методические" : "Предметные") + "\"}";
  }
  return json + "]}}";
}

void add_spec(std::vector<RuleCase>& cases) {
  cases.insert(
      cases.end(),
      {{"SpecHoursAsText",
        kSpec,
        "spec-tasks",
        spec(16, 4, "\"два урока\""),
        {"error /spec/duration_hours «Время выполнения работы, ч»: два урока. Работа рассчитывается на время от 1,5 до "
         "3 астрономических часов; напишите число, например 2 (п. 4.6 Положения о диагностике, Якутия)."}},
       {"SpecHoursUnder",
        kSpec,
        "spec-tasks",
        spec(16, 4, "1.4"),
        {"error /spec/duration_hours «Время выполнения работы, ч»: 1,4. Работа рассчитывается на время от 1,5 до 3 "
         "астрономических часов; напишите число, например 2 (п. 4.6 Положения о диагностике, Якутия)."}},
       {"SpecAtItsLeast", kSpec, "spec-tasks", spec(16, 4, "1.5"), {}},
       {"SpecAtItsMost", kSpec, "spec-tasks", spec(40, 40, "3"), {}},
       {"SpecTooShort",
        kSpec,
        "spec-tasks",
        spec(15, 4, "2"),
        {"error /spec/tasks В диагностической работе заданий: 15, а нужно не менее 16. Добавьте задания в таблицу "
         "«Обобщённый план работы» (п. 4.6 Положения о диагностике, Якутия)."}},
       {"SpecTooFewOnMethods",
        kSpec,
        "spec-tasks",
        spec(17, 4, "2"),
        {"error /spec/tasks На методические компетенции направлено заданий: 4 из 17 (23 %), а нужно не менее 25 %. "
         "Добавьте такие задания в таблицу «Обобщённый план работы» (п. 4.6 Положения о диагностике, Якутия)."}},
       {"SpecScoreAsText",
        kSpec,
        "score",
        R"({"spec":{"tasks":[{"max_score":2},{"max_score":"до 3"}]}})",
        {"warning /spec/tasks/1/max_score «Максимальный балл» в таблице «Обобщённый план работы», строка 2: «до 3» — "
         "не число баллов. Напишите число, например 2."}},
       {"SpecScores", kSpec, "score", R"({"spec":{"tasks":[{"max_score":0},{"max_score":2.5}]}})", {}},
       {"SpecDateThatIsNone",
        kSpec,
        "date",
        R"({"prepared":"31.02.2026"})",
        {"warning /prepared «Дата составления спецификации»: «31.02.2026» — такой даты нет в календаре. Напишите дату "
         "так: 15.03.2024."}},
       {"SpecDate", kSpec, "date", R"({"prepared":"2026-09-14"})", {}},
       {"SpecTaskWithoutScore",
        kSpec,
        "spec-task-complete",
        R"({"spec":{"tasks":[{"title":"Степени","competency":"Предметные"}]}})",
        {"error /spec/tasks/0 Задание 1 (Степени): не заполнено «Максимальный балл». План работы называет, что "
         "проверяет каждое задание, и его балл (п. 4.7 Положения о диагностике, Якутия)."}},
       {"SpecTaskWhole",
        kSpec,
        "spec-task-complete",
        R"({"spec":{"tasks":[{"title":"Степени","competency":"Предметные","max_score":1}]}})",
        {}}});
}

void add_notice(std::vector<RuleCase>& cases) {
  cases.insert(
      cases.end(),
      {{"NoticeDateUnread",
        kNotice,
        "date",
        R"({"date":"скоро"})",
        {"warning /date «Дата проведения»: «скоро» — дата не читается. Напишите дату так: 15.03.2024."}},
       {"NoticeDate", kNotice, "date", R"({"date":"2026-10-15","notice":{"sent":"2026-10-08"}})", {}},
       {"NoticeTwoDaysBefore",
        kNotice,
        "notice-3d",
        R"({"date":"2026-10-10","notice":{"sent":"2026-10-08"}})",
        {"error /date Диагностика 10.10.2026, а уведомление от 08.10.2026: участников оповещают не позднее чем "
         "за 3 дня. Перенесите диагностику или исправьте «Дата уведомления» (п. 5.3 Положения о "
         "диагностике, Якутия)."}},
       {"NoticeThreeDaysBefore", kNotice, "notice-3d", R"({"date":"2026-10-11","notice":{"sent":"2026-10-08"}})", {}},
       {"NoticeWithoutPlace",
        kNotice,
        "notice-complete",
        R"({"date":"2026-10-15","notice":{"sent":"2026-10-08","start":"10:00"}})",
        {"error /notice/place «Место проведения» не заполнено. Участники должны знать место и время "
         "диагностики (п. 5.3 Положения о диагностике, Якутия)."}},
       {"NoticeWhole",
        kNotice,
        "notice-complete",
        R"({"date":"2026-10-15","notice":{"sent":"2026-10-08","start":"10:00","place":"Актовый зал"}})",
        {}}});
}

void add_note(std::vector<RuleCase>& cases) {
  cases.insert(
      cases.end(),
      {{"NoteDateThatIsNone",
        kNote,
        "date",
        R"({"prepared":"31.04.2026"})",
        {"warning /prepared «Дата составления документа»: «31.04.2026» — такой даты нет в календаре. Напишите дату "
         "так: 15.03.2024."}},
       {"NoteDates", kNote, "date", R"({"date":"2026-10-15","prepared":"2026-10-20"})", {}},
       {"NoteWithoutLevel",
        kNote,
        "note-complete",
        R"({"date":"2026-10-15","audience":"Учителя"})",
        {"error /statistics/level «Общий уровень сформированности компетенций» не заполнено. Справка называет дату "
         "диагностики, участников и общий уровень сформированности компетенций (п. 6.2 Положения о диагностике, "
         "Якутия)."}},
       {"NoteWhole",
        kNote,
        "note-complete",
        R"({"date":"2026-10-15","audience":"Учителя","statistics":{"level":"средний"}})",
        {}}});
}

// So many teachers for one methodist.
std::string order(int teachers) {
  std::string json = R"({"assignments":[)";
  for (int i = 0; i < teachers; ++i)
    json += std::string(i > 0 ? "," : "") + R"({"methodist":"Егорова Мария Ильинична"})";
  return json + "]}";
}

std::string load_remark(int teachers) {
  return "warning /assignments/0 Егорова Мария Ильинична: закреплено педагогов — " + std::to_string(teachers) +
         ". Одного методиста рассчитывают на 100–150 педагогов (п. 3.7 Положения о методическом активе, Якутия).";
}

void add_load(std::vector<RuleCase>& cases) {
  constexpr const char* kOrder = "order-methodists";
  cases.insert(cases.end(), {{"LoadUnder", kOrder, "active-load", order(99), {load_remark(99)}},
                             {"LoadAtItsLeast", kOrder, "active-load", order(100), {}},
                             {"LoadAtItsMost", kOrder, "active-load", order(150), {}},
                             {"LoadOver", kOrder, "active-load", order(151), {load_remark(151)}}});
}

}  // namespace

std::vector<RuleCase> group_cases() {
  std::vector<RuleCase> cases;
  add_load(cases);
  add_spec(cases);
  add_notice(cases);
  add_note(cases);
  return cases;
}

}  // namespace marshrut::route
