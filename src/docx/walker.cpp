#include "docx/walker.hpp"

#include <algorithm>
#include <utility>

#include "docx/symbols.hpp"
#include "docx/xml_values.hpp"
#include "text/normalize.hpp"

namespace marshrut::docx {

namespace {

// w:numId of 0 takes the number away that a style gives (§17.9.18).
bool is_numbered(pugi::xml_node number) {
  for (pugi::xml_node property : Children(number)) {
    if (local_name(property.name()) == "numId") return attribute(property, "val") != "0";
  }
  return true;
}

}  // namespace

Walker::Walker(Document& document, Document::Tree& tree, const HiddenStyles& hidden, const Limits& limits)
    : doc_(document), tree_(tree), hidden_styles_(hidden), limits_(limits) {}

Result<void> Walker::walk(pugi::xml_node body) {
  doc_.text_.reserve(tree_.bytes.size() / 8);
  Context context{add_place(kNone, "body", 0), doc_.body_};
  blocks(body, context, 1);
  close_paragraph(context);
  if (failed_) return error_;
  return {};
}

bool Walker::too_deep(std::size_t depth) {
  if (depth > limits_.max_depth && !failed_) {
    failed_ = true;
    error_ = {Code::too_large, "elements are nested too deep", doc_.main_part_};
  }
  return failed_;
}

std::uint32_t Walker::add_place(std::uint32_t parent, const char* name, std::uint32_t ordinal) {
  doc_.places_.push_back({parent, ordinal, name});
  return static_cast<std::uint32_t>(doc_.places_.size() - 1);
}

void Walker::blocks(pugi::xml_node parent, Context& context, std::size_t depth) {
  if (too_deep(depth)) return;
  for (pugi::xml_node node : Children(parent)) {
    switch (tag_of(node.name())) {
      case Tag::p:
        paragraph(node, context, depth + 1);
        break;
      case Tag::table:
        table(node, context, depth + 1);
        break;
      case Tag::sdt:
        block_control(node, context, depth + 1);
        break;
      case Tag::alt_chunk:
        doc_.has_foreign_chunks_ = true;
        break;
      case Tag::del:
      case Tag::move_from:
      case Tag::sdt_properties:
        break;
      case Tag::alternate_content:
        blocks(branch(node), context, depth + 1);
        break;
      default:
        if (node.first_child()) blocks(node, context, depth + 1);
    }
  }
}

void Walker::block_control(pugi::xml_node sdt, Context& context, std::size_t depth) {
  const std::size_t control = open_control(child(sdt, Tag::sdt_properties));
  blocks(child(sdt, Tag::sdt_content), context, depth);
  close_control(control);
}

void Walker::open_paragraph(Context& context) {
  if (doc_.paragraphs_.size() >= limits_.max_paragraphs || doc_.text_.size() > limits_.max_text_bytes) {
    failed_ = true;
    error_ = {Code::too_large, "too much text", doc_.main_part_};
    return;
  }
  current_ = {};
  current_.container = context.place;
  current_.ordinal = context.paragraphs;
  current_.node = static_cast<std::uint32_t>(tree_.paragraphs.size() - 1);
  current_.text.begin = current_.text.end = static_cast<std::uint32_t>(doc_.text_.size());
  open_ = true;
}

void Walker::close_paragraph(Context& context) {
  if (!open_) return;
  open_ = false;
  join_next_ = false;
  current_.text.end = static_cast<std::uint32_t>(doc_.text_.size());
  context.out.push_back({Block::Kind::paragraph, static_cast<std::uint32_t>(doc_.paragraphs_.size())});
  doc_.paragraphs_.push_back(current_);
  doc_.text_ += '\n';  // keeps the texts of neighbours apart; belongs to none
}

void Walker::paragraph(pugi::xml_node p, Context& context, std::size_t depth) {
  if (too_deep(depth)) return;
  ++context.paragraphs;
  const bool joined = open_ && join_next_;
  if (!joined) {
    close_paragraph(context);
    tree_.paragraphs.push_back(p);
    open_paragraph(context);
    if (failed_) return;
  }
  join_next_ = false;
  bool mark_deleted = false;
  hidden_paragraph_ = false;
  const pugi::xml_node properties = child(p, Tag::paragraph_properties);
  for (pugi::xml_node property : Children(properties)) {
    const Tag tag = tag_of(property.name());
    if (tag == Tag::num_pr) current_.numbered = is_numbered(property);
    if (tag == Tag::run_properties) {
      mark_deleted = static_cast<bool>(child(property, Tag::del)) || static_cast<bool>(child(property, Tag::move_from));
    }
    if (tag == Tag::other && !hidden_styles_.ids.empty() && local_name(property.name()) == "pStyle") {
      hidden_paragraph_ = hidden_styles_.has(attribute(property, "val"));
    }
  }
  inlines(p, context, depth + 1);
  if (mark_deleted) {
    join_next_ = true;
  } else {
    close_paragraph(context);
  }
}

void Walker::inlines(pugi::xml_node parent, Context& context, std::size_t depth) {
  if (too_deep(depth)) return;
  for (pugi::xml_node node : Children(parent)) {
    const Tag tag = tag_of(node.name());
    if (tag == Tag::run) {
      run(node, context, depth + 1);
    } else {
      inline_node(node, tag, context, depth + 1);
    }
  }
}

void Walker::run(pugi::xml_node r, Context& context, std::size_t depth) {
  if (too_deep(depth)) return;
  const bool outer = hidden_;
  hidden_ = outer || hidden_run(r);
  for (pugi::xml_node node : Children(r)) inline_node(node, tag_of(node.name()), context, depth + 1);
  hidden_ = outer;
}

void Walker::inline_node(pugi::xml_node node, Tag tag, Context& context, std::size_t depth) {
  switch (tag) {
    case Tag::t:
      append_text(node);
      break;
    case Tag::tab:
    case Tag::ptab:
      append("\t");
      break;
    case Tag::br:
    case Tag::cr:
      append("\n");
      break;
    case Tag::no_break_hyphen:
      append("\u2011");
      break;
    case Tag::soft_hyphen:
      append("\u00AD");
      break;
    case Tag::sym: {
      std::string glyph;
      text::append_utf8(glyph, symbol(attribute(node, "font"), attribute(node, "char")));
      append(glyph);
      break;
    }
    case Tag::field_char:
      field_char(node);
      break;
    case Tag::sdt:
      inline_control(node, context, depth);
      break;
    case Tag::alternate_content:
      inlines(branch(node), context, depth + 1);
      break;
    case Tag::drawing:
    case Tag::pict:
    case Tag::object:
      boxes(node, context, depth);
      break;
    case Tag::textbox_content:
      box(node, context, depth);
      break;
    case Tag::run:
      run(node, context, depth);
      break;
    case Tag::del:
    case Tag::move_from:
    case Tag::delete_text:
    case Tag::instr_text:
    case Tag::paragraph_properties:
    case Tag::run_properties:
    case Tag::sdt_properties:
    case Tag::ruby_text:
    case Tag::p:
      break;
    default:
      if (node.first_child()) inlines(node, context, depth);
  }
}

void Walker::inline_control(pugi::xml_node sdt, Context& context, std::size_t depth) {
  const std::size_t control = open_control(child(sdt, Tag::sdt_properties));
  inlines(child(sdt, Tag::sdt_content), context, depth + 1);
  close_control(control);
}

void Walker::boxes(pugi::xml_node parent, Context& context, std::size_t depth) {
  if (too_deep(depth)) return;
  for (pugi::xml_node node : Children(parent)) {
    switch (tag_of(node.name())) {
      case Tag::textbox_content:
        box(node, context, depth + 1);
        break;
      case Tag::alternate_content:
        boxes(branch(node), context, depth + 1);
        break;
      default:
        if (node.first_child()) boxes(node, context, depth + 1);
    }
  }
}

void Walker::box(pugi::xml_node content, Context& context, std::size_t depth) {
  if (too_deep(depth)) return;
  const Paragraph anchor = current_;
  const bool anchored = open_;
  const bool outer_hidden = std::exchange(hidden_, false);
  const bool outer_hidden_paragraph = hidden_paragraph_;
  close_paragraph(context);
  const std::size_t outer_fields = fields_.size();
  Context inner{add_place(context.place, "txbx", ++context.boxes), context.out};
  blocks(content, inner, depth + 1);
  close_paragraph(inner);
  end_fields(outer_fields);
  hidden_ = outer_hidden;
  hidden_paragraph_ = outer_hidden_paragraph;
  if (!anchored) return;
  current_ = anchor;  // what follows the anchor is a piece of the same paragraph
  current_.box_piece = true;
  current_.text.begin = current_.text.end = static_cast<std::uint32_t>(doc_.text_.size());
  open_ = true;
}

void Walker::append(std::string_view text) {
  if (instructions_ != 0 || text.empty()) return;
  if (!hidden_) {
    doc_.text_ += text;
    return;
  }
  const auto paragraph = static_cast<std::uint32_t>(doc_.paragraphs_.size());
  if (hidden_at_ != paragraph) {
    hidden_at_ = paragraph;
    doc_.asides_.push_back({Aside::Kind::hidden, {}, doc_.place_of(current_)});
  }
  doc_.asides_.back().text += text;
}

// In pieces, when a comment or CDATA is within; a line end in the file is a blank to the reader.
void Walker::append_text(pugi::xml_node t) {
  for (pugi::xml_node piece : Children(t)) {
    const std::string_view text = piece.value();
    if (text.find('\n') == std::string_view::npos) {
      append(text);
      continue;
    }
    std::string one_line(text);
    std::replace(one_line.begin(), one_line.end(), '\n', ' ');
    append(one_line);
  }
}

// The run's own word counts before its style's, and that before the paragraph's style.
bool Walker::hidden_run(pugi::xml_node r) const {
  bool hidden = hidden_paragraph_;
  const pugi::xml_node first = r.first_child();
  if (tag_of(first.name()) != Tag::run_properties) return hidden;
  for (pugi::xml_node property : Children(first)) {
    const Tag tag = tag_of(property.name());
    if (tag == Tag::vanish) return is_on(property);
    if (tag == Tag::other && !hidden_styles_.ids.empty() && local_name(property.name()) == "rStyle" &&
        hidden_styles_.has(attribute(property, "val"))) {
      hidden = true;
    }
  }
  return hidden;
}

std::size_t Walker::open_control(pugi::xml_node properties) {
  Control control;
  control.text.begin = static_cast<std::uint32_t>(doc_.text_.size());
  for (pugi::xml_node property : Children(properties)) {
    switch (tag_of(property.name())) {
      case Tag::tag:
        control.tag = attribute(property, "val");
        break;
      case Tag::placeholder_shown:
        control.prompt = is_on(property);
        break;
      case Tag::checkbox:
        control.checkbox = true;
        break;
      default:
        break;
    }
  }
  doc_.controls_.push_back(std::move(control));
  return doc_.controls_.size() - 1;
}

void Walker::close_control(std::size_t index) {
  doc_.controls_[index].text.end = static_cast<std::uint32_t>(doc_.text_.size());
}

}  // namespace marshrut::docx
