// docx/comments.hpp: the same document with comments of ours at some of its paragraphs.
// Shapes:  the package that the Document was opened from + comments -> a new package's bytes.
// Units:   Comment::paragraph is an index into Document::paragraphs(); '\n' in the text begins another paragraph.
// Errors:  those of Document::open for the parts that are touched. A comment at a paragraph that is not there is a bug
//          of the caller (std::out_of_range).
// Owns:    the result owns its bytes. Nothing that is passed in changes. Same input, same bytes: comments have no date.
// Source:  ECMA-376 Part 1 §17.13.4 (comments), §11.3.2 (the part), §17.3.1.29 (where the range begins); Part 2 §6.2,
// §6.5.
//
// Members other than the main part, comments, the main part's relationships and [Content_Types].xml are copied as the
// compressed bytes they are. Macros are never kept: a .docm comes out as a .docx without its VBA parts. A paragraph in
// a text box is commented on where the box is anchored, since Word allows no comments inside boxes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "docx/document.hpp"
#include "opc/package.hpp"

namespace marshrut::docx {

struct Comment {
  std::uint32_t paragraph = 0;  // index into Document::paragraphs()
  std::string text;             // '\n' breaks paragraphs
};

// Comments by «Маршрут» (initials «М»), in the order of the document. Without comments and macros: the same members.
Result<std::string> annotate(const opc::Package& package, const Document& document,
                             const std::vector<Comment>& comments);

}  // namespace marshrut::docx
