#include "docx/compare_words.hpp"

#include <algorithm>
#include <optional>

#include "base/align.hpp"
#include "docx/xml_values.hpp"

namespace marshrut::docx {

namespace {

// Where less than this share of the words stayed, the whole text is replaced: a patchwork helps nobody.
constexpr std::size_t kLeastCommonPercent = 40;

// A word, white space, or an element such as a line break, with the properties of its run.
struct Atom {
  std::string text;        // of a word or white space
  pugi::xml_node element;  // else
  pugi::xml_node properties;

  [[nodiscard]] bool same(const Atom& other) const {
    if (element || other.element) {
      return element && other.element && local_name(element.name()) == local_name(other.element.name());
    }
    return text == other.text;
  }
  [[nodiscard]] bool blank() const { return !element && text.find_first_not_of(" \t\xC2\xA0") == std::string::npos; }
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

void add_words(const std::string& text, pugi::xml_node properties, std::vector<Atom>& atoms) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool blank = is_blank(text[at]);
    while (at < text.size() && is_blank(text[at]) == blank) ++at;
    atoms.push_back({text.substr(begin, at - begin), {}, properties});
  }
}

bool is_inline(Tag tag) {
  return tag == Tag::br || tag == Tag::cr || tag == Tag::tab || tag == Tag::no_break_hyphen || tag == Tag::soft_hyphen;
}

bool add_run(pugi::xml_node run, std::vector<Atom>& atoms) {
  const pugi::xml_node properties = child(run, Tag::run_properties);
  for (pugi::xml_node node : Children(run)) {
    const Tag tag = tag_of(node.name());
    if (tag == Tag::t) {
      add_words(text_of(node), properties, atoms);
    } else if (is_inline(tag)) {
      atoms.push_back({{}, node, properties});
    } else if (tag != Tag::run_properties && local_name(node.name()) != "lastRenderedPageBreak") {
      return false;
    }
  }
  return true;
}

// Nothing when the paragraph holds more than plain runs (fields, links, controls, pictures).
std::optional<std::vector<Atom>> atoms_of(pugi::xml_node paragraph) {
  std::vector<Atom> atoms;
  for (pugi::xml_node node : Children(paragraph)) {
    const Tag tag = tag_of(node.name());
    const std::string_view name = local_name(node.name());
    if (tag == Tag::run) {
      if (!add_run(node, atoms)) return std::nullopt;
    } else if (tag != Tag::paragraph_properties && name != "bookmarkStart" && name != "bookmarkEnd" &&
               name != "proofErr" && node.type() == pugi::node_element) {
      return std::nullopt;
    }
  }
  return atoms;
}

// All that is text, wherever in the paragraph.
void plain_atoms(pugi::xml_node node, std::vector<Atom>& atoms) {
  for (pugi::xml_node child_node : Children(node)) {
    const Tag tag = tag_of(child_node.name());
    if (tag == Tag::t) {
      add_words(text_of(child_node), child(node, Tag::run_properties), atoms);
    } else if (is_inline(tag) && tag_of(node.name()) == Tag::run) {
      atoms.push_back({{}, child_node, child(node, Tag::run_properties)});
    } else if (tag != Tag::paragraph_properties && tag != Tag::fallback && tag != Tag::textbox_content &&
               tag != Tag::del) {
      plain_atoms(child_node, atoms);
    }
  }
}

bool same_atoms(const std::vector<Atom>& a, const std::vector<Atom>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Atom& x, const Atom& y) { return x.same(y); });
}

bool same_properties(pugi::xml_node a, pugi::xml_node b) { return a == b; }

// Writes atoms one after another as runs, each mark and each run as long as they can be.
class Line {
public:
  Line(pugi::xml_node paragraph, Revisions& revisions) : paragraph_(paragraph), revisions_(revisions) {
    last_ = child(paragraph, Tag::paragraph_properties);
    for (pugi::xml_node node : paragraph.children()) {
      if (local_name(node.name()) == "bookmarkStart" || local_name(node.name()) == "bookmarkEnd") last_ = node;
    }
  }

  void add(const Atom& atom, std::optional<Revision> revision) {
    if (!open_ || revision != revision_) begin(revision);
    if (!run_ || !same_properties(properties_, atom.properties)) begin_run(atom.properties);
    if (atom.element) {
      text_ = {};
      run_.append_copy(atom.element);
      return;
    }
    if (!text_) {
      text_ = revisions_.naming().append(run_, revision_ == Revision::deleted ? "delText" : "t");
      text_.append_attribute("xml:space").set_value("preserve");
      text_.append_child(pugi::node_pcdata);
    }
    text_.first_child().set_value((text_.first_child().value() + atom.text).c_str());
  }

private:
  void begin(std::optional<Revision> revision) {
    open_ = true;
    revision_ = revision;
    run_ = {};
    mark_ = {};
    if (revision) last_ = mark_ = revisions_.run_mark(paragraph_, last_, *revision);
  }
  void begin_run(pugi::xml_node properties) {
    properties_ = properties;
    text_ = {};
    run_ = mark_ ? revisions_.naming().append(mark_, "r") : revisions_.naming().after(paragraph_, last_, "r");
    if (!mark_) last_ = run_;
    if (properties) run_.append_copy(properties);
  }

  pugi::xml_node paragraph_, last_, mark_, run_, text_, properties_;
  std::optional<Revision> revision_;
  bool open_ = false;
  Revisions& revisions_;
};

std::vector<Aligned> pairs_of(const std::vector<Atom>& before, const std::vector<Atom>& after) {
  const auto score = [&](std::size_t i, std::size_t j) -> unsigned {
    if (!before[i].same(after[j])) return 0;
    return before[i].blank() ? kSame / 100 : kSame;  // a blank alone is no reason to keep two words apart
  };
  auto pairs = align(before.size(), after.size(), score);
  std::size_t common = 0, words = 0;
  for (const Aligned& pair : pairs) {
    const Atom& atom = pair.before != kNoMatch ? before[pair.before] : after[pair.after];
    if (atom.blank()) continue;
    ++words;
    if (pair.before != kNoMatch && pair.after != kNoMatch) ++common;
  }
  if (common * 100 >= words * kLeastCommonPercent) return pairs;
  return align(before.size(), after.size(), [](std::size_t, std::size_t) { return 0U; });
}

// The runs of the later paragraph go; what their atoms need of them is kept in `old` until the line is written.
void rewrite(const std::vector<Atom>& before, const std::vector<Atom>& after, pugi::xml_node paragraph,
             Revisions& revisions) {
  std::vector<pugi::xml_node> old;
  for (pugi::xml_node node : Children(paragraph)) {
    if (tag_of(node.name()) == Tag::run || local_name(node.name()) == "proofErr") old.push_back(node);
  }
  Line line(paragraph, revisions);
  const auto pairs = pairs_of(before, after);
  // Of a stretch without pairs, first all that went, then all that came.
  for (const Aligned& pair : pairs) {
    if (pair.after == kNoMatch) {
      line.add(before[pair.before], Revision::deleted);
    } else {
      line.add(after[pair.after], pair.before == kNoMatch ? std::optional(Revision::inserted) : std::nullopt);
    }
  }
  for (pugi::xml_node node : old) paragraph.remove_child(node);
}

// Fields, links and controls are replaced as a whole: what went is told as plain text before what came.
void replace(const std::vector<Atom>& before, pugi::xml_node paragraph, Revisions& revisions) {
  revisions.mark_runs(paragraph, Revision::inserted);
  Line line(paragraph, revisions);
  for (const Atom& atom : before) line.add(atom, Revision::deleted);
}

}  // namespace

void compare_paragraphs(pugi::xml_node before, pugi::xml_node after, Revisions& revisions) {
  std::vector<Atom> was, is;
  plain_atoms(before, was);
  plain_atoms(after, is);
  if (same_atoms(was, is)) return;
  const auto runs_before = atoms_of(before), runs_after = atoms_of(after);
  if (runs_before && runs_after) return rewrite(*runs_before, *runs_after, after, revisions);
  replace(was, after, revisions);
}

}  // namespace marshrut::docx
