// Every visible character of a document is a label's, a value's or left over, and only once.
#include <algorithm>
#include <filesystem>

#include "base/files.hpp"
#include "property/law.hpp"
#include "support/visible_text.hpp"

namespace marshrut::testing {
namespace {

bool is_accounted_for(const std::string& docx, const std::string& what) {
  const ReadBack got = read_back(docx);
  if (!got.error.empty()) return ADD_FAILURE() << what << ": " << got.error, false;
  const std::string differing = account_differences(docx, got.reading);
  if (differing.empty()) return true;
  ADD_FAILURE() << what << "\n" << differing;
  return false;
}

TEST(Account, OfGeneratedDocuments) {
  for_each_route([](const lens::Form& form, const route::Value& route, const std::string& what) {
    const std::string prefilled = blank(form, route);
    return is_accounted_for(filled(form, route), what) & is_accounted_for(prefilled, what + ", prefilled") &
           is_accounted_for(without_controls(prefilled), what + ", prefilled and stripped");
  });
}

// Documents of no form that is known are none of this test's.
void account_for_all(const std::filesystem::path& folder) {
  std::size_t read = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension != ".docx" && extension != ".docm") continue;
    const auto bytes = read_file(entry.path());
    if (!bytes || read_back(*bytes).error.starts_with("unknown-form")) continue;
    is_accounted_for(*bytes, entry.path().filename());
    ++read;
  }
  EXPECT_GT(read, 0U) << folder;
}

TEST(Account, OfSamples) { account_for_all(std::filesystem::path(MARSHRUT_SOURCE_DIR) / "samples"); }

}  // namespace
}  // namespace marshrut::testing
