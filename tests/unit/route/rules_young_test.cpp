#include "rule_cases.hpp"

namespace marshrut::route {

namespace {

std::string experience(const std::string& years) { return R"({"teacher":{"experience_years":)" + years + "}}"; }

std::string born(const std::string& date, const std::string& life) {
  return R"({"teacher":{"birth_date":")" + date + R"("},)" + life + "}";
}

}  // namespace

std::vector<RuleCase> young_cases() {
  const std::string f = "sevastopol-card";
  const auto specialist = [](const std::string& years) {
    return std::vector<std::string>{
        "info /teacher/experience_years «Педагогический стаж» — " + years +
        ": меньше 3 лет. В реестре в столбце «Молодые специалисты» ставится «да» (приложение 2 Положения об ИОМ, "
        "Севастополь)."};
  };
  const auto teacher = [](const std::string& day) {
    return std::vector<std::string>{
        "info /teacher/birth_date На " + day +
        " педагогу нет 35 лет. В реестре в столбце «Молодые педагоги» ставится «да» (приложение 2 Положения об ИОМ, "
        "Севастополь)."};
  };
  const std::string registered = R"("life":{"registered":"2025-05-10"})";
  const std::string both = R"("life":{"registered":"2025-05-10"},"period":{"start":"2024-05-10"})";
  return {{"SpecialistOfNoYears", f, "young-specialist", experience("0"), specialist("0")},
          {"SpecialistUnder", f, "young-specialist", experience("2.5"), specialist("2,5")},
          {"SpecialistAtTheBound", f, "young-specialist", experience("3"), {}},
          {"SpecialistOver", f, "young-specialist", experience("4"), {}},
          {"SpecialistInWords", f, "young-specialist", experience(R"("с 2009 года")"), {}},
          {"TeacherADayUnder", f, "young-teacher", born("1990-05-11", registered), teacher("10.05.2025")},
          {"TeacherOnTheBirthday", f, "young-teacher", born("1990-05-10", registered), {}},
          {"TeacherOver", f, "young-teacher", born("1980-01-01", registered), {}},
          {"TeacherBornInAMonth", f, "young-teacher", born("1990-05", registered), {}},
          {"TeacherOnTheDayOfTheRegistry", f, "young-teacher", born("1990-01-01", both), {}},
          {"TeacherOnTheFirstDayOfTheTerm", f, "young-teacher",
           born("1990-01-01", R"("period":{"start":"2024-12-31"})"), teacher("31.12.2024")},
          {"TeacherOfADayUnknown", f, "young-teacher", born("1990-05-11", R"("period":{"start":"к лету"})"), {}}};
}

}  // namespace marshrut::route
