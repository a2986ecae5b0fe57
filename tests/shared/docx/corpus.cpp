#include "shared/docx/corpus.hpp"

#include <simdjson.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace marshrut::test {

namespace {

std::vector<std::string> split(const std::string& line, char by) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, by);) fields.push_back(field);
  return fields;
}

void add_oracle(std::vector<Sample>& all) {
  std::map<std::string, Sample*, std::less<>> by_file;
  for (Sample& sample : all) by_file.emplace(sample.file, &sample);
  std::ifstream oracle(MARSHRUT_CORPUS_DIR "/ORACLE.jsonl");
  simdjson::dom::parser parser;
  for (std::string line; std::getline(oracle, line);) {
    simdjson::dom::element entry;
    std::string_view file;
    std::string_view head;
    std::uint64_t paragraphs = 0;
    if (parser.parse(line).get(entry) != simdjson::SUCCESS || entry["file"].get(file) != simdjson::SUCCESS) continue;
    const auto found = by_file.find(file);
    if (found == by_file.end() || entry["text_head"].get(head) != simdjson::SUCCESS) continue;
    if (entry["counts"]["p"].get(paragraphs) != simdjson::SUCCESS) continue;
    found->second->head = head;
    found->second->paragraphs = paragraphs;
    found->second->has_oracle = true;
  }
}

std::vector<Sample> read_samples() {
  std::ifstream manifest(MARSHRUT_CORPUS_DIR "/MANIFEST.tsv");
  std::vector<Sample> all;
  std::string line;
  std::getline(manifest, line);  // the columns' names
  while (std::getline(manifest, line)) {
    const std::vector<std::string> fields = split(line, '\t');
    if (fields.size() < 8 || !fields[0].starts_with("docx/")) continue;
    const std::vector<std::string> features = split(fields[5], ',');
    Sample sample{fields[0], fields[6], fields[7], {features.begin(), features.end()}, {}};
    all.push_back(std::move(sample));
  }
  add_oracle(all);
  return all;
}

}  // namespace

bool Sample::has_kind(std::string_view prefix) const {
  return std::any_of(features.begin(), features.end(), [&](const std::string& f) { return f.starts_with(prefix); });
}

bool Sample::is_word_package() const {
  const auto ends = [&](std::string_view ending) { return file.ends_with(ending); };
  return ends(".docx") || ends(".docm") || ends(".dotx") || ends(".dotm");
}

std::string Sample::path() const { return std::string(MARSHRUT_CORPUS_DIR "/") + file; }

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = read_samples();
  return all;
}

std::vector<Sample> readable_samples() {
  std::vector<Sample> readable;
  for (const Sample& sample : samples()) {
    if (sample.is_word_package() && sample.expected == "ok") readable.push_back(sample);
  }
  return readable;
}

std::string test_name(const Sample& sample) {
  std::string name = sample.file.substr(sample.file.find('/') + 1);
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

}  // namespace marshrut::test
