// docx/stories.hpp: headers, footers, notes and comments as text beside the body; private to this module.
#pragma once

#include <vector>

#include "docx/document.hpp"

namespace marshrut::docx {

// Appends an aside for each paragraph that says something. A missing part is passed over; an unsafe one fails.
Result<void> read_stories(const opc::Package& package, const std::vector<opc::Relationship>& relationships,
                          std::vector<Aside>& out);

}  // namespace marshrut::docx
