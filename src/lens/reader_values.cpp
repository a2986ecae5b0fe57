// Text of a region or a cell, shared out among the holes that it may hold.
#include <algorithm>
#include <optional>
#include <span>

#include "lens/convert.hpp"
#include "lens/reader.hpp"
#include "text/dates.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"

namespace marshrut::lens {

using route::Path;
using route::Step;

namespace {

bool is_single_line(Kind kind) { return kind != Kind::text && kind != Kind::course; }

docx::Span span_of(std::span<const RegionLine> lines) { return {lines.front().text.begin, lines.back().text.end}; }

bool within_line(Kind kind) { return kind == Kind::email || kind == Kind::phone || kind == Kind::date; }

bool only_digits(std::string_view text) { return text.find_first_not_of("0123456789.) ") == std::string_view::npos; }

}  // namespace

void Reader::split(std::vector<RegionLine>& lines, const std::vector<ReadHole>& holes, FoundBy by, double confidence) {
  for (const RegionLine& line : lines) {
    if (!line.empty || line.text.empty() || text::is_fill(doc_.text(line.text))) continue;
    account_.label(line.text, line.paragraph, pointer_of(holes.front().path));
  }
  std::erase_if(lines, [](const RegionLine& line) { return line.empty; });
  if (lines.empty()) return;
  if (holes.size() == 1 && !holes.front().echo) return read_one(lines, holes.front(), by, confidence);
  std::vector<ReadHole> open;
  for (const ReadHole& hole : holes) {
    if (!hole.echo) open.push_back(hole);
  }
  if (open.empty()) {
    const RegionLine& line = lines.front();
    echoes_.push_back({holes.front(), line.normal, std::string(doc_.text(line.text)), line.text, line.paragraph});
    return;
  }
  split_typed(lines, open, confidence);
  if (lines.empty() || open.empty()) return;
  if (open.size() == 1) return read_one(lines, open.front(), by, confidence);
  read_several(lines, std::move(open), by, confidence);
}

void Reader::read_one(const std::vector<RegionLine>& lines, const ReadHole& hole, FoundBy by, double confidence) {
  if (hole.each) {
    read_list(lines, hole, by, confidence);
  } else {
    read_text(lines, hole, by, confidence);
  }
}

// Free holes of a kind that shows itself: a date on a line of its own, a name behind a line to sign.
void Reader::split_typed(std::vector<RegionLine>& lines, std::vector<ReadHole>& holes, double confidence) {
  if (holes.size() < 2) return;
  for (std::size_t h = holes.size(); h-- > 0;) {
    const ReadHole hole = holes[h];
    if (!hole.free) continue;
    std::optional<std::size_t> found;
    for (std::size_t i = lines.size(); i-- > 0 && !found;) {
      if (hole.kind == Kind::date && text::parse_date(lines[i].normal)) found = i;
      if ((hole.kind == Kind::name || hole.after_fill) && hole.kind != Kind::date && lines[i].signed_line) found = i;
    }
    if (!found) {
      if (hole.kind == Kind::date) holes.erase(holes.begin() + static_cast<std::ptrdiff_t>(h));
      continue;
    }
    const RegionLine line = lines[*found];
    store(hole, hole.path, line.normal, claim(line, hole), line.text, line.paragraph, FoundBy::position,
          confidence * 0.8);
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(*found));
    holes.erase(holes.begin() + static_cast<std::ptrdiff_t>(h));
  }
}

// The line's own text as typed; it is the field's from now on, and what prompts are within are labels.
std::string Reader::claim(const RegionLine& line, const ReadHole& hole) {
  if (!account_.has_prompts()) {
    account_.take(line.text);
    return std::string(doc_.text(line.text));
  }
  std::string raw;
  for (const docx::Span& piece : account_.without_prompts(line.text)) raw += doc_.text(piece);
  account_.label_prompts(line.text, line.paragraph, pointer_of(hole.path));
  account_.take(line.text);
  return raw;
}

void Reader::read_list(const std::vector<RegionLine>& lines, const ReadHole& hole, FoundBy by, double confidence) {
  std::size_t& count = array_sizes_[route::dotted(hole.path)];
  for (const RegionLine& line : lines) {
    // The number column of a list that was put into a table.
    if (only_digits(line.normal) && lines.size() > 1 &&
        doc_.place_of(doc_.paragraphs()[line.paragraph]).find("/tc[") != std::string::npos) {
      account_.label(line.text, line.paragraph);
      continue;
    }
    const std::string_view item = text::without_list_mark(line.normal);
    const Path path = with_index(hole.path, count);
    if (store(hole, path, item, claim(line, hole), line.text, line.paragraph, by, confidence)) ++count;
  }
}

void Reader::read_text(const std::vector<RegionLine>& lines, const ReadHole& hole, FoundBy by, double confidence) {
  const std::span<const RegionLine> taken(lines.data(), is_single_line(hole.kind) ? 1 : lines.size());
  std::string joined;
  if (taken.size() > 1) {
    joined = taken.front().normal;
    for (const RegionLine& line : taken.subspan(1)) joined.append("\n").append(line.normal);
  }
  const std::string_view normal = taken.size() > 1 ? joined : taken.front().normal;
  const docx::Span span = span_of(taken);
  auto value = convert(hole, normal);
  if (!value) {
    for (const RegionLine& line : taken) account_.label(line.text, line.paragraph, pointer_of(hole.path));
    return;
  }
  std::string raw;
  for (const RegionLine& line : taken) {
    if (raw.empty()) {
      raw = claim(line, hole);
    } else {
      raw.append("\n").append(claim(line, hole));
    }
  }
  if (hole.kind == Kind::email && text::find_emails(normal).size() > 1) {
    reading_.notices.push_back({"email-several", pointer_of(hole.path), std::string(normal)});
  }
  keep(std::move(*value), hole.path, normal, std::move(raw), span, lines.front().paragraph, by, confidence);
}

// Several values in one place: those of a kind that shows itself first, the text that is left to the others in order.
void Reader::read_several(std::vector<RegionLine>& lines, std::vector<ReadHole> holes, FoundBy by, double confidence) {
  const bool typed = std::any_of(holes.begin(), holes.end(), [](const ReadHole& h) { return within_line(h.kind); });
  if (typed) {
    read_within_line(lines, holes, by, confidence);
    return;
  }
  for (std::size_t i = 0; i < holes.size() && !lines.empty(); ++i) {
    const std::size_t take = i + 1 == holes.size() ? lines.size() : 1;
    const std::vector<RegionLine> part(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(take));
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(take));
    read_text(part, holes[i], FoundBy::position, confidence * 0.8);
  }
}

namespace {

struct Cut {
  std::size_t begin = 0, end = 0;
  std::string value;
  bool found = false;
};

Cut cut_for(Kind kind, std::string_view raw) {
  if (kind == Kind::email) {
    const auto found = text::find_emails(raw);
    if (!found.empty()) return {found.front().begin, found.front().end, found.front().value, true};
  }
  if (kind == Kind::phone) {
    const auto found = text::find_phones(raw);
    if (!found.empty()) return {found.front().begin, found.front().end, found.front().value, true};
  }
  if (kind == Kind::date) {
    const auto found = text::find_date(raw);
    if (found) return {found->begin, found->end, found->iso, true};
  }
  return {};
}

// What links the parts of one cell is no part of them: «первая (15.04.2022)», «высшая, дата аттестации …».
std::string without_links(std::string text) {
  // Our own print: «первая, 15.04.2022», «первая, » when there is no date.
  if (text.ends_with(",")) return std::string(without_edges(text.substr(0, text.size() - 1), " "));
  for (const std::string_view empty : {"( )", "()"}) {
    for (std::size_t at = text.find(empty); at != std::string::npos; at = text.find(empty))
      text.erase(at, empty.size());
  }
  for (;;) {
    text = std::string(without_edges(text, " ,;():/\n\t"));
    bool cut = false;
    for (const std::string_view link : {" от", " дата аттестации", " аттестация", " с", " дата", " присвоена"}) {
      if (text.size() > link.size() && text.ends_with(link)) {
        text.resize(text.size() - link.size());
        cut = true;
      }
    }
    if (!cut) return text;
  }
}

}  // namespace

void Reader::read_within_line(std::vector<RegionLine>& lines, std::vector<ReadHole>& holes, FoundBy by,
                              double confidence) {
  const docx::Span span = span_of(lines);
  std::string rest;  // with what was cut out left as blanks, so that places stay
  for (const RegionLine& line : lines) {
    rest.append(line.text.begin - span.begin - rest.size(), '\n');
    std::uint32_t at = line.text.begin;
    for (const docx::Span& piece : account_.without_prompts(line.text)) {
      rest.append(piece.begin - at, ' ');
      rest += doc_.text(piece);
      at = piece.end;
    }
    rest.append(line.text.end - at, ' ');
  }
  const std::uint32_t paragraph = lines.front().paragraph;
  for (const RegionLine& line : lines)
    account_.label_prompts(line.text, line.paragraph, pointer_of(holes.front().path));
  std::vector<ReadHole> texts;
  for (const Kind kind : {Kind::email, Kind::date, Kind::phone}) {
    for (const ReadHole& hole : holes) {
      if (hole.kind != kind) continue;
      const Cut cut = cut_for(kind, rest);
      if (!cut.found) continue;
      if (kind == Kind::email && text::find_emails(rest).size() > 1) {
        reading_.notices.push_back({"email-several", pointer_of(hole.path), text::value_text(rest)});
      }
      const docx::Span part{static_cast<std::uint32_t>(span.begin + cut.begin),
                            static_cast<std::uint32_t>(span.begin + cut.end)};
      store(hole, hole.path, cut.value, std::string(doc_.text(part)), part, paragraph, by, confidence);
      account_.take(part);
      std::fill(rest.begin() + static_cast<std::ptrdiff_t>(cut.begin),
                rest.begin() + static_cast<std::ptrdiff_t>(cut.end), ' ');
    }
  }
  for (const ReadHole& hole : holes) {
    if (!within_line(hole.kind)) texts.push_back(hole);
  }
  const std::string left = without_links(text::value_text(rest));
  if (!texts.empty() && !left.empty() && !text::is_empty_value(left)) {
    store(texts.front(), texts.front().path, left, rest, span, paragraph, by, confidence);
    account_.take(span);
    return;
  }
  // An address that can't be read as one stays as typed in the first place that takes it.
  for (const ReadHole& hole : holes) {
    const route::Value* there = route::at(reading_.route, hole.path);
    const bool letters = make_phrase(left).letters > 0;
    if (texts.empty() && letters && (there == nullptr || there->says_nothing()) &&
        left.find('@') != std::string::npos && hole.kind == Kind::email) {
      store(hole, hole.path, left, rest, span, paragraph, by, confidence * 0.6);
      account_.take(span);
      return;
    }
  }
  for (const RegionLine& line : lines) account_.label(line.text, line.paragraph, pointer_of(holes.front().path));
}

}  // namespace marshrut::lens
