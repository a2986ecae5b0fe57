// Values of a route changed by a person: what goes, and what is refused with its place.
#include "desk/changes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "desk/upload.hpp"

namespace marshrut::desk {
namespace {

const route::Schema& model() {
  static const route::Schema schema =
      route::Schema::load(std::filesystem::path(MARSHRUT_SOURCE_DIR) / "schemas/route.schema.json").value();
  return schema;
}

// The route as it is then, or the code and the place of what is off.
std::string after(const char* route, const char* changes) {
  const auto wanted = changes_of(nlohmann::json{{"changes", nlohmann::json::parse(changes)}});
  if (!wanted) return std::string(code_name(wanted.error().code)) + ' ' + wanted.error().where;
  const auto done = changed(route::parse(route).value(), *wanted, model());
  if (!done) return std::string(code_name(done.error().code)) + ' ' + done.error().where;
  return route::serialize(*done);
}

TEST(Changes, AreMadeWhereTheyPoint) {
  struct Case {
    const char *name, *route, *changes, *want;
  };
  const Case cases[] = {
      {"a value is put in place of another", R"({"teacher":{"full_name":"А"}})",
       R"([{"path":"/teacher/full_name","value":"Б"}])", R"({"teacher":{"full_name":"Б"}})"},
      {"what was not there is made", "{}", R"([{"path":"/teacher/email","value":"a@b.ru"}])",
       R"({"teacher":{"email":"a@b.ru"}})"},
      {"null removes, and what is empty then goes too", R"({"goal":"Ц","teacher":{"email":"a"}})",
       R"([{"path":"/teacher/email","value":null}])", R"({"goal":"Ц"})"},
      {"an emptied field is removed", R"({"goal":"Ц","theme":"Т"})", R"([{"path":"/goal","value":""}])",
       R"({"theme":"Т"})"},
      {"an element after the last is added", R"({"events":[{"title":"1"}]})",
       R"([{"path":"/events/1/title","value":"2"}])", R"({"events":[{"title":"1"},{"title":"2"}]})"},
      {"an element is removed", R"({"events":[{"title":"1"},{"title":"2"}]})", R"([{"path":"/events/0","value":null}])",
       R"({"events":[{"title":"2"}]})"},
      {"a date", "{}", R"([{"path":"/period/start","value":"2026-09-01"}])", R"({"period":{"start":"2026-09-01"}})"},
      {"a number", "{}", R"([{"path":"/teacher/experience_years","value":12}])",
       R"({"teacher":{"experience_years":12}})"},
  };
  for (const Case& c : cases) EXPECT_EQ(after(c.route, c.changes), c.want) << c.name;
}

TEST(Changes, AreRefusedWithTheirPlace) {
  struct Case {
    const char *name, *changes, *want;
  };
  const Case cases[] = {
      {"no such place", R"([{"path":"/teacher/shoe_size","value":"44"}])", "bad-data /teacher/shoe_size"},
      {"no pointer", R"([{"path":"teacher","value":"x"}])", "bad-data teacher"},
      {"a step into nothing", R"([{"path":"/teacher//email","value":"x"}])", "bad-data /teacher//email"},
      {"an element far beyond the end", R"([{"path":"/events/7/title","value":"x"}])", "bad-data /events/7/title"},
      {"a text where a date stands", R"([{"path":"/period/start","value":"скоро"}])", "bad-data /period/start"},
      {"a day that doesn't exist", R"([{"path":"/period/start","value":"2026-02-31"}])", "bad-data /period/start"},
      {"a text where a number stands", R"([{"path":"/teacher/experience_years","value":"много"}])",
       "bad-data /teacher/experience_years"},
      {"a number where a mark stands", R"([{"path":"/teacher/is_manager","value":1}])", "bad-data /teacher/is_manager"},
      {"the code is given by the program", R"([{"path":"/code","value":"SEV-2026-00001-0"}])", "bad-data /code"},
      {"the form is no value", R"([{"path":"/form","value":"x"}])", "bad-data /form"},
  };
  for (const Case& c : cases) EXPECT_EQ(after("{}", c.changes), c.want) << c.name;
}

TEST(UploadName, IsAFileNameAndNothingElse) {
  struct Case {
    const char *given, *want;
  };
  const Case cases[] = {{"ИОМ.docx", "ИОМ.docx"},
                        {"C:\\Мои документы\\ИОМ.docx", "ИОМ.docx"},
                        {"../../etc/passwd", "passwd"},
                        {"a\r\nBcc: x@y.docx", "aBcc: x@y.docx"},
                        {"\xE2\x80\xAE"
                         "xcod.exe",
                         "xcod.exe"},
                        {"..", "документ"},
                        {"", "документ"}};
  for (const Case& c : cases) EXPECT_EQ(file_name_of(c.given), c.want) << c.given;
  std::string endless;
  for (int i = 0; i < 500; ++i) endless += "ж";
  EXPECT_LE(file_name_of(endless).size(), 200U);
}

}  // namespace
}  // namespace marshrut::desk
