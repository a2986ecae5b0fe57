#include "app/versions.hpp"

#include <gtest/gtest.h>

#include "app/fill.hpp"
#include "app/fixture.hpp"

namespace marshrut::app {
namespace {

const route::Schema& model() {
  static const auto loaded = route::Schema::load(MARSHRUT_SOURCE_DIR "/schemas/route.schema.json");
  return loaded.value();
}

Version version(const char* json) { return version_of(json, own_forms(), model()).value(); }

constexpr const char* kBefore = R"({"form": "sevastopol-card", "period": {"end": "2025-05-31"},
  "teacher": {"experience_years": 5}, "events": [{"title": "Курсы", "level": "региональный", "period": "2024-10"},
  {"title": "Мастер-класс", "period": "2025-02"}]})";
constexpr const char* kAfter = R"({"form": "sevastopol-card", "period": {"end": "2025-06-30"}, "goal": "Новая цель",
  "events": [{"title": "Вебинар", "level": "федеральный"}, {"title": "Курсы", "level": "региональный", "period": "2024-11"}]})";

TEST(Versions, AreToldApartInRussianByTheLabelsOfTheForm) {
  const Version before = version(kBefore), after = version(kAfter);
  std::vector<std::string> told;
  for (const ToldChange& change : told_changes(before, after, after.form->schema())) told.push_back(change.text);
  const std::vector<std::string> want = {
      "Завершение работы по реализации ИОМ: было «31 мая 2025 г.», стало «30 июня 2025 г.».",
      "Педагогический стаж: убрано «5».",
      "Перечень мероприятий, строка 1: Мероприятие: добавлено «Вебинар; Уровень мероприятия: федеральный».",
      "Перечень мероприятий, строка 2: Сроки проведения: было «октябрь 2024 г.», стало «ноябрь 2024 г.».",
      "Перечень мероприятий, строка 2: Мероприятие: убрано «Мастер-класс; Сроки проведения: февраль 2025 г.».",
      "Цель, планируемая по завершении прохождения ИОМ: добавлено «Новая цель».",
  };
  EXPECT_EQ(told, want);
}

TEST(Versions, OnTwoFormsAreComparedByWhatBothShow) {
  const Version before =
      version(R"({"form": "odintsovo-blank", "goal": "Цель", "teacher": {"full_name": "Иванова Анна"}})");
  const Version after =
      version(R"({"form": "sevastopol-card", "teacher": {"full_name": "Иванова Алла", "extra": "x"}})");
  const auto told = told_changes(before, after, after.form->schema());
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].change.path, "/teacher/full_name");
}

TEST(Versions, ComeAsDocumentsToo) {
  const Version before = version(kBefore);
  lens::Scratch scratch;
  std::string docx;
  ASSERT_TRUE(make_document(*before.form, before.route, Purpose::fill, scratch, docx));
  const auto read = version_of(docx, own_forms(), model());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->form, before.form);
  const Version shown{before.form->restrict(before.route), before.form};
  EXPECT_TRUE(told_changes(shown, *read, before.form->schema()).empty());
}

TEST(Versions, ThatAreNeitherDocumentNorRouteAreRefused) {
  EXPECT_EQ(version_of("{\"goal\": 5}", own_forms(), model()).error().code, Code::bad_data);
  EXPECT_EQ(version_of("", own_forms(), model()).error().code, Code::empty);
  EXPECT_EQ(version_of("просто текст", own_forms(), model()).error().code, Code::not_a_document);
}

TEST(Correction, HoldsTheEventsThatChangedCameAndWent) {
  const auto route = with_correction(version(kBefore), version(kAfter), "2024-12-05", "Вебинар назначен");
  ASSERT_TRUE(route);
  EXPECT_EQ(route::serialize(*route->find("corrections")),
            R"([{"date":"2024-12-05","reason":"Вебинар назначен","events":[{"title":"Вебинар","level":"федеральный"},)"
            R"({"title":"Курсы","level":"региональный","period":"2024-11"},)"
            R"({"title":"Мастер-класс","period":"2025-02","result":"исключено из перечня мероприятий"}]}])");
  EXPECT_TRUE(model().validate(*route));
}

TEST(Correction, FollowsEarlierOnes) {
  const auto route = with_correction(
      version(R"({"events": [{"title": "Курсы"}]})"),
      version(R"({"events": [{"title": "Вебинар"}], "corrections": [{"date": "2024-10-01", "reason": "Первая"}]})"),
      "2024-12-05", "Вторая");
  ASSERT_TRUE(route);
  EXPECT_EQ(route->find("corrections")->array()->size(), 2U);
}

TEST(Correction, IsNothingWhereNoEventChanged) {
  EXPECT_FALSE(with_correction(version(R"({"goal": "а"})"), version(R"({"goal": "б"})"), "2024-12-05", "Причина"));
}

}  // namespace
}  // namespace marshrut::app
