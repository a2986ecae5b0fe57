#include "docx/compare_blocks.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/align.hpp"
#include "docx/compare_words.hpp"
#include "docx/xml_values.hpp"

namespace marshrut::docx {

namespace {

constexpr unsigned kLeastRowLikeness = 200;  // of kSame: below it a row is another row
constexpr unsigned kLeastTableLikeness = 300;
constexpr unsigned kSameHead = 500;  // tables with one head are one table, whatever is in it

struct Item {
  pugi::xml_node node;
  std::string text;
  std::set<std::string> words;
  std::string kind;  // what may stand beside it: the element, and a paragraph's style and list
};

void gather_text(pugi::xml_node node, std::string& text) {
  for (pugi::xml_node child_node : Children(node)) {
    const Tag tag = tag_of(child_node.name());
    if (tag == Tag::t) text += text_of(child_node);
    if (tag == Tag::br || tag == Tag::tab || tag == Tag::cr) text += '\n';
    if (tag != Tag::fallback && tag != Tag::del) gather_text(child_node, text);
    if (tag == Tag::p || tag == Tag::table_cell) text += '\n';
  }
}

std::set<std::string> words_of(const std::string& text) {
  std::set<std::string> words;
  for (std::size_t at = 0; (at = text.find_first_not_of(" \n\t", at)) != std::string::npos;) {
    const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
    words.insert(text.substr(at, end - at));
    at = end;
  }
  return words;
}

std::string kind_of(pugi::xml_node node) {
  std::string kind(local_name(node.name()));
  const pugi::xml_node properties = child(node, Tag::paragraph_properties);
  for (pugi::xml_node property : Children(properties)) {
    if (local_name(property.name()) == "pStyle") kind += ' ' + std::string(attribute(property, "val"));
    if (tag_of(property.name()) == Tag::num_pr) kind += " list";
  }
  return kind;
}

// Children of the kinds that are wanted, those inside content controls too.
template <class Wanted>
void gather(pugi::xml_node parent, const Wanted& wanted, std::vector<Item>& items) {
  for (pugi::xml_node node : Children(parent)) {
    const Tag tag = tag_of(node.name());
    if (wanted(tag)) {
      Item item{node, {}, {}, kind_of(node)};
      gather_text(node, item.text);
      item.words = words_of(item.text);
      items.push_back(std::move(item));
    } else if (tag == Tag::sdt || tag == Tag::sdt_content) {
      gather(node, wanted, items);
    }
  }
}

std::vector<Item> blocks_of(pugi::xml_node parent) {
  std::vector<Item> items;
  gather(
      parent, [](Tag tag) { return tag == Tag::p || tag == Tag::table; }, items);
  return items;
}
std::vector<Item> rows_of(pugi::xml_node table) {
  std::vector<Item> items;
  gather(
      table, [](Tag tag) { return tag == Tag::table_row; }, items);
  return items;
}
std::vector<Item> cells_of(pugi::xml_node row) {
  std::vector<Item> items;
  gather(
      row, [](Tag tag) { return tag == Tag::table_cell; }, items);
  return items;
}

unsigned likeness(const Item& a, const Item& b) {
  if (a.text == b.text) return a.kind == b.kind ? kSame : kSame - 1;
  const std::size_t most = std::max(a.words.size(), b.words.size());
  const auto common = static_cast<std::size_t>(
      std::count_if(a.words.begin(), a.words.end(), [&](const std::string& w) { return b.words.count(w) > 0; }));
  return most == 0 ? 0 : static_cast<unsigned>(common * (kSame - 1) / most);
}

bool is(const Item& item, Tag tag) { return tag_of(item.node.name()) == tag; }

unsigned table_likeness(const Item& a, const Item& b) {
  const unsigned whole = likeness(a, b);
  if (whole >= kSame) return whole;
  const auto rows = rows_of(a.node), others = rows_of(b.node);
  const bool one_head = !rows.empty() && !others.empty() && rows.front().text == others.front().text;
  return one_head ? std::max(whole, kSameHead) : whole >= kLeastTableLikeness ? whole : 0;
}

// A paragraph may stand for any other of its style (in a cell, of any): one that is replaced needs no mark at its end.
unsigned block_likeness(const Item& a, const Item& b, bool in_cell) {
  if (is(a, Tag::table) != is(b, Tag::table)) return 0;
  if (is(a, Tag::table)) return table_likeness(a, b);
  return in_cell || a.kind == b.kind ? std::max(likeness(a, b), 1U) : 0;
}

bool same_grid(const std::vector<Item>& a, const std::vector<Item>& b) {
  const auto span = [](const Item& cell) {
    return std::string(attribute(child(child(cell.node, Tag::table_cell_properties), Tag::grid_span), "val"));
  };
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [&](const Item& x, const Item& y) { return span(x) == span(y); });
}

unsigned row_likeness(const Item& a, const Item& b) {
  const unsigned alike = likeness(a, b);
  if (alike < kLeastRowLikeness && !(a.words.empty() && b.words.empty())) return 0;
  return same_grid(cells_of(a.node), cells_of(b.node)) ? std::max(alike, 1U) : 0;
}

// What points to other parts of the earlier package, or has an id that must be its own, does not come along.
void make_plain(pugi::xml_node node) {
  static const std::set<std::string_view> kGone = {
      "drawing", "pict",          "object",      "footnoteReference", "endnoteReference", "commentReference",
      "sectPr",  "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",  "AlternateContent",
      "fldChar", "instrText",     "proofErr",    "pPrChange",         "rPrChange",        "sdtPr"};
  static const std::set<std::string_view> kUnwrapped = {"hyperlink", "sdt", "sdtContent", "fldSimple", "smartTag"};
  for (pugi::xml_node at = node.first_child(), next; at; at = next) {
    next = at.next_sibling();
    const std::string_view name = local_name(at.name());
    if (kGone.count(name) > 0) {
      node.remove_child(at);
    } else if (kUnwrapped.count(name) > 0) {
      const pugi::xml_node first = at.first_child();
      while (at.first_child()) node.insert_move_before(at.first_child(), at);
      node.remove_child(at);
      if (first) next = first;
    } else {
      make_plain(at);
    }
  }
}

class Sides {
public:
  Sides(pugi::xml_node container, Revisions& revisions) : container_(container), revisions_(revisions) {}

  // `last`: the node of the later tree before the place that comes next.
  pugi::xml_node put_deleted(pugi::xml_node item, pugi::xml_node last, pugi::xml_node first_later) {
    pugi::xml_node copy = last          ? last.parent().insert_copy_after(item, last)
                          : first_later ? first_later.parent().insert_copy_before(item, first_later)
                                        : container_.append_copy(item);
    make_plain(copy);
    revisions_.mark_all(copy, Revision::deleted);
    return copy;
  }

private:
  pugi::xml_node container_;
  Revisions& revisions_;
};

void compare_rows(pugi::xml_node before, pugi::xml_node after, Revisions& revisions) {
  const auto cells = cells_of(before), later = cells_of(after);
  for (std::size_t i = 0; i < cells.size() && i < later.size(); ++i) {
    compare_containers(cells[i].node, later[i].node, revisions);
  }
}

void compare_tables(pugi::xml_node before, pugi::xml_node after, Revisions& revisions) {
  const auto rows = rows_of(before), later = rows_of(after);
  const auto pairs =
      align(rows.size(), later.size(), [&](std::size_t i, std::size_t j) { return row_likeness(rows[i], later[j]); });
  Sides sides(after, revisions);
  pugi::xml_node last;
  const pugi::xml_node first = later.empty() ? pugi::xml_node() : later.front().node;
  for (const Aligned& pair : pairs) {
    if (pair.after == kNoMatch) {
      last = sides.put_deleted(rows[pair.before].node, last, first);
      continue;
    }
    last = later[pair.after].node;
    if (pair.before == kNoMatch) {
      revisions.mark_all(last, Revision::inserted);
    } else if (rows[pair.before].text != later[pair.after].text) {
      compare_rows(rows[pair.before].node, last, revisions);
    }
  }
}

// A cell's last paragraph can't lose its end: what is put in or taken out there begins at the end of the one before.
void move_last_marks(const std::vector<std::pair<pugi::xml_node, int>>& placed, Revisions& revisions) {
  std::size_t at = placed.size();
  while (at > 0 && placed[at - 1].second != 0 && tag_of(placed[at - 1].first.name()) == Tag::p) --at;
  if (at == placed.size()) return;
  revisions.unmark_paragraph_end(placed.back().first);
  if (at == 0 || tag_of(placed[at - 1].first.name()) != Tag::p) return;
  // Each end takes the revision of the paragraph after it.
  for (std::size_t i = placed.size() - 1; i >= at; --i) {
    revisions.unmark_paragraph_end(placed[i - 1].first);
    revisions.mark_paragraph_end(placed[i - 1].first, placed[i].second > 0 ? Revision::inserted : Revision::deleted);
  }
}

}  // namespace

void compare_containers(pugi::xml_node before, pugi::xml_node after, Revisions& revisions) {
  const auto blocks = blocks_of(before), later = blocks_of(after);
  const bool in_cell = tag_of(after.name()) == Tag::table_cell;
  const auto pairs = align(blocks.size(), later.size(),
                           [&](std::size_t i, std::size_t j) { return block_likeness(blocks[i], later[j], in_cell); });
  Sides sides(after, revisions);
  std::vector<std::pair<pugi::xml_node, int>> placed;  // +1 put in, -1 taken out
  const pugi::xml_node first = later.empty() ? pugi::xml_node() : later.front().node;
  for (const Aligned& pair : pairs) {
    if (pair.after == kNoMatch) {
      const pugi::xml_node last = placed.empty() ? pugi::xml_node() : placed.back().first;
      placed.emplace_back(sides.put_deleted(blocks[pair.before].node, last, first), -1);
      continue;
    }
    const Item& is_now = later[pair.after];
    placed.emplace_back(is_now.node, pair.before == kNoMatch ? 1 : 0);
    if (pair.before == kNoMatch) {
      revisions.mark_all(is_now.node, Revision::inserted);
    } else if (blocks[pair.before].text != is_now.text) {
      if (is(is_now, Tag::table)) {
        compare_tables(blocks[pair.before].node, is_now.node, revisions);
      } else {
        compare_paragraphs(blocks[pair.before].node, is_now.node, revisions);
      }
    }
  }
  if (in_cell) move_last_marks(placed, revisions);
}

}  // namespace marshrut::docx
