// Every document of the shared corpus through the package layer: opened, main part found, read and guarded; the outcome
// against MANIFEST.tsv as far as this layer can tell.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "opc/package.hpp"
#include "opc/xml.hpp"

namespace marshrut::opc {
namespace {

struct Row {
  std::string file, expected, note;
  std::set<std::string> features;

  [[nodiscard]] bool has(const std::string& feature) const { return features.count(feature) > 0; }
  [[nodiscard]] bool has_kind(std::string_view prefix) const {
    for (const std::string& feature : features) {
      if (feature.compare(0, prefix.size(), prefix) == 0) return true;
    }
    return false;
  }
};

std::vector<std::string> split(const std::string& line, char by) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, by);) fields.push_back(field);
  return fields;
}

std::vector<Row> documents() {
  std::ifstream manifest(MARSHRUT_CORPUS_DIR "/MANIFEST.tsv");
  std::vector<Row> rows;
  std::string line;
  std::getline(manifest, line);  // the columns' names
  while (std::getline(manifest, line)) {
    const std::vector<std::string> fields = split(line, '\t');
    if (fields.size() < 8 || fields[0].compare(0, 5, "docx/") != 0) continue;
    const std::vector<std::string> features = split(fields[5], ',');
    rows.push_back({fields[0], fields[6], fields[7], {features.begin(), features.end()}});
  }
  return rows;
}

std::string outcome(std::string_view bytes) {
  const auto package = Package::open(bytes);
  if (!package) return std::string(code_name(package.error().code));
  const auto main = package->main_part();
  if (!main) return std::string(code_name(main.error().code));
  for (const Member& member : package->members()) static_cast<void>(package->relationships(member.name));
  const auto xml = package->read(*main);
  if (!xml) return std::string(code_name(xml.error().code));
  const auto safe = guard_xml(*xml);
  return safe ? "ok" : std::string(code_name(safe.error().code));
}

using Outcomes = std::set<std::string>;

Outcomes wanted(const Row& row) {
  const Outcomes broken = {"damaged", "not-a-document"};
  if (row.has("encrypted")) return {"encrypted"};
  if (row.has("xxe")) return {"unsafe-xml"};
  if (row.has("zip-broken") || row.has("no-officeDocument-rel")) return broken;
  if (row.has_kind("odf:") || row.has("rtf") || row.has("ole-word")) return {"unsupported-format"};
  if (row.has("not-a-document") || row.has_kind("ole-")) return {"not-a-document"};
  if (row.note.find("not well-formed") != std::string::npos) return {"ok", "damaged"};  // the parser will see
  return {"ok"};
}

TEST(SharedCorpus, PackagesEndAsTheManifestSays) {
  const std::vector<Row> rows = documents();
  ASSERT_FALSE(rows.empty());
  for (const Row& row : rows) {
    const auto bytes = read_file(std::string(MARSHRUT_CORPUS_DIR "/") + row.file);
    ASSERT_TRUE(bytes) << row.file;
    const std::string got = outcome(*bytes);
    EXPECT_EQ(wanted(row).count(got), 1U) << row.file << ": " << got << " (" << row.expected << ", " << row.note << ")";
  }
}

}  // namespace
}  // namespace marshrut::opc
