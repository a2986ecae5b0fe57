// What the forms make is what Word accepts: the XSDs of ISO 29500, and as many pages as were meant.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/files.hpp"
#include "docx/compare.hpp"
#include "property/law.hpp"
#include "support/office.hpp"

namespace marshrut::testing {
namespace {

const std::filesystem::path kRoot = MARSHRUT_SOURCE_DIR;

struct Made {
  std::string name;  // form and kind: "… filled"
  std::filesystem::path file;
};

std::vector<Made> make_all(const std::filesystem::path& folder) {
  std::vector<Made> made;
  const auto keep = [&](const std::string& form, const char* kind, const std::string& bytes, std::size_t number) {
    made.push_back({form + " " + kind, folder / (form + "-" + kind + std::to_string(number) + ".docx")});
    EXPECT_TRUE(write_file_atomic(made.back().file, bytes).ok());
  };
  for (const lens::Form& form : forms().forms()) {
    RouteGenerator generator(form, forms().forms());
    keep(form.profile().id, "blank", blank(form, route::Value(route::Object{})), 0);
    keep(form.profile().id, "empty", filled(form, route::Value(route::Object{})), 0);
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      const route::Value route = generator.route(seed);
      keep(form.profile().id, "filled", filled(form, route), seed);
      keep(form.profile().id, "prefilled", blank(form, route), seed);
    }
    const std::string before = filled(form, generator.route(1)), after = filled(form, generator.route(2));
    const auto compared = docx::compare(*opc::Package::open(before), *opc::Package::open(after));
    EXPECT_TRUE(compared.ok()) << form.profile().id;
    if (compared) keep(form.profile().id, "compared", compared->bytes, 0);
  }
  return made;
}

TEST(Made, PassesTheSchemas) {
  const auto validator = kRoot / ".." / "shared" / "corpus" / "xsd" / "ooxml_validate.py";
  ASSERT_TRUE(std::filesystem::exists(validator)) << validator;
  ASSERT_TRUE(program("xmllint")) << "xmllint is not installed: apt-get install libxml2-utils";
  const TemporaryFolder folder;
  std::vector<std::string> words = {"python3", validator.string()};
  for (const Made& made : make_all(folder.path())) words.push_back(made.file.string());
  std::string said;
  EXPECT_EQ(run(words, &said), 0) << said.substr(0, 4000);
}

// tests/data/pages.txt: "FORM KIND PAGES" for each form's empty print and blank.
std::map<std::string, int> meant_pages() {
  std::map<std::string, int> pages;
  std::ifstream file(kRoot / "tests" / "data" / "pages.txt");
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string form, kind;
    int count = 0;
    if (words >> form >> kind >> count && form != "#") pages[form + " " + kind] = count;
  }
  return pages;
}

int pages_of(const std::filesystem::path& pdf) {
  std::string said;
  run({"pdfinfo", pdf.string()}, &said);
  const std::size_t at = said.find("Pages:");
  return at == std::string::npos ? 0 : std::stoi(said.substr(at + 6));
}

TEST(Made, PrintsAsManyPagesAsMeant) {
  ASSERT_TRUE(program("soffice")) << "LibreOffice (soffice) is not installed: apt-get install libreoffice-writer";
  ASSERT_TRUE(program("pdfinfo")) << "pdfinfo is not installed: apt-get install poppler-utils";
  const TemporaryFolder folder;
  std::vector<Made> made = make_all(folder.path());
  std::erase_if(made, [](const Made& m) { return !m.name.ends_with(" blank") && !m.name.ends_with(" empty"); });
  std::vector<std::filesystem::path> files;
  for (const Made& m : made) files.push_back(m.file);
  ASSERT_TRUE(convert(files, "pdf", folder.path(), folder.path() / "profile"));
  const auto meant = meant_pages();
  for (const Made& m : made) {
    auto pdf = m.file;
    const int pages = pages_of(pdf.replace_extension(".pdf"));
    const auto it = meant.find(m.name);
    EXPECT_TRUE(it != meant.end()) << m.name << " prints " << pages << " pages: are so many meant? Say so in pages.txt";
    if (it != meant.end()) {
      EXPECT_EQ(pages, it->second) << m.name;
    }
  }
}

}  // namespace
}  // namespace marshrut::testing
