// docx/comment_marks.hpp: comments in the trees of the main part and of comments.xml; private to this module.
// Source:  ECMA-376 Part 1 §17.13.4.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docx/comments.hpp"
#include "docx/edit.hpp"

namespace marshrut::docx {

struct CommentStyles {  // ids, "" where the document has no such style; localised Word gives them other ids
  std::string reference, text;
};
CommentStyles comment_styles(const opc::Package& package, const std::vector<opc::Relationship>& links);

// The paragraphs of `copy`, another tree of the same part, that the comments stand at; those in text boxes go to the
// paragraph that holds the box. Fails when the tree is of another document.
Result<std::vector<pugi::xml_node>> find_anchors(const Document& document, const std::vector<Comment>& comments,
                                                 const pugi::xml_document& copy);

// Ids that comments or marks in this tree have.
void gather_ids(const pugi::xml_document& xml, std::set<std::int64_t>& ids);
std::string take_free_id(std::set<std::int64_t>& ids);

void mark_paragraph(pugi::xml_node paragraph, std::string_view id, const CommentStyles& styles);
void append_comment(pugi::xml_node comments_root, std::string_view id, std::string_view text,
                    const CommentStyles& styles);

}  // namespace marshrut::docx
