// docx/compare_blocks.hpp: paragraphs, tables and rows of two documents side by side; private to this module.
// Shapes:  two containers (w:body, w:tc) -> the later one with what changed marked.
#pragma once

#include <pugixml.hpp>

#include "docx/revisions.hpp"

namespace marshrut::docx {

void compare_containers(pugi::xml_node before, pugi::xml_node after, Revisions& revisions);

}  // namespace marshrut::docx
