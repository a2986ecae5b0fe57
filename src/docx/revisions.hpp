// docx/revisions.hpp: marks of tracked changes in a tree; private to this module.
// Shapes:  nodes of the later document's tree -> the same nodes marked as put in or taken out.
// Units:   ids count on from the greatest w:id of the tree.
// Source:  ECMA-376 Part 1 §17.13.5.14 (del of runs), .15 (of marks), .18 (ins of runs), .12, .16 (rows).
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "docx/edit.hpp"

namespace marshrut::docx {

enum class Revision { inserted, deleted };

class Revisions {
public:
  explicit Revisions(pugi::xml_document& later);

  // A new w:ins or w:del after `before` (first in `parent` without one), to put runs in.
  pugi::xml_node run_mark(pugi::xml_node parent, pugi::xml_node before, Revision revision);
  void mark_paragraph_end(pugi::xml_node paragraph, Revision revision);
  void unmark_paragraph_end(pugi::xml_node paragraph);
  void mark_row(pugi::xml_node row, Revision revision);
  // All runs below a paragraph; those of text boxes stay.
  void mark_runs(pugi::xml_node paragraph, Revision revision);
  // Everything in a block or row: runs, paragraph ends, rows.
  void mark_all(pugi::xml_node block, Revision revision);

  [[nodiscard]] const Naming& naming() const { return naming_; }
  [[nodiscard]] std::size_t count() const { return count_; }

private:
  pugi::xml_node signed_mark(pugi::xml_node node);
  Naming naming_;
  std::size_t next_id_ = 1;
  std::size_t count_ = 0;
};

// w:t -> w:delText, w:instrText -> w:delInstrText below a node.
void as_deleted_text(pugi::xml_node node);

}  // namespace marshrut::docx
