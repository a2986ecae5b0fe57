#include "lens/put_scan.hpp"

#include <algorithm>
#include <charconv>

namespace marshrut::lens {
namespace {

struct Context {
  std::string place;
  std::size_t row = kNone;
  std::size_t cell = kNone;
  bool fallback = false;
};

struct Counters {
  std::size_t tables = 0;
  std::size_t paragraphs = 0;
};

std::string joined(const std::string& place, std::string_view word, std::size_t number) {
  return (place.empty() ? "" : place + ", ") + std::string(word) + " " + std::to_string(number);
}

// A w:t of a paragraph and where its text lies in the joined text.
struct TextNode {
  const XmlNode* node;
  std::size_t begin, end;
};

std::string text_of(const XmlNode& node) {
  std::string text;
  for (const XmlNode& child : node.children) text += child.text;
  return text;
}

// Content of its own (text boxes) or that is not shown (deleted text) is no text of the paragraph.
bool is_apart(const XmlNode& node) {
  return node.is("w:p") || node.is("w:txbxContent") || node.is("w:del") || node.is("w:moveFrom") || node.is("w:pPr") ||
         node.is("w:rPr") || node.is("w:sdtPr") || node.is("mc:AlternateContent");
}

void join_runs(const XmlNode& node, std::string& text, std::vector<TextNode>& nodes) {
  for (const XmlNode& child : node.children) {
    if (is_apart(child)) continue;
    if (child.is("w:t")) {
      const std::size_t begin = text.size();
      text += text_of(child);
      nodes.push_back({&child, begin, text.size()});
    } else if (child.is("w:tab")) {
      text += '\t';
    } else if (child.is("w:br") || child.is("w:cr")) {
      text += '\n';
    } else {
      join_runs(child, text, nodes);
    }
  }
}

// Fixed text and markers of one w:t; empty when no marker touches it.
std::vector<Piece> cut(const MarkedParagraph& paragraph, const TextNode& node) {
  std::vector<Piece> pieces;
  std::size_t from = node.begin;
  bool touched = false;
  for (std::size_t m = 0; m < paragraph.markers.size(); ++m) {
    const Marker& marker = paragraph.markers[m];
    if (marker.end <= node.begin || marker.begin >= node.end) continue;
    touched = true;
    if (marker.begin > from) pieces.push_back({paragraph.text.substr(from, marker.begin - from), kNone});
    if (marker.begin >= node.begin) pieces.push_back({"", m});
    from = std::min(marker.end, node.end);
  }
  if (!touched) return {};
  if (from < node.end) pieces.push_back({paragraph.text.substr(from, node.end - from), kNone});
  if (pieces.empty()) pieces.push_back({"", kNone});  // wholly inside a marker
  return pieces;
}

class Scanner {
public:
  explicit Scanner(PartScan& scan) : scan_(scan) {}

  void visit(const XmlNode& node, const Context& context, Counters& counters) {
    for (const XmlNode& child : node.children) visit_child(child, context, counters);
  }

private:
  void visit_child(const XmlNode& child, const Context& context, Counters& counters) {
    if (child.is("w:p")) {
      paragraph(child, context, counters);
    } else if (child.is("w:tbl")) {
      table(child, context, counters);
    } else if (child.is("w:txbxContent")) {
      Context inside = context;
      inside.row = inside.cell = kNone;
      visit(child, inside, counters);
    } else if (child.is("mc:Fallback")) {
      Context inside = context;
      inside.fallback = true;
      Counters apart = counters;
      visit(child, inside, apart);
    } else {
      if (child.is("w:sdtPr")) note_control(child);
      visit(child, context, counters);
    }
  }

  void note_control(const XmlNode& properties) {
    const XmlNode* id = properties.child("w:id");
    if (id == nullptr) return;
    const std::string_view value = id->attribute("w:val");
    unsigned number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (read.ec == std::errc() && number < 2'000'000'000U) {
      scan_.last_control_id = std::max(scan_.last_control_id, number);
    }
  }

  void paragraph(const XmlNode& node, const Context& context, Counters& counters) {
    ++counters.paragraphs;
    MarkedParagraph marked;
    std::vector<TextNode> nodes;
    join_runs(node, marked.text, nodes);
    MarkerScan markers = scan_markers(marked.text);
    if (!markers.markers.empty() || !markers.problems.empty()) {
      marked.node = &node;
      marked.markers = std::move(markers.markers);
      marked.problems = std::move(markers.problems);
      for (const TextNode& text : nodes) {
        std::vector<Piece> pieces = cut(marked, text);
        if (!pieces.empty()) marked.pieces.emplace(text.node, std::move(pieces));
      }
      marked.place = context.cell == kNone ? joined(context.place, "абзац", counters.paragraphs) : context.place;
      marked.row = context.row;
      marked.cell = context.cell;
      marked.fallback = context.fallback;
      const std::size_t index = scan_.paragraphs.size();
      if (marked.row != kNone) scan_.rows[marked.row].paragraphs.push_back(index);
      scan_.paragraph_of.emplace(&node, index);
      scan_.paragraphs.push_back(std::move(marked));
    }
    visit(node, context, counters);  // text boxes
  }

  void table(const XmlNode& node, const Context& context, Counters& counters) {
    ++counters.tables;
    std::size_t rows = 0;
    rows_of(node, joined(context.place, context.cell == kNone ? "таблица" : "вложенная таблица", counters.tables),
            context, rows);
  }

  // Rows may stand inside content controls.
  void rows_of(const XmlNode& node, const std::string& place, const Context& context, std::size_t& rows) {
    for (const XmlNode& child : node.children) {
      if (!child.is("w:tr")) {
        if (!child.is("w:sdtPr")) rows_of(child, place, context, rows);
        continue;
      }
      const std::size_t index = scan_.rows.size();
      const XmlNode* properties = child.child("w:trPr");
      scan_.rows.push_back({&child, properties != nullptr && is_on(properties->child("w:tblHeader")), {}});
      scan_.row_of.emplace(&child, index);
      Context inside = context;
      inside.row = index;
      std::size_t cells = 0;
      cells_of(child, joined(place, "строка", ++rows), inside, cells);
    }
  }

  void cells_of(const XmlNode& node, const std::string& place, const Context& context, std::size_t& cells) {
    for (const XmlNode& child : node.children) {
      if (!child.is("w:tc")) {
        if (!child.is("w:sdtPr")) cells_of(child, place, context, cells);
        continue;
      }
      Context inside = context;
      inside.cell = cells++;
      inside.place = joined(place, "ячейка", cells);
      Counters own;
      visit(child, inside, own);
    }
  }

  PartScan& scan_;
};

}  // namespace

std::size_t PartScan::end_of_block(const std::vector<XmlNode>& nodes, std::size_t begin, std::size_t end) const {
  std::vector<const route::Path*> open;
  for (std::size_t i = begin; i < end; ++i) {
    const auto found = paragraph_of.find(&nodes[i]);
    if (found == paragraph_of.end() || paragraphs[found->second].markers.empty()) continue;
    const Marker& marker = paragraphs[found->second].markers.front();
    if (marker.kind == Marker::Kind::block_begin) {
      open.push_back(&marker.path);
    } else if (marker.kind == Marker::Kind::block_end) {
      if (open.empty() || !(*open.back() == marker.path)) return kNone;
      open.pop_back();
    }
    if (open.empty()) return marker.kind == Marker::Kind::block_end ? i : kNone;
  }
  return kNone;
}

PartScan scan_part(const XmlNode& root, std::string_view where) {
  PartScan scan;
  Counters counters;
  Context context;
  context.place = std::string(where);
  Scanner(scan).visit(root, context, counters);
  return scan;
}

route::Path array_of(const route::Path& path) {
  for (std::size_t i = path.size(); i > 0; --i) {
    if (path[i - 1].kind == route::Step::Kind::each) {
      return {path.begin(), path.begin() + static_cast<std::ptrdiff_t>(i)};
    }
  }
  return {};
}

bool is_block(const Marker& marker) {
  return marker.kind == Marker::Kind::block_begin || marker.kind == Marker::Kind::block_end;
}

bool is_prefix(const route::Path& prefix, const route::Path& path) {
  return prefix.size() <= path.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

}  // namespace marshrut::lens
