// tests/shared/docx/corpus.hpp: the documents of the shared corpus with what is known of them.
// Shapes:  MANIFEST.tsv and ORACLE.jsonl -> one Sample a document.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace marshrut::test {

struct Sample {
  std::string file, expected, note;
  std::set<std::string> features;
  std::string head;  // the first 160 characters of its text, as another reader saw it
  bool has_oracle = false;
  std::size_t paragraphs = 0;

  [[nodiscard]] bool has(const std::string& feature) const { return features.count(feature) > 0; }
  [[nodiscard]] bool has_kind(std::string_view prefix) const;
  [[nodiscard]] bool is_word_package() const;
  [[nodiscard]] std::string path() const;
};

const std::vector<Sample>& samples();
std::vector<Sample> readable_samples();  // Word packages that must be read

// "docx/034-poi-45690.docm" -> "034_poi_45690_docm"
std::string test_name(const Sample& sample);

}  // namespace marshrut::test
