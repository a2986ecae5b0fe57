#include "app/check.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "docx/comments.hpp"
#include "text/messages.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

using route::Path;
using route::Remark;
using route::Severity;
using route::Step;

constexpr std::size_t kShownCharacters = 80;

bool is_index(std::string_view token, std::size_t& index) {
  const auto done = std::from_chars(token.data(), token.data() + token.size(), index);
  return !token.empty() && done.ec == std::errc{} && done.ptr == token.data() + token.size();
}

// "/a/b" -> "/a"; "" stays.
std::string_view parent(std::string_view pointer) {
  const std::size_t slash = pointer.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : pointer.substr(0, slash);
}

bool is_within(std::string_view pointer, std::string_view ancestor) {
  return pointer.size() > ancestor.size() && pointer.substr(0, ancestor.size()) == ancestor &&
         pointer[ancestor.size()] == '/';
}

// Labels carry the path as the form writes it: the row number of a header cell is not known there.
std::string without_indexes(std::string_view pointer) {
  std::string out;
  for (const Step& step : path_of(pointer)) {
    if (step.kind == Step::Kind::key) out += '/' + step.key;
  }
  return out;
}

std::uint32_t field_at(const lens::Reading& reading, std::string_view pointer) {
  for (const lens::Field& field : reading.fields) {
    if (field.path == pointer && field.paragraph != docx::kNone) return field.paragraph;
  }
  return docx::kNone;
}

std::uint32_t label_at(const lens::Reading& reading, std::string_view pointer) {
  const std::string loose = without_indexes(pointer);
  for (const lens::Label& label : reading.labels) {
    if (label.paragraph == docx::kNone || label.path.empty()) continue;
    if (label.path == pointer || without_indexes(label.path) == loose) return label.paragraph;
  }
  return docx::kNone;
}

// Something inside the row or the part that the remark is about.
std::uint32_t inside(const lens::Reading& reading, std::string_view pointer) {
  for (const lens::Field& field : reading.fields) {
    if (is_within(field.path, pointer) && field.paragraph != docx::kNone) return field.paragraph;
  }
  const std::string loose = without_indexes(pointer);
  for (const lens::Label& label : reading.labels) {
    if (label.paragraph != docx::kNone && is_within(without_indexes(label.path), loose)) return label.paragraph;
  }
  return docx::kNone;
}

std::string comment_text(const Remark& remark) {
  const std::string_view id = remark.severity == Severity::error ? "app.comment.error" : "app.comment.warning";
  std::string out = text::message(id, {{"message", std::string_view(remark.message)}});
  if (!tells_source(remark)) {
    out += ' ' + text::message("app.comment.source", {{"source", std::string_view(remark.source)}});
  }
  return out;
}

}  // namespace

Counts count(const std::vector<Remark>& remarks) {
  Counts counts;
  for (const Remark& remark : remarks) {
    (remark.severity == Severity::error     ? counts.errors
     : remark.severity == Severity::warning ? counts.warnings
                                            : counts.infos)++;
  }
  return counts;
}

Path path_of(std::string_view pointer) {
  Path path;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    Step step;
    if (is_index(token, step.index)) {
      step.kind = Step::Kind::index;
    } else {
      step.key = token;
    }
    path.push_back(std::move(step));
    pointer.remove_prefix(token.size());
  }
  return path;
}

bool tells_source(const Remark& remark) { return remark.message.find(remark.source) != std::string::npos; }

std::string label_of(const route::Schema& schema, std::string_view pointer) {
  const Path path = path_of(pointer);
  std::string label;
  for (std::size_t length = path.size(); length > 0 && label.empty(); --length) {
    label = schema.title(Path(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length)));
  }
  const auto row = std::find_if(path.begin(), path.end(), [](const Step& s) { return s.kind == Step::Kind::index; });
  if (row == path.end()) return label;
  const std::string table(schema.title(Path(path.begin(), row)));
  const auto number = static_cast<double>(row->index + 1);
  if (table.empty() || table == label) {
    return text::message("app.row", {{"table", std::string_view(label)}, {"row", number}});
  }
  return text::message("app.row-cell",
                       {{"table", std::string_view(table)}, {"row", number}, {"label", std::string_view(label)}});
}

std::uint32_t spot_of(const lens::Reading& reading, std::string_view pointer) {
  for (std::string_view path = pointer; !path.empty(); path = parent(path)) {
    for (const auto find : {field_at, label_at, inside}) {
      if (const std::uint32_t found = find(reading, path); found != docx::kNone) return found;
    }
  }
  return 0;
}

Result<std::string> annotate(const Outcome& outcome) {
  std::map<std::uint32_t, std::string> by_place;
  if (outcome.document.paragraphs().empty()) return docx::annotate(outcome.package, outcome.document, {});
  for (const Remark& remark : outcome.remarks) {
    if (remark.severity == Severity::info) continue;
    std::string& text = by_place[spot_of(outcome.reading, remark.path)];
    const std::string addition = comment_text(remark);
    if (text.find(addition) != std::string::npos) continue;
    if (!text.empty()) text += '\n';
    text += addition;
  }
  std::vector<docx::Comment> comments;
  comments.reserve(by_place.size());
  for (auto& [paragraph, text] : by_place) comments.push_back({paragraph, std::move(text)});
  return docx::annotate(outcome.package, outcome.document, comments);
}

std::string shortened(std::string_view text) {
  std::string out;
  std::size_t offset = 0;
  for (std::size_t shown = 0; offset < text.size(); ++shown) {
    if (shown == kShownCharacters) return out + "…";
    const char32_t c = text::next_code_point(text, offset);
    text::append_utf8(out, c < U' ' ? U' ' : c);
  }
  return out;
}

}  // namespace marshrut::app
