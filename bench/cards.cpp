#include "cards.hpp"

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace marshrut::bench {

namespace {

using route::Array;
using route::Value;
using Texts = std::initializer_list<std::string_view>;

struct Event {
  std::string_view title, competencies, level, result;
};

constexpr std::array kEvents = {
    Event{"Курсы повышения квалификации «Обновлённые ФГОС ООО и СОО в работе учителя» (36 часов)",
          "Предметные, методические", "региональный",
          "Удостоверение о повышении квалификации, сообщение на заседании методического объединения"},
    Event{"Вебинар «Q&A: как оценивать функциональную грамотность обучающихся»", "Методические", "федеральный",
          "Сертификат участника, подборка заданий для банка образовательной организации"},
    Event{"Мастер-класс «Современный урок: от цели к результату»", "Методические, предметные", "муниципальный",
          "Технологическая карта урока, открытый урок для коллег"},
    Event{"Стажировка на базе центра «Точка роста» школы-партнёра", "Предметные, ИКТ-компетентность", "региональный",
          "Отчёт о стажировке, план внедрения полученного опыта"},
    Event{"Изучение методических рекомендаций по подготовке обучающихся к итоговой аттестации", "Предметные",
          "уровень образовательной организации", "Выступление на методическом объединении, памятка для обучающихся"},
    Event{"Тренинг «Как не выгореть: приёмы саморегуляции педагога»", "Психолого-педагогические", "муниципальный",
          "Сертификат, план самоподдержки на учебный год"},
    Event{"Посещение уроков наставника с анализом и самоанализом", "Методические, коммуникативные",
          "уровень образовательной организации", "Карты посещения уроков, аналитическая справка"},
    Event{"Семинар-практикум «Цифровые инструменты учителя: журнал, тесты, доска»", "ИКТ-компетентность",
          "региональный", "Разработанный цифровой образовательный ресурс"},
    Event{"Участие в профессиональном конкурсе педагогов города", "Предметные, коммуникативные", "региональный",
          "Конкурсные материалы, диплом участника"},
    Event{"Конференция «Наставничество: практики <равный — равному>»", "Коммуникативные", "всероссийский",
          "Статья в сборнике материалов конференции"},
    Event{"Проектная сессия управленческих команд «Внутренняя оценка качества»", "Управленческие", "региональный",
          "Проект локального нормативного акта, дорожная карта"},
    Event{"Творческая группа учителей по составлению контекстных задач", "Предметные, методические", "муниципальный",
          "Сборник задач с критериями оценивания и комментариями"},
    Event{"Онлайн-курс «Дети с ОВЗ в общем классе» (72 часа)", "Психолого-педагогические", "федеральный",
          "Удостоверение, адаптированная рабочая программа"},
};
constexpr std::size_t kEventsOfCard = 12;

constexpr std::array<std::string_view, 6> kCompetencies = {
    "Предметные",      "Методические",       "Психолого-педагогические",
    "Коммуникативные", "ИКТ-компетентность", "Управленческие"};

class Maker {
public:
  explicit Maker(std::size_t number) : number_(number), random_(static_cast<std::uint32_t>(number) * 2654435761U + 1) {}

  Value make() {
    Value card;
    card["form"] = "sevastopol-card";
    card["code"] = "SEV-" + year(0) + "-" + digits(number_, 5) + "-4";
    card["period"]["start"] = date(0, 9);
    card["period"]["end"] = date(1, 5);
    card["period"]["year"] = year(0) + "/" + year(1);
    approval(card["approval"]);
    organization(card["organization"]);
    teacher(card["teacher"]);
    card["training"] = training();
    card["support"]["methodist"] = person("Региональный методист");
    card["support"]["mentor"] = person("Педагог-наставник");
    card["diagnostics"]["entry"] = diagnostics(42, date(0, 9));
    card["events"] = events();
    card["final_event"] = final_event();
    card["diagnostics"]["final"] = diagnostics(58, date(1, 5));
    card["recommendations"] =
        "Продолжить участие в работе муниципальной творческой группы; подготовить цикл открытых уроков для молодых "
        "педагогов; представить опыт на августовском совещании.";
    card["conclusion"]["text"] =
        "По результатам маршрута отмечается положительная динамика по всем компетенциям, средний прирост " +
        std::to_string(pick(6, 24)) +
        " %. Дефициты в области методической компетентности преодолены, педагог уверенно применяет приёмы формирующего "
        "оценивания и делится опытом с коллегами.";
    card["conclusion"]["decision"] = "completed";
    card["conclusion"]["date"] = date(1, 6);
    return card;
  }

private:
  // Not std::uniform_int_distribution, whose numbers differ between libraries.
  std::size_t pick(std::size_t low, std::size_t high) { return low + random_() % (high - low + 1); }
  std::string one_of(Texts texts) { return std::string(*(texts.begin() + pick(0, texts.size() - 1))); }

  static std::string digits(std::size_t value, std::size_t width) {
    std::string text = std::to_string(value);
    return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
  }
  std::string year(std::size_t more) const { return std::to_string(2023 + number_ % 3 + more); }
  std::string date(std::size_t more, std::size_t month) {
    return year(more) + "-" + digits(month, 2) + "-" + digits(pick(1, 28), 2);
  }

  std::string name() {
    return one_of({"Смирнова", "Кузнецова", "Васильева", "Соколова", "Фёдорова", "Морозова", "Лебедева", "Королёва"}) +
           " " + one_of({"Анна", "Мария", "Елена", "Ольга", "Наталья", "Ксения", "Алёна"}) + " " +
           one_of({"Сергеевна", "Дмитриевна", "Андреевна", "Алексеевна", "Игоревна", "Юрьевна"});
  }

  Value person(std::string_view position) {
    Value person;
    person["full_name"] = name();
    person["position"] = position;
    person["email"] = "methodist" + std::to_string(pick(1, 99)) + "@center.example";
    person["phone"] = phone();
    return person;
  }
  std::string phone() {
    return "+7 978 " + digits(pick(0, 999), 3) + "-" + digits(pick(0, 99), 2) + "-" + digits(pick(0, 99), 2);
  }

  void approval(Value& approval) {
    for (const std::string_view side : {"agreed", "approved"}) {
      Value& signed_by = approval[side];
      signed_by["position"] = side == "agreed" ? "Региональный методист" : "Директор";
      signed_by["organization"] = side == "agreed" ? "Институт развития образования города" : "ГБОУ СОШ № 3";
      signed_by["name"] = name();
      signed_by["date"] = date(0, 8);
    }
  }

  void organization(Value& organization) {
    organization["name"] =
        "Государственное бюджетное общеобразовательное учреждение города Севастополя «Средняя "
        "общеобразовательная школа № " +
        std::to_string(pick(1, 61)) + "»";
    organization["region"] = "город федерального значения Севастополь, Нахимовский муниципальный округ";
  }

  void teacher(Value& teacher) {
    teacher["full_name"] = name();
    teacher["position"] = "Учитель физики";
    teacher["subject"] = "Физика";
    teacher["education"] = "высшее, Севастопольский государственный университет, 2009, специальность «Физика»";
    teacher["experience_years"] = static_cast<int>(pick(1, 38));
    teacher["category"] = one_of({"первая", "высшая"});
    teacher["attestation_date"] = date(0, 4);
    teacher["phone"] = phone();
    teacher["email"] = "teacher" + std::to_string(number_) + "@school.example";
    teacher["degree"] = one_of({"нет", "кандидат педагогических наук"});
    teacher["awards"] = "Почётная грамота департамента образования и науки города";
    teacher["extra"] = "Руководитель школьного методического объединения учителей физики";
  }

  Value training() {
    Array courses;
    for (const std::string_view program : {"Смысловое чтение на уроках естественных наук", "Формирующее оценивание",
                                           "Работа с одарёнными детьми & олимпиадная физика"}) {
      Value course;
      course["program"] = program;
      course["place"] = "Институт развития образования города";
      course["hours"] = static_cast<int>(18 * pick(1, 4));
      course["result"] = "удостоверение, " + year(0);
      courses.push_back(std::move(course));
    }
    return courses;
  }

  Value diagnostics(std::size_t base, std::string day) {
    Value result;
    result["date"] = std::move(day);
    result["overall"] = static_cast<int>(base + pick(0, 18));
    Array rows;
    for (const std::string_view competency : kCompetencies) {
      Value row;
      row["competency"] = competency;
      row["difficulties"] = one_of({"Задания с развёрнутым ответом повышенной сложности", "Отбор приёмов оценивания",
                                    "Обучающиеся с низкой учебной успешностью", "Публичное представление опыта",
                                    "Обработка результатов диагностик в таблицах", "Не выявлены"});
      const std::size_t low = pick(5, 35);
      const std::size_t medium = pick(20, 55);
      row["low"] = static_cast<int>(low);
      row["medium"] = static_cast<int>(medium);
      row["high"] = static_cast<int>(100 - low - medium);
      rows.push_back(std::move(row));
    }
    result["rows"] = std::move(rows);
    return result;
  }

  Value events() {
    Array events;
    const std::size_t first = pick(0, kEvents.size() - 1);
    for (std::size_t i = 0; i < kEventsOfCard; ++i) {
      const Event& from = kEvents[(first + i) % kEvents.size()];
      const std::size_t month = 1 + (8 + i) % 12;
      const bool done = pick(0, 9) != 0;
      Value event;
      event["title"] = from.title;
      event["competencies"] = from.competencies;
      event["level"] = from.level;
      event["period"] = date(month < 9 ? 1 : 0, month);
      event["selected"] = true;
      event["done"] = done ? "выполнено" : "не выполнено";
      event["reason"] = done ? std::string("не требуется") : one_of({"болезнь", "перенос сроков организатором"});
      event["result"] = from.result;
      events.push_back(std::move(event));
    }
    return events;
  }

  Value final_event() {
    Value event;
    event["title"] = "Открытый урок и мастер-класс по теме «Законы сохранения» для учителей физики";
    event["level"] = "муниципальный";
    event["period"] = year(1) + "-05";
    event["done"] = "выполнено";
    return Array{event};
  }

  std::size_t number_;
  std::mt19937 random_;
};

}  // namespace

Value make_card(std::size_t number) { return Maker(number).make(); }

std::size_t count_values(const Value& value) {
  std::size_t count = 0;
  if (const Array* items = value.array()) {
    for (const Value& item : *items) count += count_values(item);
  } else if (const route::Object* members = value.object()) {
    for (const auto& [key, member] : *members) count += count_values(member);
  } else {
    count = value.is_null() ? 0 : 1;
  }
  return count;
}

}  // namespace marshrut::bench
