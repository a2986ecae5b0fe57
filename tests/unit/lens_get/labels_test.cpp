// How a value is found by the label beside it.
#include "reading_of.hpp"

namespace marshrut::test {
namespace {

struct Case {
  std::string name;
  std::string body;
  std::string want;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Labels : public testing::TestWithParam<Case> {};

TEST_P(Labels, GiveTheirValues) { EXPECT_EQ(route_of(GetParam().body), GetParam().want); }

const std::string kName = R"({"teacher":{"full_name":"Иванова Анна Петровна"}})";
const std::string kNameAndSchool =
    R"({"teacher":{"full_name":"Иванова Анна Петровна"},"organization":{"name":"Школа № 5"}})";

INSTANTIATE_TEST_SUITE_P(
    Layout, Labels,
    testing::Values(
        Case{"same_line", pars({"1. Фамилия Имя Отчество: Иванова Анна Петровна"}), kName},
        Case{"next_paragraph", pars({"Фамилия Имя Отчество:", "Иванова Анна Петровна"}), kName},
        Case{"blank_paragraphs_between", pars({"Фамилия Имя Отчество:", "", " ", "Иванова Анна Петровна"}), kName},
        Case{"next_cell", table({{"Фамилия Имя Отчество", "Иванова Анна Петровна"}}), kName},
        Case{"number_in_its_own_cell", table({{"1.", "Фамилия Имя Отчество", "Иванова Анна Петровна"}}), kName},
        Case{"two_pairs_in_a_row",
             table({{"Фамилия Имя Отчество", "Иванова Анна Петровна", "Место работы", "Школа № 5"}}), kNameAndSchool},
        Case{"labels_above_values",
             table({{"Фамилия Имя Отчество", "Место работы"}, {"Иванова Анна Петровна", "Школа № 5"}}), kNameAndSchool},
        Case{"value_in_a_frame_of_its_own",
             pars({"Фамилия Имя Отчество:"}) + table({{"Иванова Анна Петровна"}}) + pars({"Место работы: Школа № 5"}),
             kNameAndSchool},
        Case{"all_within_one_cell", table({{"Фамилия Имя Отчество: Иванова Анна Петровна\nМесто работы: Школа № 5"}}),
             kNameAndSchool},
        Case{"two_labels_on_a_line",
             pars({"Фамилия Имя Отчество: Иванова Анна Петровна;  Место работы: Школа № 5"}).replace(0, 0, ""),
             R"({"teacher":{"full_name":"Иванова Анна Петровна;"},"organization":{"name":"Школа № 5"}})"},
        Case{"fill_around_the_value", pars({"Фамилия Имя Отчество: ____Иванова Анна Петровна______"}), kName},
        Case{"dotted_leader", pars({"Фамилия Имя Отчество ........ Иванова Анна Петровна"}), kName},
        Case{"dash_behind_the_label", pars({"Фамилия Имя Отчество — Иванова Анна Петровна"}), kName},
        Case{"no_sign_behind_the_label", pars({"Фамилия Имя Отчество Иванова Анна Петровна"}), kName}));

INSTANTIATE_TEST_SUITE_P(
    Wording, Labels,
    testing::Values(Case{"upper_case", pars({"ФАМИЛИЯ ИМЯ ОТЧЕСТВО: Иванова Анна Петровна"}), kName},
                    Case{"slip_of_the_hand", pars({"Фамлия Имя Отчество: Иванова Анна Петровна"}), kName},
                    Case{"latin_look_alikes", pars({"Фaмилия Имя Oтчествo: Иванова Анна Петровна"}), kName},
                    Case{"synonym_of_the_profile", pars({"Ф.И.О.: Иванова Анна Петровна"}), kName},
                    Case{"words_added", pars({"Фамилия Имя Отчество учителя: Иванова Анна Петровна"}), kName},
                    Case{"roman_number", pars({"I. Фамилия Имя Отчество: Иванова Анна Петровна"}), kName},
                    Case{"unforeseen_words_between_sure_places",
                         pars({"Фамилия Имя Отчество: Иванова Анна Петровна", "Почтовый ящик в сети: a@b.example",
                               "Место работы: Школа № 5"}),
                         R"({"teacher":{"full_name":"Иванова Анна Петровна","email":"a@b.example"},)"
                         R"("organization":{"name":"Школа № 5"}})"}));

INSTANTIATE_TEST_SUITE_P(
    WhatIsNoValue, Labels,
    testing::Values(Case{"prompt", pars({"Фамилия Имя Отчество: Введите фамилию, имя, отчество полностью"}), "{}"},
                    Case{"lone_dash", pars({"Фамилия Имя Отчество: —"}), "{}"},
                    Case{"underscores", pars({"Фамилия Имя Отчество: ______________"}), "{}"},
                    Case{"signature_below",
                         pars({"Саморефлексия по итогам прохождения ИОМ: Цели достигнуты.",
                               "Педагогический работник ____________ /Иванова А. П./"}),
                         R"({"reflection":"Цели достигнуты."})"},
                    Case{"longer_label_is_not_its_beginning",
                         pars({"Квалификация: учитель",
                               "Образование (наименование учреждения, год окончания, специальность): МГУ"}),
                         R"({"teacher":{"qualification":"учитель","education":"МГУ"}})"}));

TEST(Recognition, TellsThePlanFromTheBlankByItsOwnTables) {
  const auto names = [](const std::string& body) {
    const std::string bytes = DocxBuilder().body(body).bytes();
    const auto package = opc::Package::open(bytes);
    const auto document = docx::Document::open(*package);
    const auto reading = forms().read(*document);
    return reading ? reading->form : std::string(code_name(reading.error().code));
  };
  const std::string head =
      pars({"Начало реализации: 01.09.2024", "Окончание реализации: 01.09.2025", "Фамилия Имя Отчество: Иванова А. П.",
            "E-mail адрес: a@b.example", "Место работы: Школа", "Городской округ: Одинцовский", "Квалификация: учитель",
            "Профессиональные достижения"}) +
      table({{"№", "Грамоты", "Дипломы", "Эксперт ЕГЭ", "Другое"}, {"1", "Грамота", "", "", ""}}) +
      pars({"Саморефлексия по итогам прохождения ИОМ: нет"});
  EXPECT_EQ(names(head), "odintsovo-blank");
  EXPECT_EQ(names(head +
                  pars({"Планируемые результаты реализации ИОМ:", "1. Открытый урок",
                        "Дорожная карта профессионального развития"}) +
                  table({{"Выявленные дефициты", "Задачи профессионального развития"}, {"а", "б"}})),
            "odintsovo-plan");
  EXPECT_EQ(names(pars({"Договор поставки", "Стороны договорились о следующем"})), "unknown-form");
}

// Values whose words are those of labels, in a form some of whose labels are printed on a condition only.
class CardLabels : public testing::TestWithParam<Case> {};

TEST_P(CardLabels, GiveTheirValues) { EXPECT_EQ(route_of(GetParam().body, "sevastopol-card"), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    Values, CardLabels,
    testing::Values(
        Case{"value_is_a_label",
             table({{"ФИО", "Иванова Анна Петровна"}, {"Занимаемая должность", "Региональный методист"}}),
             R"({"teacher":{"full_name":"Иванова Анна Петровна","position":"Региональный методист"}})"},
        Case{"value_begins_with_a_label",
             table({{"ФИО", "Иванова Анна Петровна"}, {"Занимаемая должность", "Должность наставника, 0,5 ставки"}}),
             R"({"teacher":{"full_name":"Иванова Анна Петровна","position":"Должность наставника, 0,5 ставки"}})"},
        Case{"our_own_print_of_two_values",
             table({{"ФИО", "Ким Ли"}, {"Квалификационная категория, дата аттестации", "(высшая), 15.04.2022"}}),
             R"j({"teacher":{"full_name":"Ким Ли","attestation_date":"2022-04-15","category":"(высшая)"}})j"},
        Case{"brackets_around_a_date",
             table({{"ФИО", "Ким Ли"},
                    {"Квалификационная категория, дата аттестации", "высшая (учитель) (15.04.2022)"}}),
             R"j({"teacher":{"full_name":"Ким Ли","attestation_date":"2022-04-15","category":"высшая (учитель)"}})j"},
        Case{"prompt_beside_a_value",
             table({{"ФИО", "Ким Ли"},
                    {"Квалификационная категория, дата аттестации", "первая, Выберите дату аттестации"}}),
             R"({"teacher":{"full_name":"Ким Ли","category":"первая"}})"},
        Case{"value_behind_a_prompt",
             table({{"ФИО", "Ким Ли"},
                    {"Квалификационная категория, дата аттестации", "Выберите категорию, 15.04.2022"}}),
             R"({"teacher":{"full_name":"Ким Ли","attestation_date":"2022-04-15"}})"}));

}  // namespace
}  // namespace marshrut::test
