// A folder that goes away, and the project's own forms.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "lens/form.hpp"

namespace marshrut::app {

class Folder {
public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "marshrut-app-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }

private:
  std::filesystem::path path_;
};

inline const lens::FormSet& own_forms() {
  static const Result<lens::FormSet> forms =
      lens::FormSet::load(MARSHRUT_SOURCE_DIR "/templates", MARSHRUT_SOURCE_DIR "/schemas/route.schema.json",
                          text::Declension::load(MARSHRUT_SOURCE_DIR "/data/declension/names.json").value());
  return forms.value();
}

}  // namespace marshrut::app
