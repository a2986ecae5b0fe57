// The samples of every form: recognised as that form, saying what their JSON says; those of forms that are only printed
// are taken for no form, and are what their data prints.
#include <filesystem>

#include "base/files.hpp"
#include "property/law.hpp"

namespace marshrut::testing {
namespace {

struct Sample {
  const lens::Form* form = nullptr;
  std::filesystem::path file;
  std::string docx;
  route::Value data;
};

std::vector<Sample> samples() {
  std::vector<Sample> found;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(MARSHRUT_SOURCE_DIR) / "samples")) {
    std::filesystem::path data = entry.path();
    data.replace_extension(".json");
    if (entry.path().extension() != ".docx" || !std::filesystem::exists(data)) continue;
    const lens::Form* form = forms().find(entry.path().parent_path().filename().string());
    EXPECT_NE(form, nullptr) << entry.path();
    if (form == nullptr) continue;
    found.push_back({form, entry.path(), read_file(entry.path()).value(), *route::parse(read_file(data).value())});
  }
  return found;
}

TEST(Samples, AreRecognisedAndSayWhatTheirDataSays) {
  std::size_t count = 0;
  for (const Sample& sample : samples()) {
    if (!sample.form->profile().reads) continue;
    const ReadBack got = read_back(sample.docx);
    ASSERT_EQ(got.error, "") << sample.file;
    EXPECT_EQ(got.reading.form, sample.form->profile().id) << sample.file;
    EXPECT_TRUE(reads_as(sample.docx, sample.data, sample.file.filename().string())) << sample.file;
    ++count;
  }
  EXPECT_GE(count, 6U);
}

TEST(Samples, OfPrintedFormsAreTakenForNoForm) {
  for (const Sample& sample : samples()) {
    if (sample.form->profile().reads) continue;
    EXPECT_TRUE(read_back(sample.docx).error.starts_with("unknown-form")) << sample.file;
    const auto valid = sample.form->schema().validate(sample.data);
    EXPECT_TRUE(valid.ok()) << sample.file;
    EXPECT_EQ(part_of(sample.docx, kMainPart), part_of(filled(*sample.form, sample.data), kMainPart)) << sample.file;
  }
}

}  // namespace
}  // namespace marshrut::testing
