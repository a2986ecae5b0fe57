// `marshrut print` and `marshrut portfolio`, as people call them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "app/fixture.hpp"
#include "base/files.hpp"
#include "cli/process.hpp"
#include "print/page_view.hpp"
#include "print/pdf_check.hpp"

namespace marshrut::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const std::string kSamples = MARSHRUT_SOURCE_DIR "/samples/";

// Three people of two schools; the second line is no route.
const std::string kLines =
    R"({"code":"SEV-2024-00001-0","teacher":{"full_name":"Яковлева Анна Ивановна"},"organization":{"name":"СОШ № 2"}})"
    "\n{\"teacher\": 5}\n"
    R"({"teacher":{"full_name":"Ёлкина Анна Ивановна"},"organization":{"name":"СОШ № 1"}})"
    "\n\n"
    R"({"teacher":{"full_name":"Ёлкина Анна Ивановна"},"organization":{"name":"СОШ № 1"}})"
    "\n";

std::string text_of(const fs::path& pdf) {
  const std::string bytes = read_file(pdf).value();
  const auto view = print::PageView::open(bytes);
  std::string text;
  for (std::size_t page = 0; page < view->pages(); ++page) text += view->text(page) + '\f';
  return text;
}

TEST(Print, MakesOneDocumentFromOneRoute) {
  const app::Folder folder;
  const fs::path out = folder.path() / "card.pdf";
  const std::string data = kSamples + "sevastopol/sevastopol-card/check-boxes.json";
  const Ended ended = run_program({"print", "sevastopol-card", "--data", data, "--out", out.string(), "--duplex"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  const auto facts = print::inspect_pdf(read_file(out).value());
  ASSERT_TRUE(facts);
  EXPECT_TRUE(facts->good());
  EXPECT_EQ(facts->pages % 2, 0U);
  EXPECT_THAT(text_of(out), HasSubstr("Комарова И. А."));
}

TEST(Print, MakesOneFileOfManyInOrderWithAListOnTop) {
  const app::Folder folder;
  const fs::path out = folder.path() / "all.pdf";
  const std::string data = folder.write("many.ndjson", kLines).string();
  const Ended ended = run_program({"print", "odintsovo-blank", "--data", data, "--out", out.string(), "--sort",
                                   "school,name", "--cover", "--duplex", "--jobs", "2"});
  EXPECT_EQ(ended.status, 3);
  EXPECT_THAT(ended.err, HasSubstr("many.ndjson:2: bad-data: "));
  const std::string text = text_of(out);
  const std::size_t list = text.find("Всего документов: 3"), first = text.find("Ёлкина", list);
  ASSERT_NE(list, std::string::npos);
  ASSERT_NE(first, std::string::npos);
  EXPECT_NE(text.find("Яковлева", first), std::string::npos);
  EXPECT_EQ(print::inspect_pdf(read_file(out).value())->pages % 2, 0U);
}

TEST(Print, MakesAFileForEachLineInAFolderAndOverwritesNone) {
  const app::Folder folder;
  const fs::path out = folder.path() / "made";
  fs::create_directory(out);
  ASSERT_TRUE(write_file_atomic(out / "SEV-2024-00001-0.pdf", "here before"));
  const std::string data = folder.write("many.ndjson", kLines).string();
  const Ended ended = run_program({"print", "odintsovo-blank", "--data", data, "--out", out.string()});
  EXPECT_EQ(ended.status, 3);
  EXPECT_EQ(read_file(out / "SEV-2024-00001-0.pdf").value(), "here before");
  for (const char* name : {"SEV-2024-00001-0 (2).pdf", "Ёлкина Анна Ивановна.pdf", "Ёлкина Анна Ивановна (2).pdf"}) {
    const auto bytes = read_file(out / name);
    ASSERT_TRUE(bytes) << name;
    EXPECT_TRUE(print::inspect_pdf(*bytes)->good()) << name;
  }
}

TEST(Print, PutsARegistryOnLandscapePages) {
  const app::Folder folder;
  const fs::path out = folder.path() / "registry.pdf";
  const std::string data = kSamples + "sevastopol/sevastopol-registry/routes.ndjson";
  const Ended ended = run_program({"print", "sevastopol-registry", "--data", data, "--out", out.string()});
  ASSERT_EQ(ended.status, 0) << ended.err;
  const std::string bytes = read_file(out).value();
  EXPECT_TRUE(print::inspect_pdf(bytes)->good());
  const auto view = print::PageView::open(bytes);
  ASSERT_TRUE(view);
  for (std::size_t page = 0; page < view->pages(); ++page) {
    EXPECT_GT(view->size(page).width_mm, view->size(page).height_mm);
  }
}

TEST(Portfolio, HoldsATeachersDocuments) {
  const app::Folder folder;
  const fs::path out = folder.path() / "all.pdf";
  const std::string data = kSamples + "yakutia/yakutia-monitoring/many-pages.json";
  const Ended ended = run_program({"portfolio", "--data", data, "--out", out.string()});
  ASSERT_EQ(ended.status, 0) << ended.err;
  EXPECT_TRUE(print::inspect_pdf(read_file(out).value())->good());
  const std::string text = text_of(out);
  EXPECT_THAT(text, HasSubstr("Приложение 1 к Инструкции"));
  EXPECT_THAT(text, HasSubstr("Приложение 2 к Инструкции"));
}

TEST(Print, SaysWhatIsOffBeforeAnythingStarts) {
  const app::Folder folder;
  const std::string out = (folder.path() / "a.pdf").string();
  const struct {
    std::vector<std::string> words;
    int status;
    const char* said;
  } cases[] = {
      {{"print", "odintsovo-blank", "--out", out}, 2, "--store"},
      {{"print", "odintsovo-blank", "--data", "a.json", "--code", "A", "--out", out}, 2, "--code"},
      {{"print", "odintsovo-blank", "--data", "a.json", "--out", "a.docx"}, 2, "a.docx"},
      {{"print", "odintsovo-blanc", "--data", "a.json", "--out", out}, 2, "odintsovo-blank"},
      {{"print", "odintsovo-blank", "--data", "missing.json", "--out", out}, 3, "missing.json: not-found"},
      {{"print", "odintsovo-blank", "--data", "-", "--out", out, "--sort", "age"}, 2, "age"},
      {{"print", "odintsovo-blank", "--store", folder.path().string(), "--code", "A", "--out", out}, 3, "not-found"},
      {{"portfolio", "--data", "missing.json", "--out", out}, 3, "missing.json: not-found"},
      {{"portfolio", "--data", "a.json", "--out", out, "--forms", "nothing"}, 2, "nothing"},
  };
  for (const auto& one : cases) {
    const Ended ended = run_program(one.words);
    EXPECT_EQ(ended.status, one.status) << one.said << ": " << ended.err;
    EXPECT_THAT(ended.err, HasSubstr(one.said));
    EXPECT_FALSE(fs::exists(out));
  }
}

}  // namespace
}  // namespace marshrut::cli
