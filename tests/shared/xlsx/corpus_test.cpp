// Every workbook of the shared corpus: read or refused as MANIFEST.tsv says, and seen as openpyxl sees it.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "xlsx/table.hpp"

namespace marshrut::xlsx {
namespace {

struct File {
  std::string name, features, expected;
};

std::vector<std::string> split(const std::string& line, char by) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, by);) fields.push_back(field);
  return fields;
}

std::vector<File> workbooks() {
  std::ifstream manifest(MARSHRUT_CORPUS_DIR "/MANIFEST.tsv");
  std::vector<File> files;
  for (std::string line; std::getline(manifest, line);) {
    const std::vector<std::string> fields = split(line, '\t');
    if (fields.size() >= 7 && fields[0].compare(0, 5, "xlsx/") == 0) files.push_back({fields[0], fields[5], fields[6]});
  }
  return files;
}

std::string path_of(const File& file) { return std::string(MARSHRUT_CORPUS_DIR "/") + file.name; }

// A line for each sheet as sheets.py prints it, or the code of the refusal.
std::string seen(const std::string& path) {
  auto bytes = read_file(path);
  if (!bytes) return std::string(code_name(bytes.error().code));
  const auto source = open_table(std::move(*bytes));
  if (!source) return std::string(code_name(source.error().code));
  std::string out;
  for (std::size_t i = 0; i < (*source)->sheets().size(); ++i) {
    std::uint32_t rows = 0, columns = 0;
    std::size_t cells = 0;
    auto done = (*source)->rows(i, Merged::as_is, [&](const Row& row) {
      for (const Cell& cell : row.cells) {
        if (cell.note == Note::no_value) continue;  // openpyxl gives nothing for them
        columns = std::max(columns, cell.column);
        rows = row.number;
        ++cells;
      }
      return true;
    });
    if (!done) return std::string(code_name(done.error().code));
    out += (*source)->sheets()[i].name + '\t' + std::to_string(rows) + '\t' + std::to_string(columns) + '\t' +
           std::to_string(cells) + '\n';
  }
  return out;
}

std::string openpyxl_sees(const std::string& path) {
  const std::string call = "/usr/bin/python3 '" MARSHRUT_SHEETS_TOOL "' '" + path + "' 2>/dev/null";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(call.c_str(), "r"), ::pclose);
  std::string out;
  std::array<char, 4096> buffer{};
  for (std::size_t size = 0; (size = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;) {
    out.append(buffer.data(), size);
  }
  return out;
}

bool is_refusal(const std::string& outcome) { return !outcome.empty() && outcome.find('\t') == std::string::npos; }

std::string wanted_refusal(const File& file) {
  if (file.features.find("encrypted") != std::string::npos) return "encrypted";
  return file.features.find("not-a-document") != std::string::npos ? "not-a-document" : "";
}

TEST(SharedCorpus, WorkbooksEndAsTheManifestSays) {
  const std::vector<File> files = workbooks();
  ASSERT_EQ(files.size(), 32U);
  for (const File& file : files) {
    const std::string got = seen(path_of(file));
    if (file.expected == "ok") {
      EXPECT_FALSE(is_refusal(got)) << file.name << ": " << got;
    }
    if (file.expected == "reject-with-clear-error") {
      EXPECT_TRUE(is_refusal(got)) << file.name << ": " << got;
    }
    if (file.features.find("xml-doctype") != std::string::npos) {
      EXPECT_EQ(got, "unsafe-xml") << file.name;
    }
    if (const std::string want = wanted_refusal(file); !want.empty()) {
      EXPECT_EQ(got, want) << file.name;
    }
    EXPECT_NE(got, "internal") << file.name;
  }
}

TEST(SharedCorpus, SheetsAreAsOpenpyxlSeesThem) {
  std::size_t compared = 0;
  for (const File& file : workbooks()) {
    const std::string got = seen(path_of(file));
    if (is_refusal(got)) continue;
    const std::string want = openpyxl_sees(path_of(file));
    if (want.empty()) continue;  // it can't read them all
    ++compared;
    EXPECT_EQ(got, want) << file.name;
  }
  EXPECT_GT(compared, 15U) << "is python3-openpyxl installed? tools/setup --tests";
}

}  // namespace
}  // namespace marshrut::xlsx
