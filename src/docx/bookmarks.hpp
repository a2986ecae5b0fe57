// docx/bookmarks.hpp: the same document with a bookmark of ours at the beginning of its paragraphs.
// Shapes:  the package that the Document was opened from -> a new package's bytes; paragraph i has the name
//          bookmark_name(i), an index into Document::paragraphs().
// Errors:  those of Document::open for the main part.
// Owns:    the result owns its bytes. Nothing that is passed in changes: the copy is for looking at, not for keeping.
// Source:  ECMA-376 Part 1 §17.13.6.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "docx/document.hpp"
#include "opc/package.hpp"

namespace marshrut::docx {

inline constexpr std::size_t kMostBookmarks = 20'000;  // paragraphs after these get none

std::string bookmark_name(std::uint32_t paragraph);
// Nothing for a name that is none of ours.
std::optional<std::uint32_t> bookmarked(std::string_view name);

Result<std::string> with_bookmarks(const opc::Package& package, const Document& document);

}  // namespace marshrut::docx
