// Values beside and below their labels.
#include <algorithm>

#include "lens/convert.hpp"
#include "lens/label_ending.hpp"
#include "lens/reader.hpp"
#include "text/normalize.hpp"

namespace marshrut::lens {

using route::Path;

RegionLine Reader::make_line(docx::Span text, std::uint32_t paragraph) const {
  RegionLine line;
  line.text = text;
  line.paragraph = paragraph;
  if (text.empty()) return line;
  std::string_view raw = doc_.text(text);
  std::string pieces;
  if (account_.has_prompts()) {
    for (const docx::Span& piece : account_.without_prompts(text)) pieces += doc_.text(piece);
    raw = pieces;
  }
  line.normal = text::value_text(raw);
  line.empty = text::is_empty_value(line.normal) || model_.prompts.contains(line.normal);
  const std::size_t first = raw.find_first_not_of(" \t\u00A0");
  line.signed_line = first != std::string_view::npos && raw.substr(first).starts_with("__");
  return line;
}

// Past the label's sign: «:», a dash, and what stands in brackets behind a label that was found without it.
std::uint32_t Reader::value_begin(const AnchorHit& hit) const {
  const std::string_view text = doc_.text();
  const docx::Paragraph& paragraph = doc_.paragraphs()[stream_.lines()[hit.line].paragraph];
  std::uint32_t at = stream_.words().list[hit.words.end - 1].end;
  const std::uint32_t end = std::max(paragraph.text.end, at);
  const auto skip_blanks = [&] {
    while (at < end && (text[at] == ' ' || text[at] == '\t' || text.substr(at).starts_with("\u00A0"))) {
      at += text[at] == '\xC2' ? 2U : 1U;
    }
  };
  const bool signature = model_.anchors[hit.anchor].signature;
  at += static_cast<std::uint32_t>(closing_signs(text.substr(at, end - at)));
  skip_blanks();
  if (!signature && at < end && text[at] == '(') {
    const std::size_t close = text.substr(at, end - at).find(')');
    if (close != std::string_view::npos) {
      std::size_t behind = at + close + 1;
      while (behind < end && text[behind] == ' ') ++behind;
      if (behind >= end || text[behind] == ':' || text[behind] == '\t' || text[behind] == '\n') {
        at = static_cast<std::uint32_t>(at + close + 1);
        skip_blanks();
      }
    }
  }
  if (at < end && text[at] == ':') {
    ++at;
    skip_blanks();
  } else if (!signature) {
    for (const std::string_view dash : {"-", "–", "—"}) {
      if (!text.substr(at, end - at).starts_with(dash)) continue;
      at += static_cast<std::uint32_t>(dash.size());
      skip_blanks();
      break;
    }
  }
  return at;
}

// «Должность ______ / И. О. Фамилия /» or a line to sign that nobody filled: not a part of the value above it.
bool Reader::is_signature(const Line& line) const {
  const std::string_view text = doc_.text(line.text);
  const std::size_t fill = text.find("____");
  if (fill == std::string_view::npos || line.words.empty()) return false;
  const Word& first = stream_.words().list[line.words.begin];
  if (first.begin > line.text.begin + fill) return false;  // the value's own underscores
  const std::string_view tail = text.substr(fill);
  const std::string_view normal = text::is_fill(tail) ? std::string_view{} : tail;
  return normal.empty() || tail.find('/') != std::string_view::npos || tail.find('(') != std::string_view::npos;
}

bool Reader::leaves_region(const Line& label, const Line& line, bool has_content, std::uint32_t& frame) const {
  if (line.data_table != docx::kNone) return true;
  if (label.cell == docx::kNone) {
    if (line.table == docx::kNone) return frame != docx::kNone;
    if (frame == docx::kNone) {
      if (has_content) return true;
      frame = line.table;  // the value stands in a frame of its own
    }
    return line.table != frame;
  }
  if (line.table == label.table) {
    if (line.row == label.row) return by_columns_[line.table] && line.cell != label.cell;
    if (line.cell == label.cell) return false;
    if (by_columns_[line.table]) return doc_.cells()[line.cell].column != doc_.cells()[label.cell].column;
    // A further row goes on with this one when nothing stands in its left cells.
    const docx::Row& row = doc_.rows()[doc_.tables()[line.table].first_row + line.row];
    const docx::Cell& label_cell = doc_.cells()[label.cell];
    for (std::uint32_t c = 0; c < row.cell_count; ++c) {
      const docx::Cell& cell = doc_.cells()[row.first_cell + c];
      if (cell.column > label_cell.column) break;
      if (!cell.merged_up && !stream_.cell_words(cell).empty()) return true;
    }
    return false;
  }
  // A row that was put into a table of its own: what follows the table may go on with it.
  if (line.table == docx::kNone) {
    return doc_.tables()[label.table].row_count > 1 || doc_.cells()[label.cell].block_count > 1;
  }
  return doc_.tables()[line.table].depth <= doc_.tables()[label.table].depth;
}

std::vector<RegionLine> Reader::region_of(std::size_t hit_index) {
  const AnchorHit& hit = hits_[hit_index];
  const auto& lines = stream_.lines();
  const Line& label = lines[hit.line];
  const std::uint32_t begin = value_begin(hit);
  const bool has_next = hit_index + 1 < hits_.size();
  const auto cut = [&](std::size_t index, docx::Span span) {
    if (has_next && hits_[hit_index + 1].line == index) {
      const std::uint32_t next = stream_.words().list[hits_[hit_index + 1].words.begin].begin;
      span.end = std::max(span.begin, std::min(span.end, next));
    }
    return span;
  };
  std::vector<RegionLine> region;
  bool has_content = false;
  std::uint32_t frame = docx::kNone;
  const std::uint32_t stop = has_next ? hits_[hit_index + 1].line : static_cast<std::uint32_t>(lines.size());
  for (std::uint32_t i = hit.line; i <= stop && i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.data_table != docx::kNone) break;
    if (i == stop && i != hit.line) break;
    docx::Span span = line.text;
    if (span.end < begin && i <= hit.line + 4 && line.paragraph == label.paragraph)
      continue;  // a label over several lines
    if (line.paragraph == label.paragraph) span.begin = std::max(span.begin, begin);
    if (span.begin > span.end) continue;
    if (i != hit.line && (leaves_region(label, line, has_content, frame) || is_signature(line))) break;
    span = cut(i, span);
    region.push_back(make_line(span, line.paragraph));
    has_content = has_content || !region.back().empty;
  }
  return region;
}

// The anchor's own holes, and the free ones of captions behind it that the document leaves out.
const std::vector<ReadHole>& Reader::holes_of(const Anchor& anchor, std::uint32_t index,
                                              std::vector<ReadHole>& more) const {
  for (std::uint32_t a = index + 1; a < model_.anchors.size() && hit_of_anchor_[a] == docx::kNone; ++a) {
    for (const ReadHole& hole : model_.anchors[a].holes) {
      if (!hole.free) continue;
      if (more.empty()) more = anchor.holes;
      more.push_back(hole);
    }
    if (model_.anchors[a].holes.empty()) break;  // a heading that is missing ends the part
  }
  return more.empty() ? anchor.holes : more;
}

void Reader::read_region(std::size_t hit_index) {
  const AnchorHit& hit = hits_[hit_index];
  const Anchor& anchor = model_.anchors[hit.anchor];
  std::vector<ReadHole> more;
  const std::vector<ReadHole>& holes = holes_of(anchor, hit.anchor, more);
  const std::uint32_t paragraph = stream_.lines()[hit.line].paragraph;
  docx::Span span{stream_.words().list[hit.words.begin].begin, stream_.words().list[hit.words.end - 1].end};
  // The number before the label and the sign behind it belong to it.
  const Line& line = stream_.lines()[hit.line];
  const bool first_on_line = hit_index == 0 || hits_[hit_index - 1].line != hit.line;
  if (first_on_line && line.text.begin <= span.begin) span.begin = line.text.begin;
  span.end = std::max(span.end, value_begin(hit));
  // A line that is signed by hand alone, and nobody has.
  const std::string_view rest = doc_.text({span.end, std::max(span.end, line.text.end)});
  if (anchor.signature && holes.empty() && rest.find_first_not_of(" \t_/") == std::string_view::npos)
    span.end = std::max(span.end, line.text.end);
  account_.label(span, paragraph, holes.empty() ? std::string{} : pointer_of(holes.front().path));
  if (holes.empty()) return;
  std::vector<RegionLine> region = region_of(hit_index);
  split(region, holes, FoundBy::label, 0.6 + 0.38 * hit.quality);
}

}  // namespace marshrut::lens
