// Rules of the forms about the diagnostics of a group.
#include "rule_cases.hpp"

namespace marshrut::route {

namespace {

constexpr const char* kSpec = "diagnostics-spec";
constexpr const char* kNotice = "diagnostics-notice";
constexpr const char* kNote = "diagnostics-note";

void add_spec(std::vector<RuleCase>& cases) {
  cases.insert(
      cases.end(),
      {{"SpecHoursAsText",
        kSpec,
        "hours",
        R"({"spec":{"duration_hours":"два урока"}})",
        {"warning /spec/duration_hours «Время выполнения работы, ч»: «два урока» — не число часов. Напишите число, "
         "например 2 или 1,5."}},
       {"SpecHours", kSpec, "hours", R"({"spec":{"duration_hours":2.5}})", {}},
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
  cases.insert(cases.end(),
               {{"NoticeDateUnread",
                 kNotice,
                 "date",
                 R"({"date":"скоро"})",
                 {"warning /date «Дата проведения»: «скоро» — дата не читается. Напишите дату так: 15.03.2024."}},
                {"NoticeDate", kNotice, "date", R"({"date":"2026-10-15","notice":{"sent":"2026-10-08"}})", {}},
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

}  // namespace

std::vector<RuleCase> group_cases() {
  std::vector<RuleCase> cases;
  add_spec(cases);
  add_notice(cases);
  add_note(cases);
  return cases;
}

}  // namespace marshrut::route
