#include "support/form_facts.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "docx/document.hpp"
#include "lens/marker.hpp"
#include "opc/package.hpp"
#include "text/normalize.hpp"

namespace marshrut::testing {

namespace {

using lens::Marker;
using route::Path;
using route::Step;

std::string array_of(const Path& path) {
  Path array;
  for (const Step& step : path) {
    if (step.kind != Step::Kind::key) break;
    array.push_back(step);
  }
  return route::dotted(array);
}

void add_label(FormFacts& facts, std::string_view printed) {
  const std::string text = text::value_text(printed);
  const std::string key = text::label_key(text);
  if (key.size() < 3) return;
  facts.labels.push_back(text);
  facts.label_keys.insert(key);
  const std::size_t bracket = text.find('(');
  if (bracket != std::string::npos && bracket > 0) facts.label_keys.insert(text::label_key(text.substr(0, bracket)));
}

void add_marker(FormFacts& facts, const Marker& marker) {
  for (const Step& step : marker.path) {
    if (step.kind != Step::Kind::where) continue;
    KeyedRows& rows = facts.keyed[array_of(marker.path)];
    rows.member = step.key;
    if (std::find(rows.values.begin(), rows.values.end(), step.value) == rows.values.end()) {
      rows.values.push_back(step.value);
    }
  }
  if (marker.filter == lens::Filter::mark_of)
    facts.marks[generic_path(route::dotted(marker.path))].push_back(marker.argument);
  if (!marker.path.empty() && marker.path.back().kind == Step::Kind::each) {
    facts.lined.insert(array_of(marker.path));
    if (marker.filter == lens::Filter::course) facts.courses.insert(array_of(marker.path));
  }
}

// So many markers may meet when what stands between them is printed on a condition.
constexpr std::size_t kNear = 3;

void add_paragraph(FormFacts& facts, std::string_view text, bool in_cell, std::vector<std::string>& last_paths) {
  const auto markers = lens::parse_markers(text);
  if (!markers) return;
  std::size_t at = 0;
  bool label_before = in_cell;
  std::set<std::string> here;
  for (const Marker& marker : *markers) {
    const std::string_view fixed = text.substr(at, marker.begin - at);
    add_label(facts, fixed);
    label_before = label_before || !text::label_key(fixed).empty();
    at = marker.end;
    if (marker.kind != Marker::Kind::value) continue;
    add_marker(facts, marker);
    const std::string path = generic_path(route::dotted(marker.path));
    here.insert(path);
    last_paths.push_back(path);
    if (label_before) continue;
    facts.unlabelled.insert(path);
    const std::size_t from = last_paths.size() > kNear ? last_paths.size() - kNear : 0;
    facts.near_unlabelled.insert(last_paths.begin() + static_cast<std::ptrdiff_t>(from), last_paths.end());
  }
  add_label(facts, text.substr(at));
  for (const std::string& path : here) {
    for (const std::string& other : here) {
      if (other != path) facts.beside[path].insert(other);
    }
  }
}

}  // namespace

std::string generic_path(std::string dotted) {
  for (std::size_t open = dotted.find('['); open != std::string::npos; open = dotted.find('[', open + 2)) {
    const std::size_t close = dotted.find(']', open);
    if (close == std::string::npos) break;
    dotted.erase(open + 1, close - open - 1);
  }
  return dotted;
}

FormFacts facts_of(const lens::Form& form) {
  FormFacts facts;
  const auto bytes = read_file(form.profile().directory / "form.docx");
  const auto package = opc::Package::open(*bytes);
  const auto document = docx::Document::open(*package);
  std::vector<std::string> last_paths;
  for (const docx::Paragraph& paragraph : document->paragraphs()) {
    const bool in_cell = document->place_of(paragraph).find("tc[") != std::string::npos;
    add_paragraph(facts, document->text(paragraph.text), in_cell, last_paths);
  }
  for (const auto& synonyms : form.profile().synonyms) {
    for (const std::string& wording : synonyms.wordings) add_label(facts, wording);
  }
  return facts;
}

}  // namespace marshrut::testing
