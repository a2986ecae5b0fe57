// What may come as a form: names and files, before anything of it is believed.
#include "desk/form_drafts.hpp"

#include <gtest/gtest.h>

#include "opc/writer.hpp"

namespace marshrut::desk {
namespace {

std::string zip(const std::vector<std::string>& names) {
  opc::Deflater deflater;
  std::string bytes;
  opc::Writer writer(bytes, deflater);
  for (const std::string& name : names) writer.add(name, "{}");
  EXPECT_TRUE(writer.finish());
  return bytes;
}

TEST(FormDrafts, NamesThatClimbOutOfAFolderAreNoNames) {
  for (const char* good : {"card", "north-card-2", "7"}) EXPECT_TRUE(is_form_name(good)) << good;
  for (const char* bad : {"", "..", "a/b", "Card", "карта", "-card", "a.b", "a\\b"})
    EXPECT_FALSE(is_form_name(bad)) << bad;
  EXPECT_FALSE(is_form_name(std::string(65, 'a')));
}

TEST(FormDrafts, HoldsTheFilesOfAFormAndNoOthers) {
  const auto files = form_files(zip({"form.json", "form.docx", "overlay.schema.json"}));
  ASSERT_TRUE(files);
  EXPECT_EQ(files->size(), 3U);
}

struct Case {
  const char* name;
  std::vector<std::string> files;
};

TEST(FormDrafts, RefusesWhatIsNoFileOfAForm) {
  const Case cases[] = {
      {"climbs", {"form.json", "../form.docx"}},
      {"absolute", {"form.json", "/etc/form.json"}},
      {"folder", {"form.json", "a/form.docx"}},
      {"program", {"form.json", "run.sh"}},
      {"no profile", {"form.docx"}},
      {"hidden", {"form.json", ".x.json"}},
      {"many", {"form.json", "a.json", "b.json", "c.json", "d.json", "e.json", "f.json", "g.json", "h.json"}},
  };
  for (const Case& one : cases) EXPECT_FALSE(form_files(zip(one.files))) << one.name;
  EXPECT_FALSE(form_files("no zip"));
  EXPECT_FALSE(form_files(""));
}

}  // namespace
}  // namespace marshrut::desk
