#include <algorithm>
#include <array>
#include <utility>

#include "lens/program.hpp"
#include "lens/program_holes.hpp"
#include "lens/program_plan.hpp"
#include "lens/put_scan.hpp"
#include "lens/put_tree.hpp"

namespace marshrut::lens {
namespace {

constexpr std::string_view kOpenText = "<w:t xml:space=\"preserve\">";

// What names one place of a document and may not stand there twice.
bool is_identity(std::string_view attribute) {
  return attribute == "w14:paraId" || attribute == "w14:textId" || attribute.starts_with("w:rsid");
}

class Compiler {
public:
  Compiler(const XmlNode& root, const PartScan& scan, const FormFacts& facts, Mode mode, Program& program)
      : root_(root), scan_(scan), facts_(facts), mode_(mode), program_(program) {}

  Result<void> compile() {
    program_.first_control_id = scan_.last_control_id + 1;
    text(kXmlDeclaration);
    emit(root_);
    flush();
    if (failed_) return error_;
    return {};
  }

private:
  // --- spans and operations -------------------------------------------------------------------------------------
  void text(std::string_view xml) { program_.pool += xml; }

  void flush() {
    const std::size_t size = program_.pool.size() - span_;
    if (size > 0) {
      program_.ops.push_back({Op::Kind::text, static_cast<std::uint32_t>(span_), static_cast<std::uint32_t>(size)});
    }
    span_ = program_.pool.size();
  }

  std::size_t operation(Op::Kind kind, std::size_t index) {
    flush();
    program_.ops.push_back({kind, static_cast<std::uint32_t>(index), 0});
    return program_.ops.size() - 1;
  }

  void close_block(std::size_t opened) {
    flush();
    program_.ops[opened].extent = static_cast<std::uint32_t>(program_.ops.size());
  }

  void fail(const MarkedParagraph& paragraph, const Marker& marker, std::string_view why) {
    if (failed_) return;
    failed_ = true;
    error_ = {Code::bad_template, std::string(why),
              paragraph.place + ": " + paragraph.text.substr(marker.begin, marker.end - marker.begin)};
  }

  // --- elements -------------------------------------------------------------------------------------------------
  void emit(const XmlNode& node) {
    if (node.name.empty()) return append_escaped(program_.pool, node.text);
    if (node.is("w:proofErr") || node.is("w:dataBinding") || node.is("w:lastRenderedPageBreak")) return;
    if (repeated() && (node.is("w:bookmarkStart") || node.is("w:bookmarkEnd"))) return;
    if (node.is("w:p")) return emit_paragraph(node);
    if (node.is("w:tr")) return emit_row(node);
    if (node.is("w:tc")) return emit_cell(node);
    if (node.is("w:r")) return emit_run(node);
    emit_plain(node);
  }

  void open(const XmlNode& node, bool self_closed = false) {
    if (!repeated()) return append_open_tag(program_.pool, node, self_closed);
    XmlNode bare;
    bare.name = node.name;
    for (const auto& attribute : node.attributes) {
      if (!is_identity(attribute.first)) bare.attributes.push_back(attribute);
    }
    append_open_tag(program_.pool, bare, self_closed);
  }

  void close(const XmlNode& node) {
    text("</");
    text(node.name);
    text(">");
  }

  void emit_plain(const XmlNode& node) {
    open(node, node.children.empty());
    if (node.children.empty()) return;
    emit_children(node.children, 0, node.children.size());
    close(node);
  }

  // --- blocks: what stands between {{#array[]}} and {{/array[]}} ---------------------------------------------------
  void emit_children(const std::vector<XmlNode>& nodes, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const MarkedParagraph* border = block_border(nodes[i]);
      if (border == nullptr) {
        emit(nodes[i]);
      } else {
        i = emit_block(nodes, i, end, *border);
      }
    }
  }

  // The paragraph that begins or ends a block; it is not printed itself.
  [[nodiscard]] const MarkedParagraph* block_border(const XmlNode& node) const {
    const auto found = scan_.paragraph_of.find(&node);
    if (found == scan_.paragraph_of.end()) return nullptr;
    const MarkedParagraph& paragraph = scan_.paragraphs[found->second];
    return !paragraph.markers.empty() && is_block(paragraph.markers.front()) ? &paragraph : nullptr;
  }

  // The index of the paragraph that ends the block which begins at `begin`.
  std::size_t emit_block(const std::vector<XmlNode>& nodes, std::size_t begin, std::size_t end,
                         const MarkedParagraph& border) {
    const std::size_t last = scan_.end_of_block(nodes, begin, end);
    const Marker& marker = border.markers.front();
    if (last == kNone) {
      fail(border, marker, "a block has no other end");
      return begin;
    }
    if (array_of(frames_.back()).size() >= marker.path.size() || !is_prefix(frames_.back(), marker.path)) {
      fail(border, marker, "a block stands within a block of another array");
      return last;
    }
    const std::size_t loop = open_loop(marker.path, false, false);
    emit_children(nodes, begin + 1, last);
    close_loop(loop);
    return last;
  }

  // --- repeated and conditional blocks ----------------------------------------------------------------------------
  Access access_of(const MarkedParagraph& paragraph, const Marker& marker) {
    Access access;
    for (std::size_t frame = frames_.size(); frame > 0; --frame) {
      const route::Path& prefix = frames_[frame - 1];
      if (!is_prefix(prefix, marker.path)) continue;
      access.frame = static_cast<std::uint32_t>(frame - 1);
      access.steps.assign(marker.path.begin() + static_cast<std::ptrdiff_t>(prefix.size()), marker.path.end());
      break;
    }
    if (!array_of(access.steps).empty())
      fail(paragraph, marker, "an array is repeated neither by its row nor paragraph");
    return access;
  }

  [[nodiscard]] bool repeated() const { return !open_loops_.empty(); }

  // Opens the loop over `array` and its frames.
  std::size_t open_loop(const route::Path& array, bool in_row, bool course) {
    Loop loop = make_loop(array, frames_.back(), scan_, facts_, mode_, course);
    loop.frame = static_cast<std::uint32_t>(frames_.size() - 1);
    loop.in_row = in_row;
    route::Path prefix = frames_.back();
    for (const route::Path& part : loop.arrays) {
      prefix.insert(prefix.end(), part.begin(), part.end());
      prefix.push_back({route::Step::Kind::each, "", "", 0});
      frames_.push_back(prefix);
    }
    open_loops_.push_back(program_.loops.size());
    program_.loops.push_back(std::move(loop));
    return operation(Op::Kind::repeat, program_.loops.size() - 1);
  }

  void close_loop(std::size_t opened) {
    close_block(opened);
    open_loops_.pop_back();
    frames_.resize(frames_.size() - program_.loops[program_.ops[opened].index].arrays.size());
  }

  // Emits `body` within its loop and condition, as far as it has them.
  template <class Body>
  void emit_unit(const Unit& unit, bool in_row, const MarkedParagraph* holder, const Marker* condition, Body body) {
    if (unit.mixed != nullptr) return fail(*unit.paragraph, *unit.mixed, "markers of two arrays are repeated together");
    const bool repeats = !unit.array.empty();
    const bool course = repeats && !in_row && holder != nullptr && has_course(*holder);
    const std::size_t loop = repeats ? open_loop(unit.array, in_row, course) : kNone;
    std::size_t block = kNone;
    if (condition != nullptr && mode_ == Mode::fill) {
      program_.conditions.push_back(access_of(*holder, *condition));
      block = operation(Op::Kind::condition, program_.conditions.size() - 1);
    }
    body();
    if (block != kNone) close_block(block);
    if (loop != kNone) close_loop(loop);
  }

  static bool has_course(const MarkedParagraph& paragraph) {
    return std::any_of(paragraph.markers.begin(), paragraph.markers.end(),
                       [](const Marker& marker) { return marker.filter == Filter::course; });
  }

  static const Marker* condition_of(const MarkedParagraph& paragraph) {
    for (const Marker& marker : paragraph.markers) {
      if (marker.kind == Marker::Kind::condition) return &marker;
    }
    return nullptr;
  }

  void emit_row(const XmlNode& node) {
    const auto found = scan_.row_of.find(&node);
    if (found == scan_.row_of.end()) return emit_plain(node);
    const MarkedRow& row = scan_.rows[found->second];
    const Unit unit = row_unit(scan_, row, frames_.back());
    const Marker* condition = nullptr;
    const MarkedParagraph* holder = nullptr;
    for (const std::size_t index : row.paragraphs) {
      if (condition != nullptr) break;
      holder = &scan_.paragraphs[index];
      condition = condition_of(*holder);
    }
    const MarkedRow* outer = std::exchange(row_, &row);
    emit_unit(unit, true, holder, condition, [&] { emit_plain(node); });
    row_ = outer;
  }

  void emit_paragraph(const XmlNode& node) {
    const auto found = scan_.paragraph_of.find(&node);
    if (found == scan_.paragraph_of.end()) return emit_plain(node);
    const MarkedParagraph& paragraph = scan_.paragraphs[found->second];
    if (!paragraph.problems.empty()) return fail_problem(paragraph);
    const Unit unit = paragraph_unit(paragraph, frames_.back());
    // A condition in a cell is the row's.
    const Marker* condition = paragraph.row == kNone ? condition_of(paragraph) : nullptr;
    const MarkedParagraph* outer = std::exchange(paragraph_, &paragraph);
    OpenRun outer_run = std::exchange(run_, {});  // of the run that a text box stands in
    emit_unit(unit, false, &paragraph, condition, [&] { emit_plain(node); });
    paragraph_ = outer;
    run_ = std::move(outer_run);
  }

  void fail_problem(const MarkedParagraph& paragraph) {
    const MarkerProblem& problem = paragraph.problems.front();
    Marker marker;
    marker.begin = problem.begin;
    marker.end = problem.end;
    fail(paragraph, marker, describe(problem.kind));
  }

  // --- merged cells -------------------------------------------------------------------------------------------------
  static bool contains(const XmlNode& node, const XmlNode* wanted) {
    return &node == wanted || std::any_of(node.children.begin(), node.children.end(),
                                          [&](const XmlNode& child) { return contains(child, wanted); });
  }

  void emit_cell(const XmlNode& cell) {
    if (row_ == nullptr || !repeated()) return emit_plain(cell);
    for (const std::size_t index : row_->paragraphs) {
      const MarkedParagraph& paragraph = scan_.paragraphs[index];
      for (const Marker& marker : paragraph.markers) {
        if (!marker.merge || !contains(cell, paragraph.node)) continue;
        return emit_merged_cell(cell, add_hole(paragraph, marker));
      }
    }
    emit_plain(cell);
  }

  void emit_merged_cell(const XmlNode& cell, std::size_t hole) {
    // ECMA-376 Part 1 §17.4.66: w:vMerge stands behind these in w:tcPr.
    constexpr std::array<std::string_view, 4> kBefore{"w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge"};
    open(cell);
    text("<w:tcPr>");
    bool merged = false;
    const XmlNode* properties = cell.child("w:tcPr");
    if (properties != nullptr) {
      for (const XmlNode& child : properties->children) {
        if (child.is("w:vMerge")) continue;
        if (!merged && !child.name.empty() && std::find(kBefore.begin(), kBefore.end(), child.name) == kBefore.end()) {
          operation(Op::Kind::merge_cell, hole);
          merged = true;
        }
        emit(child);
      }
    }
    if (!merged) operation(Op::Kind::merge_cell, hole);
    text("</w:tcPr>");
    for (const XmlNode& child : cell.children) {
      if (&child != properties) emit(child);
    }
    close(cell);
  }

  // --- runs
  // -----------------------------------------------------------------------------------------------------------
  void need_run() {
    if (!run_.open) text(run_.start);
    run_.open = true;
  }

  void need_text() {
    need_run();
    if (!run_.text) text(kOpenText);
    run_.text = true;
  }

  void close_text() {
    if (run_.text) text("</w:t>");
    run_.text = false;
  }

  void close_run() {
    close_text();
    if (run_.open) text("</w:r>");
    run_.open = false;
  }

  void emit_run(const XmlNode& run) {
    const auto marked = [&](const XmlNode& child) {
      return paragraph_ != nullptr && paragraph_->pieces.count(&child) > 0;
    };
    if (std::none_of(run.children.begin(), run.children.end(), marked)) return emit_plain(run);
    const XmlNode* properties = run.child("w:rPr");
    run_.start = "<w:r>";
    if (properties != nullptr) append_xml(run_.start, *properties);
    for (const XmlNode& child : run.children) {
      if (&child == properties || child.name.empty()) continue;
      if (!marked(child)) {
        close_text();
        need_run();
        emit(child);
        continue;
      }
      for (const Piece& piece : paragraph_->pieces.at(&child)) emit_piece(piece, properties);
      close_text();
    }
    close_run();
  }

  void emit_piece(const Piece& piece, const XmlNode* properties) {
    if (piece.marker == kNone) {
      if (piece.text.empty()) return;
      need_text();
      return append_escaped(program_.pool, piece.text);
    }
    const Marker& marker = paragraph_->markers[piece.marker];
    if (marker.kind == Marker::Kind::condition) return;
    if (marker.kind == Marker::Kind::row_number) {
      if (!repeated()) return fail(*paragraph_, marker, "a row number outside a repeated row");
      need_text();
      operation(Op::Kind::row_number, 0);
      return;
    }
    const std::size_t hole = add_hole(*paragraph_, marker);
    if (mode_ == Mode::blank && takes_control(marker)) {
      close_run();
      program_.holes[hole].control = static_cast<std::uint32_t>(program_.controls.size());
      program_.controls.push_back(control_of(marker, facts_, properties));
      operation(Op::Kind::control, hole);
    } else {
      need_text();
      operation(Op::Kind::value, hole);
    }
  }

  std::size_t add_hole(const MarkedParagraph& paragraph, const Marker& marker) {
    Hole hole = make_hole(paragraph, marker, facts_, mode_);
    hole.access = access_of(paragraph, marker);
    // An outer value beside an inner one asks for the outer element's row even when it has no inner elements.
    if (repeated() && hole.access.frame > 0 && hole.access.frame + 1 < frames_.size())
      program_.loops[open_loops_.back()].keeps_outer = true;
    program_.holes.push_back(std::move(hole));
    return program_.holes.size() - 1;
  }

  const XmlNode& root_;
  const PartScan& scan_;
  const FormFacts& facts_;
  Mode mode_;
  Program& program_;
  std::size_t span_ = 0;
  std::vector<route::Path> frames_{route::Path{}};
  std::vector<std::size_t> open_loops_;  // indexes into Program::loops
  const MarkedParagraph* paragraph_ = nullptr;
  const MarkedRow* row_ = nullptr;
  struct OpenRun {
    std::string start;  // <w:r> and its formatting
    bool open = false, text = false;
  } run_;
  bool failed_ = false;
  Error error_;
};

// w14 controls are understood by those who know them and ignored by the others.
void declare_w14(XmlNode& root) {
  root.set_attribute("xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml");
  root.set_attribute("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006");
  std::string ignorable(root.attribute("mc:Ignorable"));
  if ((" " + ignorable + " ").find(" w14 ") != std::string::npos) return;
  ignorable += ignorable.empty() ? "w14" : " w14";
  root.set_attribute("mc:Ignorable", ignorable);
}

}  // namespace

Result<Program> compile_program(std::string_view xml, const FormFacts& facts, Mode mode, std::string_view part,
                                std::string_view place) {
  Result<XmlNode> root = parse_xml(xml, part);
  if (!root.ok()) return root.error();
  const PartScan scan = scan_part(*root, place);
  const bool checks = std::any_of(scan.paragraphs.begin(), scan.paragraphs.end(), [&](const MarkedParagraph& p) {
    return std::any_of(p.markers.begin(), p.markers.end(), [&](const Marker& m) { return is_mark(m, facts); });
  });
  if (mode == Mode::blank && checks) declare_w14(*root);
  Program program;
  program.declension = facts.declension;
  program.pool.reserve(xml.size() + xml.size() / 8);
  const Result<void> compiled = Compiler(*root, scan, facts, mode, program).compile();
  if (!compiled.ok()) return compiled.error();
  return program;
}

}  // namespace marshrut::lens
