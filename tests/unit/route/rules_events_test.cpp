#include "rule_cases.hpp"

namespace marshrut::route {

namespace {

const std::string kCard = "sevastopol-card";
const std::string kPlan = "odintsovo-plan";

std::string events(const std::string& list, const std::string& rest = "") {
  return R"({"events":[)" + list + "]" + rest + "}";
}

void add_complete(std::vector<RuleCase>& cases) {
  const std::string r = "event-complete";
  const std::string all =
      R"({"title":"Семинар","competencies":"Предметные","level":"Региональный","period":"2024-10"})";
  const std::string card_end =
      ". Впишите недостающее: например, «Предметные», «региональный», «октябрь 2024» (п. 3.1.3 Положения об ИОМ, "
      "Севастополь).";
  const std::string plan_end =
      ". Впишите недостающее: например, «Методическое», «Открытый урок», «октябрь 2024» (Методические рекомендации "
      "Одинцовского УМЦ, пример 4 «Составление дорожной карты»).";
  cases.insert(
      cases.end(),
      {{"EventWhole", kCard, r, events(all), {}},
       {"EventWithoutLevelAndPeriod",
        kCard,
        r,
        events(all + R"(,{"title":"Курсы «А»","competencies":"ИКТ"})"),
        {"error /events/1 Мероприятие 2 (Курсы «А»): не заполнено «Уровень мероприятия», «Сроки проведения»" +
         card_end}},
       {"EventWithoutTitle",
        kCard,
        r,
        events(R"({"competencies":"а","level":"федеральный","period":"2024"})"),
        {"error /events/0 Мероприятие 1: не заполнено «Мероприятия, обеспечивающие повышение уровня "
         "профессиональных компетенций»" +
         card_end}},
       {"NoEvents", kCard, r, "{}", {}},
       {"PlanEventWhole", kPlan, r, events(R"({"direction":"Методическое","title":"Урок","period":"2024-10"})"), {}},
       {"PlanEventWithoutPeriod",
        kPlan,
        r,
        events(R"({"direction":"Методическое","title":"Урок"})"),
        {"error /events/0 Мероприятие 1 (Урок): не заполнено «Сроки»" + plan_end}}});
}

void add_levels(std::vector<RuleCase>& cases) {
  const auto level = [](const std::string& text) {
    return events(R"({"title":"а","competencies":"б","period":"2024","level":")" + text + "\"}");
  };
  cases.insert(
      cases.end(),
      {{"LevelInAnotherCase", kCard, "event-complete", level("Уровень образовательной организации"), {}},
       {"LevelWithTheWord", kCard, "event-complete", level("муниципальный уровень"), {}},
       {"LevelShort", kCard, "event-complete", level("уровень ОО"), {}},
       {"LevelOutsideTheList",
        kCard,
        "event-complete",
        level("районный"),
        {"error /events/0/level «Уровень мероприятия» в таблице «Перечень мероприятий», строка 1: «районный» нет "
         "в списке уровней. Укажите один из них: федеральный; региональный; муниципальный; уровень "
         "образовательной организации (раздел III Инструкции по составлению ИОМ, Якутия; п. 3.1.3 Положения об "
         "ИОМ, Севастополь)."}}});
}

void add_done(std::vector<RuleCase>& cases) {
  const std::string r = "event-done-or-reason";
  const std::string completed = R"(,"conclusion":{"decision":"completed"})";
  const auto missing = [](const std::string& pointer, const std::string& what) {
    return "error " + pointer + " Мероприятие " + what +
           ": нет ни отметки о выполнении, ни причины. Отметьте выполнение, например «+», или впишите «Причины "
           "невыполнения» (п. 3.1.3 Положения об ИОМ, Севастополь).";
  };
  for (const std::string word :
       {"+", "выполнено", "да", "проведён 14.05.2025", "Сертификат", "свидетельство", "Удостоверение"}) {
    static int count = 0;
    cases.push_back({"Done" + std::to_string(++count), kCard, r, events(R"({"done":")" + word + "\"}", completed), {}});
  }
  for (const std::string word : {"нет", "Не выполнено", "-", "—", "не проводилось, болезнь", "Отменён", "в процессе"}) {
    static int count = 0;
    cases.push_back({"NotDone" + std::to_string(++count),
                     kCard,
                     r,
                     events(R"({"done":")" + word + "\"}", completed),
                     {missing("/events/0", "1")}});
  }
  cases.insert(
      cases.end(),
      {{"NotDoneWithAReason", kCard, r, events(R"({"done":"нет","reason":"болезнь"})", completed), {}},
       {"NothingSaid", kCard, r, events(R"({"title":"Семинар"})", completed), {missing("/events/0", "1 (Семинар)")}},
       {"NotYetCompleted", kCard, r, events(R"({"title":"Семинар"})"), {}},
       {"AskedForCompletion",
        kCard,
        r,
        events(R"({"title":"Семинар"})"),
        {missing("/events/0", "1 (Семинар)")},
        Stage::completion},
       {"Prolonged", kCard, r, events(R"({"title":"Семинар"})", R"(,"conclusion":{"text":"Продлить."})"), {}},
       {"OnlyTheChosenAreDue",
        kCard,
        r,
        events(R"({"title":"а"},{"title":"б","selected":true},{"title":"в","selected":true,"done":"+"})", completed),
        {missing("/events/1", "2 (б)")}}});
}

void add_final(std::vector<RuleCase>& cases) {
  const std::string r = "final-event";
  const std::string missing =
      "error /final_event «Заключительное публичное мероприятие»: нет мероприятия с отметкой о выполнении. До "
      "завершения "
      "ИОМ нужно провести хотя бы одно и отметить его, например «проведено 14.05.2025» (п. 3.1.4 Положения об ИОМ, "
      "Севастополь).";
  const auto final_event = [](const std::string& list) {
    return R"({"final_event":[)" + list + R"(],"conclusion":{"text":"Маршрут пройден."}})";
  };
  cases.insert(
      cases.end(),
      {{"FinalNone", kCard, r, R"({"conclusion":{"date":"2025-06-01"}})", {missing}},
       {"FinalNotDone", kCard, r, final_event(R"({"title":"Урок"},{"title":"Класс","done":"нет"})"), {missing}},
       {"FinalOneDone", kCard, r, final_event(R"({"title":"Урок"},{"title":"Класс","done":"+"})"), {}},
       {"FinalNotYet", kCard, r, R"({"final_event":[{"title":"Урок"}]})", {}}});
}

}  // namespace

std::vector<RuleCase> event_cases() {
  std::vector<RuleCase> cases;
  add_complete(cases);
  add_levels(cases);
  add_done(cases);
  add_final(cases);
  return cases;
}

}  // namespace marshrut::route
