#include "lens/reader.hpp"

#include <algorithm>

#include "lens/convert.hpp"
#include "text/normalize.hpp"

namespace marshrut::lens {

using route::Path;
using route::Step;
using route::Value;

Value& slot(Value& root, const Path& path) {
  Value* at = &root;
  for (const Step& step : path) {
    if (step.kind == Step::Kind::key) {
      at = &(*at)[step.key];
      continue;
    }
    if (at->array() == nullptr) *at = Value(route::Array{});
    route::Array& array = *at->array();
    if (array.size() <= step.index) array.resize(step.index + 1);
    at = &array[step.index];
  }
  return *at;
}

Path with_index(Path path, std::size_t index) {
  for (Step& step : path) {
    if (step.kind == Step::Kind::each) step = Step{Step::Kind::index, {}, {}, index};
  }
  return path;
}

std::string pointer_of(const Path& path) {
  std::string pointer;
  pointer.reserve(32);  // most fit
  for (const Step& step : path) {
    pointer += '/';
    if (step.kind == Step::Kind::index) {
      pointer += std::to_string(step.index);
    } else {
      pointer += step.key;  // keys of the model hold neither '/' nor '~'
    }
  }
  return pointer;
}

Reader::Reader(Stream& stream, const ReadModel& model)
    : stream_(stream), doc_(stream.document()), model_(model), account_(stream, model.prompts, reading_) {}

Reading Reader::run() {
  find_tables();
  hits_ = find_anchors(stream_, model_);
  hit_of_anchor_.assign(model_.anchors.size(), docx::kNone);
  for (std::uint32_t i = 0; i < hits_.size(); ++i) hit_of_anchor_[hits_[i].anchor] = i;
  assign_tables();
  read_tables();
  for (std::size_t i = 0; i < hits_.size(); ++i) read_region(i);
  apply_echoes();
  read_controls();
  account_.prompts();
  account_.leftovers();
  if (doc_.has_macros()) reading_.notices.push_back({"macros", {}, {}});
  if (doc_.has_foreign_chunks()) reading_.notices.push_back({"foreign-chunk", {}, {}});
  route::prune(reading_.route);
  return std::move(reading_);
}

bool Reader::store(const ReadHole& hole, const Path& path, std::string_view normal, std::string raw, docx::Span span,
                   std::uint32_t paragraph, FoundBy by, double confidence) {
  auto value = convert(hole, normal);
  if (!value) return false;
  keep(std::move(*value), path, normal, std::move(raw), span, paragraph, by, confidence);
  return true;
}

void Reader::keep(Value value, const Path& path, std::string_view normal, std::string raw, docx::Span span,
                  std::uint32_t paragraph, FoundBy by, double confidence) {
  Value& place = slot(reading_.route, path);
  if (!place.is_null() && !place.says_nothing()) {
    // «общий» may stand in each row; the first one counts, the others are told beside it.
    if (!(place == value)) reading_.notices.push_back({"differs", pointer_of(path), std::string(normal)});
  } else {
    place = std::move(value);
  }
  const std::string dotted = doc_.controls().empty() ? std::string{} : route::dotted(path);
  for (const docx::Control& control : doc_.controls()) {
    if (!control.prompt && control.tag == dotted && control.text.begin < span.end && span.begin < control.text.end) {
      by = FoundBy::control;
      confidence = std::max(confidence, 0.99);
    }
  }
  reading_.fields.push_back({pointer_of(path), std::move(raw), by, confidence, paragraph});
}

void Reader::apply_echoes() {
  for (const Echo& echo : echoes_) {
    const Value* own = route::at(reading_.route, echo.hole.path);
    if (echo.hole.unread || (own != nullptr && !own->says_nothing())) {
      account_.label(echo.span, echo.paragraph, pointer_of(echo.hole.path));
      continue;
    }
    if (store(echo.hole, echo.hole.path, echo.normal, echo.raw, echo.span, echo.paragraph, FoundBy::label, 0.8)) {
      account_.take(echo.span);
    }
  }
}

// Controls of ours whose label is gone: what was typed into them is still the value of their tag.
void Reader::read_controls() {
  std::map<std::string, const ReadHole*> known;
  if (doc_.controls().empty()) return;
  for (const Anchor& anchor : model_.anchors) {
    for (const ReadHole& hole : anchor.holes) {
      if (!hole.echo && !hole.each) known.emplace(route::dotted(hole.path), &hole);
    }
  }
  for (const docx::Control& control : doc_.controls()) {
    const auto it = known.find(control.tag);
    if (it == known.end() || control.prompt || control.text.empty() || !account_.is_free(control.text)) continue;
    const Value* there = route::at(reading_.route, it->second->path);
    if (there != nullptr && !there->says_nothing()) continue;
    const std::string normal = text::value_text(doc_.text(control.text));
    if (text::is_empty_value(normal)) continue;
    const std::uint32_t index = doc_.paragraph_at(control.text.begin);
    if (store(*it->second, it->second->path, normal, std::string(doc_.text(control.text)), control.text, index,
              FoundBy::control, 0.7)) {
      account_.take(control.text);
    }
  }
}

}  // namespace marshrut::lens
