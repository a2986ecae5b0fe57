// docx/compare_words.hpp: a paragraph of the later document marked against its earlier self; private to this module.
// Shapes:  two w:p -> the later one with w:ins and w:del around words.
// Source:  ECMA-376 Part 1 §17.3.2 (runs), §17.13.5.
#pragma once

#include <pugixml.hpp>

#include "docx/revisions.hpp"

namespace marshrut::docx {

void compare_paragraphs(pugi::xml_node before, pugi::xml_node after, Revisions& revisions);

}  // namespace marshrut::docx
