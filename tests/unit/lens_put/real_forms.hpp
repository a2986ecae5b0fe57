// The project's own forms, discovered, never listed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "forms.hpp"
#include "lens/put_facts.hpp"

namespace marshrut::lens::testing {

inline std::vector<std::filesystem::path> real_forms() {
  std::vector<std::filesystem::path> folders;
  const std::filesystem::path root = std::filesystem::path(MARSHRUT_SOURCE_DIR) / "templates";
  if (!std::filesystem::exists(root)) return folders;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().filename() == "form.docx" && std::filesystem::exists(entry.path().parent_path() / "form.json")) {
      folders.push_back(entry.path().parent_path());
    }
  }
  return folders;
}

struct RealForm {
  std::string bytes;
  FormFacts facts;
};

inline RealForm real_form(const std::filesystem::path& folder) {
  const auto bytes = read_file(folder / "form.docx");
  const auto profile = route::Profile::load(folder / "form.json");
  EXPECT_TRUE(bytes.ok() && profile.ok()) << folder;
  if (!bytes.ok() || !profile.ok()) return {};
  const auto schema =
      route::Schema::load(std::filesystem::path(MARSHRUT_SOURCE_DIR) / "schemas" / (profile->model + ".schema.json"));
  EXPECT_TRUE(schema.ok()) << folder;
  if (!schema.ok()) return {};
  return {*bytes, facts_of(*profile, *schema)};
}

}  // namespace marshrut::lens::testing
