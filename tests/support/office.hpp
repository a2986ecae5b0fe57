// support/office.hpp: LibreOffice as the other program that people use: many files in one run, a profile of its own.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace marshrut::testing {

// A folder that goes when this goes.
class TemporaryFolder {
public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

std::optional<std::filesystem::path> program(const std::string& name);  // on PATH

// Runs a program to its end; its exit status. What it says goes into `output`, or nowhere.
int run(const std::vector<std::string>& words, std::string* output = nullptr);

// Converts files into `folder`; `filter` as soffice knows it: "docx", "odt", "pdf", "docx:MS Word 2007 XML".
bool convert(const std::vector<std::filesystem::path>& files, const std::string& filter,
             const std::filesystem::path& folder, const std::filesystem::path& profile);

}  // namespace marshrut::testing
