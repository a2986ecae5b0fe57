// intake/letter_scans.hpp: what a letter says of the scans that came; private to this module.
// Shapes:  answered documents -> blocks: one for each card, though its pages came in several files.
// Errors:  none.
#pragma once

#include <vector>

#include "intake/letter.hpp"
#include "intake/letter_blocks.hpp"

namespace marshrut::intake {

void tell_scans(LetterBlocks& blocks, const std::vector<AnsweredDocument>& documents);

}  // namespace marshrut::intake
