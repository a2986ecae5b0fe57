// Rules of the forms of school № 25 and of the road map.
#include <algorithm>

#include "rule_cases.hpp"

namespace marshrut::route {

namespace {

// A route that each of the forms takes as it is; cases change a part of it.
constexpr const char* kRoute =
    R"({"period": {"start": "2024-09-02", "end": "2027-09-01"}, "teacher": {"full_name": "Хасиев Умар Алиевич", "position": "учитель", "qualification": "педагог", "experience_years": 4, "email": "u@school25.example", "phone": "+7 928 000-12-34", "attestation_date": "2022-11-18"}, "organization": {"name": "СОШ № 25"}, "tests": [{"kind": "Диагностика"}], "work": {"teaching": "71 %", "upbringing": "Секция"}, "requests": "Оценивание", "stages": [{"title": "Составление", "period": "2024-09"}], "events": [{"title": "Курсы", "level": "региональный", "period": "2024-10", "result": "Сертификат"}], "sharing": [{"form": "открытый урок", "topic": "Самооценка", "period": "2025-03"}], "planned_results": ["Банк заданий"], "conclusion": {"text": "Достигнуто"}})";
constexpr const char* kGrowthCard =
    R"({"period": {"start": "2024-09-02", "end": "2025-08-29", "year": "2024/2025"}, "teacher": {"full_name": "Хасиев Умар Алиевич"}, "events": [{"title": "Курсы", "period": "2024-10"}], "corrections": [{"date": "2025-05-30", "reason": "Перенос"}], "reflections": [{"date": "2025-05-23", "text": "Хорошо"}]})";
constexpr const char* kRoadMap =
    R"({"period": {"start": "2025-09-01", "end": "2026-05-29"}, "teacher": {"full_name": "Слепцова Туйаара Васильевна"}, "directions": [{"title": "Грамотность", "project": "Сценарий"}], "events": [{"title": "Вебинар", "period": "2025-10"}], "reporting": [{"form": "урок", "place": "кабинет", "date": "2026-04-10"}]})";

// `patch` over `base`: objects member by member, null takes a member away.
void merge(Value& base, const Value& patch) {
  for (const auto& [key, value] : *patch.object()) {
    const Value* there = base.find(key);
    if (value.object() != nullptr && there != nullptr && there->object() != nullptr) {
      merge(base[key], value);
    } else if (value == Value()) {
      std::erase_if(*base.object(), [&, &name = key](const Member& member) { return member.first == name; });
    } else {
      base[key] = value;
    }
  }
}

RuleCase changed(const char* name, const char* form_id, const char* base, const char* rule, const char* patch,
                 std::vector<std::string> want, Stage stage = Stage::reading) {
  Value route = *parse(base);
  merge(route, *parse(patch));
  return {name, form_id, rule, serialize(route), std::move(want), stage};
}

}  // namespace

std::vector<RuleCase> school_cases() {
  std::vector<RuleCase> cases = {
      changed("S25TermOverThreeYears", "school25-route", kRoute, "term-s25",
              R"({"period": {"start": "2024-09-02", "end": "2027-09-03"}})",
              {"error /period/end Срок реализации ИОМ (02.09.2024 – 03.09.2027) — 36 месяцев и 1 день, а может быть не "
               "больше 36 месяцев (трёх лет). Исправьте «Начало реализации ИОМ» или «Окончание реализации ИОМ» (п. 1.5 "
               "Положения об ИОМ, школа № 25)."}),
      changed("S25EndBeforeStart", "school25-route", kRoute, "term-order",
              R"({"period": {"start": "2024-09-02", "end": "2024-09-01"}})",
              {"error /period/end «Окончание реализации ИОМ» (01.09.2024) раньше, чем «Начало реализации ИОМ» "
               "(02.09.2024). Проверьте обе даты: окончание не может быть раньше начала."}),
      changed("S25DatesOfTheTerm", "school25-route", kRoute, "date",
              R"({"period": {"start": "31.02.2024", "end": "к лету"}})",
              {"error /period/start «Начало реализации ИОМ»: «31.02.2024» — такой даты нет в календаре. Напишите дату "
               "так: 02.09.2024.",
               "error /period/end «Окончание реализации ИОМ»: «к лету» — дата не читается. Напишите дату так: "
               "02.09.2024."}),
      changed("S25OtherDates", "school25-route", kRoute, "date",
              R"({"tests": [{"kind": "Диагностика", "date": "весной"}]})",
              {"warning /tests/0/date «Дата» в таблице «Информация о результатах диагностики», строка 1: «весной» — "
               "дата не читается. Напишите дату так: 15.03.2024."}),
      changed("S25Periods", "school25-route", kRoute, "date",
              R"({"stages": [{"title": "Составление", "period": "потом"}]})",
              {"warning /stages/0/period «Сроки этапа» в таблице «Этапы работы», строка 1: «потом» — срок не читается. "
               "Напишите месяц, даты или срок, например «октябрь — ноябрь 2024» или 15.10.2024–20.10.2024."}),
      changed("S25Email", "school25-route", kRoute, "email", R"({"teacher": {"email": "почта"}})",
              {"error /teacher/email «Электронная почта»: «почта» не похоже на адрес электронной почты. Напишите адрес "
               "полностью, например ivanova@school5.ru."}),
      changed("S25Phone", "school25-route", kRoute, "phone", R"({"teacher": {"phone": "12"}})",
              {"warning /teacher/phone «Телефон»: номер телефона «12» не читается. Напишите номер с кодом, например +7 "
               "928 000-00-00."}),
      changed("S25ParticularsMissing", "school25-route", kRoute, "s25-particulars",
              R"({"work": {"upbringing": null}, "events": null, "sharing": null})",
              {"error /work/upbringing Не заполнено «Результаты воспитания», а это обязательные сведения ИОМ (п. 3.6 "
               "Положения об ИОМ, школа № 25). Впишите их.",
               "error /events Не заполнено «Даты и формы непрерывного повышения квалификации», а это обязательные "
               "сведения ИОМ (п. 3.6 Положения об ИОМ, школа № 25). Впишите их.",
               "error /sharing Не заполнено «Даты и формы трансляции опыта», а это обязательные сведения ИОМ (п. 3.6 "
               "Положения об ИОМ, школа № 25). Впишите их."}),
      changed("S25SharingWithoutADate", "school25-route", kRoute, "s25-particulars",
              R"({"sharing": [{"topic": "Самооценка"}]})",
              {"error /sharing/0 Трансляция опыта, строка 1 (Самооценка): не заполнено «Форма трансляции», «Когда». "
               "Нужны дата и форма (п. 3.6 Положения об ИОМ, школа № 25)."}),
      changed("S25ResultAtCompletion", "school25-route", kRoute, "s25-particulars",
              R"({"conclusion": null, "events": [{"title": "Курсы", "level": "региональный", "period": "2024-10"}]})",
              {"error /conclusion/text Не заполнено «Достигнутый результат», а это обязательные сведения завершённого "
               "ИОМ (п. 3.6 Положения об ИОМ, школа № 25). Впишите, чего удалось достичь.",
               "error /events/0 Мероприятие 1 (Курсы): не заполнено «Результат». Формы повышения квалификации "
               "указывают с результатами (п. 3.6 Положения об ИОМ, школа № 25)."},
              Stage::completion),
      changed("S25EventWithoutALevel", "school25-route", kRoute, "event-complete",
              R"({"events": [{"title": "Курсы"}]})",
              {"error /events/0 Мероприятие 1 (Курсы): не заполнено «Уровень», «Сроки». Впишите недостающее: например, "
               "«Курсы по функциональной грамотности», «региональный», «октябрь 2024» (п. 3.6 Положения об ИОМ, школа "
               "№ 25)."}),
      changed("GrowthTermOverThreeYears", "school25-growth-card", kGrowthCard, "term-s25",
              R"({"period": {"start": "2024-09-02", "end": "2028-09-03"}})",
              {"error /period/end Срок реализации ИОМ (02.09.2024 – 03.09.2028) — 48 месяцев и 1 день, а может быть не "
               "больше 36 месяцев (трёх лет). Исправьте «Начало реализации ИОМ» или «Окончание реализации ИОМ» (п. 1.5 "
               "Положения об ИОМ, школа № 25)."}),
      changed("GrowthEndBeforeStart", "school25-growth-card", kGrowthCard, "term-order",
              R"({"period": {"start": "2024-09-02", "end": "2024-09-01"}})",
              {"error /period/end «Окончание реализации ИОМ» (01.09.2024) раньше, чем «Начало реализации ИОМ» "
               "(02.09.2024). Проверьте обе даты: окончание не может быть раньше начала."}),
      changed("GrowthDatesOfTheTerm", "school25-growth-card", kGrowthCard, "date",
              R"({"period": {"start": "31.02.2024"}})",
              {"error /period/start «Начало реализации ИОМ»: «31.02.2024» — такой даты нет в календаре. Напишите дату "
               "так: 02.09.2024."}),
      changed("GrowthOtherDates", "school25-growth-card", kGrowthCard, "date",
              R"({"corrections": [{"date": "весной", "reason": "Перенос"}]})",
              {"warning /corrections/0/date «Дата корректировки» в таблице «Корректировка ИОМ», строка 1: «весной» — "
               "дата не читается. Напишите дату так: 15.03.2024."}),
      changed("GrowthPeriods", "school25-growth-card", kGrowthCard, "date",
              R"({"events": [{"title": "Курсы", "period": "потом"}]})",
              {"warning /events/0/period «Сроки» в таблице «Работа по направлениям самообразования», строка 1: «потом» "
               "— срок не читается. Напишите месяц, даты или срок, например «октябрь — ноябрь 2024» или "
               "15.10.2024–20.10.2024."}),
      changed("GrowthYear", "school25-growth-card", kGrowthCard, "date", R"({"period": {"year": "следующий"}})",
              {"warning /period/year «Учебный год»: «следующий» — год не читается. Напишите учебный или календарный "
               "год, например 2024/2025 или 2024."}),
      changed("GrowthEventWithoutATerm", "school25-growth-card", kGrowthCard, "event-complete",
              R"({"events": [{"title": "Курсы"}]})",
              {"error /events/0 Мероприятие 1 (Курсы): не заполнено «Сроки». Впишите недостающее: например, "
               "«Мастер-класс для молодых педагогов», «октябрь 2024» (п. 3.4 Положения об ИОМ, школа № 25)."}),
      changed("GrowthCorrectionWithoutAReason", "school25-growth-card", kGrowthCard, "correction-complete",
              R"({"corrections": [{"date": "2025-05-30"}]})",
              {"warning /corrections/0 Корректировка, строка 1: не заполнено «Причины корректировки». ИОМ "
               "корректируется не реже одного раза в год, с датой и причиной (п. 4.4 Положения об ИОМ, школа № 25)."}),
      changed("RoadMapEndBeforeStart", "road-map", kRoadMap, "term-order",
              R"({"period": {"start": "2025-09-01", "end": "2025-08-01"}})",
              {"error /period/end «Завершение работы» (01.08.2025) раньше, чем «Начало работы» (01.09.2025). Проверьте "
               "обе даты: окончание не может быть раньше начала."}),
      changed("RoadMapDatesOfTheTerm", "road-map", kRoadMap, "date", R"({"period": {"start": "31.02.2024"}})",
              {"error /period/start «Начало работы»: «31.02.2024» — такой даты нет в календаре. Напишите дату так: "
               "02.09.2024."}),
      changed("RoadMapOtherDates", "road-map", kRoadMap, "date",
              R"({"reporting": [{"form": "урок", "place": "кабинет", "date": "весной"}]})",
              {"warning /reporting/0/date «Дата» в таблице «Формы и способы предоставления отчётности», строка 1: "
               "«весной» — дата не читается. Напишите дату так: 15.03.2024."}),
      changed("RoadMapPeriods", "road-map", kRoadMap, "date",
              R"({"events": [{"title": "Вебинар", "period": "потом"}]})",
              {"warning /events/0/period «Срок (дедлайн)» в таблице «Перечень мероприятий для каждого направления», "
               "строка 1: «потом» — срок не читается. Напишите месяц, даты или срок, например «октябрь — ноябрь 2024» "
               "или 15.10.2024–20.10.2024."}),
      changed("RoadMapEventWithoutATerm", "road-map", kRoadMap, "event-complete",
              R"({"events": [{"title": "Вебинар"}]})",
              {"error /events/0 Мероприятие 1 (Вебинар): не заполнено «Срок (дедлайн)». Впишите недостающее: например, "
               "«Семинар по смысловому чтению», «октябрь 2024» («Способы индивидуализации и персонализации "
               "научно-методического сопровождения», дорожная карта, пункты 2 и 3)."}),
      changed("RoadMapReportWithoutAPlace", "road-map", kRoadMap, "report-place-time",
              R"({"reporting": [{"form": "урок", "date": "2026-04-10"}]})",
              {"warning /reporting/0 Отчётность, строка 1 (урок): не заполнено «Место предоставления». Место и время "
               "отчёта указывают чётко («Способы индивидуализации и персонализации научно-методического "
               "сопровождения», дорожная карта, пункт 5)."}),
      changed("RoadMapDirectionWithoutAProject", "road-map", kRoadMap, "direction-project",
              R"({"directions": [{"title": "Грамотность"}]})",
              {"warning /directions/0 Направление 1 (Грамотность): не заполнено «Проект по направлению». Достижение по "
               "каждому направлению показывают через конкретный проект («Способы индивидуализации и персонализации "
               "научно-методического сопровождения», дорожная карта)."}),
  };
  const std::pair<const char*, const char*> silent[] = {
      {"school25-route", "term-s25"},
      {"school25-route", "term-order"},
      {"school25-route", "date"},
      {"school25-route", "email"},
      {"school25-route", "phone"},
      {"school25-route", "s25-particulars"},
      {"school25-route", "event-complete"},
      {"school25-growth-card", "term-s25"},
      {"school25-growth-card", "term-order"},
      {"school25-growth-card", "date"},
      {"school25-growth-card", "event-complete"},
      {"school25-growth-card", "correction-complete"},
      {"road-map", "term-order"},
      {"road-map", "date"},
      {"road-map", "event-complete"},
      {"road-map", "report-place-time"},
      {"road-map", "direction-project"},
  };
  for (const auto& [form_id, rule] : silent) {
    const std::string id = form_id;
    const char* base = id == "road-map" ? kRoadMap : id == "school25-route" ? kRoute : kGrowthCard;
    std::string name = "Silent_" + id + "_" + rule;
    std::replace(name.begin(), name.end(), '-', '_');
    cases.push_back({name, id, rule, base, {}, Stage::completion});
  }
  return cases;
}

}  // namespace marshrut::route
