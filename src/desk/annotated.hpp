// desk/annotated.hpp: a submission's document with comments where it is to be mended, by what is known of it now.
// Shapes:  number -> DOCX, made by a worker.
// Errors:  not_found (no such submission, or its document isn't kept), conflict (purged), and intake/examiner.hpp's.
// Owns:    results own what they hold.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "desk/desk.hpp"
#include "intake/returns.hpp"
#include "store/lists.hpp"

namespace marshrut::desk {

Result<std::string> annotated_document(const Desk& desk, const store::Scope& scope, std::string_view number);

// What goes back with an operator's words: the annotated document where there are remarks and it can be made.
intake::Return return_with(const Desk& desk, std::string_view number, std::string words);

}  // namespace marshrut::desk
