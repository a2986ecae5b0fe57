#include "route/profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "forms.hpp"

namespace marshrut::route {
namespace {

TEST(Profile, EachFormIsReadAndFitsTheModel) {
  ASSERT_GE(form_files().size(), 3U);
  for (const auto& file : form_files()) {
    const auto profile = Profile::load(file);
    ASSERT_TRUE(profile) << profile.error().message << ' ' << profile.error().where;
    const auto own =
        Schema::load(std::filesystem::path(MARSHRUT_SOURCE_DIR) / "schemas" / (profile->model + ".schema.json"));
    ASSERT_TRUE(own) << own.error().message << ' ' << own.error().where;
    const auto done = fits(*profile, *own);
    EXPECT_TRUE(done) << done.error().message << ' ' << done.error().where;
    EXPECT_EQ(profile->id, file.parent_path().filename());
    if (profile->schema.empty()) continue;
    const auto schema = own->overlay(profile->schema);
    EXPECT_TRUE(schema) << schema.error().message;
  }
}

TEST(Profile, PromptsBeginAsPromptsDo) {
  for (const auto& file : form_files()) {
    const Profile profile = *Profile::load(file);
    for (const auto& prompt : profile.prompts) {
      const bool known = prompt.text.starts_with("Введите") || prompt.text.starts_with("Выберите") ||
                         prompt.text.starts_with("Укажите");
      EXPECT_TRUE(known) << prompt.text;
    }
  }
}

TEST(Profile, HoldsWhatTheFormSays) {
  const Profile& blank = form("odintsovo-blank").profile;
  EXPECT_EQ(blank.rows_of(*parse_path("training")), 4U);
  EXPECT_EQ(blank.rows_of(*parse_path("courses")), 3U);
  EXPECT_EQ(blank.blank_rows_of(*parse_path("training")), 6U);
  EXPECT_EQ(blank.rows_of(*parse_path("events")), 0U);
  ASSERT_EQ(blank.preset.size(), 1U);
  EXPECT_EQ(dotted(blank.preset.front().path), "tests[0].kind");
  const auto* levels = form("sevastopol-card").profile.list(*parse_path("events[2].level"));
  ASSERT_NE(levels, nullptr);
  EXPECT_EQ(levels->values.size(), 4U);
  EXPECT_TRUE(levels->open);
  EXPECT_EQ(blank.list(*parse_path("goal")), nullptr);
}

TEST(Profile, NamesFilesByTheCodeAndTheTeacherUnlessItSaysOtherwise) {
  const Profile& route = form("odintsovo-blank").profile;
  ASSERT_EQ(route.file_name.size(), 2U);
  EXPECT_EQ(dotted(route.file_name[0]), "code");
  EXPECT_EQ(dotted(route.file_name[1]), "teacher.full_name");
  EXPECT_TRUE(route.reads);
}

struct BadCase {
  std::string name, json, want;
};
void PrintTo(const BadCase& c, std::ostream* out) { *out << c.name; }

class ProfileBad : public testing::TestWithParam<BadCase> {};

TEST_P(ProfileBad, IsRefused) {
  const auto file = std::filesystem::path(testing::TempDir()) / (GetParam().name + ".form.json");
  std::ofstream(file) << R"({"id":"x","title":"Х","kind":"docx")" << GetParam().json << '}';
  const auto profile = Profile::load(file);
  ASSERT_FALSE(profile);
  EXPECT_EQ(profile.error().code, Code::bad_template);
  EXPECT_THAT(profile.error().message + " @ " + profile.error().where, testing::HasSubstr(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(
    Profile, ProfileBad,
    testing::Values(
        BadCase{"PrintedPages", R"(,"print":{"pages":0})", "a whole number"},
        BadCase{"PrintedMark", R"(,"print":{"mark":"no"})", "true or false"},
        BadCase{"PrintMember", R"(,"print":{"colour":true})", "is expected"},
        BadCase{"UnknownMember", R"(,"colour":1)", "unknown member"}, BadCase{"NotJson", ",", "not JSON"},
        BadCase{"NoId", R"(,"id":"")", "is missing"}, BadCase{"BadPath", R"(,"rows":{"a..b":1})", "a name is missing"},
        BadCase{"RowsOfText", R"(,"rows":{"events":"4"})", "a number of rows"},
        BadCase{"NegativeRows", R"(,"rows":{"events":-1})", "a number of rows"},
        BadCase{"ListOfNumbers", R"(,"lists":{"goal":[1]})", "texts are expected"},
        BadCase{"ListMember", R"(,"lists":{"goal":{"values":[],"closed":true}})", "unknown member"},
        BadCase{"SchemaElsewhere", R"(,"schema":"../x.json")", "beside form.json"},
        BadCase{"ChartWithoutSeries", R"(,"charts":[{"part":"a","categories":"goal","series":[]}])", "is expected"},
        BadCase{"ChartWithoutPart", R"(,"charts":[{"categories":"goal","series":[{"values":"goal"}]}])", "part"},
        BadCase{"ChartSeriesMember",
                R"(,"charts":[{"part":"a","categories":"goal","series":[{"values":"goal","x":1}]}])", "unknown member"},
        BadCase{"ReadsOfText", R"(,"reads":"no")", "true or false"},
        BadCase{"FileNameOfNumbers", R"(,"file_name":[1])", "texts are expected"},
        BadCase{"DeriveWithoutWhen", R"(,"derive":[{"set":"goal"}])", "is expected"},
        BadCase{"DeriveIntoRows", R"(,"derive":[{"set":"events[].selected","when":"goal"}])", "names only"},
        BadCase{"UnknownCheck", R"(,"rules":[{"rule":"r","check":"magic","message":"м"}])", "unknown check"},
        BadCase{"MissingParameter", R"(,"rules":[{"rule":"r","check":"email","message":"м"}])", "is missing: paths"},
        BadCase{"UnknownParameter", R"(,"rules":[{"rule":"r","check":"email","paths":"goal","most":1,"message":"м"}])",
                "unknown member most"},
        BadCase{"TextForNumber", R"(,"rules":[{"rule":"r","check":"number","paths":"goal","min":"0","message":"м"}])",
                "a number is expected"},
        BadCase{"NoMessage", R"(,"rules":[{"rule":"r","check":"email","paths":"goal"}])", "is missing: message"},
        BadCase{"UnknownSeverity",
                R"(,"rules":[{"rule":"r","check":"email","paths":"goal","severity":"fatal","message":"м"}])",
                "severity is"},
        BadCase{"UnknownStage",
                R"(,"rules":[{"rule":"r","check":"email","paths":"goal","stage":"later","message":"м"}])", "stage is"},
        BadCase{
            "BandsThatShrink",
            R"(,"rules":[{"rule":"r","check":"band","rows":"events","columns":"low","name":"title","bands":[{"to":60,"level":"а","way":"б"},{"to":50,"level":"а","way":"б"}],"message":"м"}])",
            "must grow"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Profile, PathsOutsideTheModelAreTold) {
  Profile profile;
  profile.rows.push_back({*parse_path("evnets"), 3});
  const auto done = fits(profile, model());
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().where, "rows: evnets");
}

}  // namespace
}  // namespace marshrut::route
