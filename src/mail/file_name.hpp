// mail/file_name.hpp: names of attached files that are safe to show and to save; private to this module.
// Shapes:  a name as decoded, the file's type and bytes, its number -> a base name.
// Units:   at most 120 characters (code points), the ending kept.
// Errors:  none: without a usable name "attachment-3.docx".
// Owns:    results own their strings.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace marshrut::mail {

std::string safe_file_name(std::string_view name, std::string_view media_type, std::string_view bytes,
                           std::size_t number);

// ".docx" of "Отчёт.DOCX", lower case; empty when there is none.
std::string file_ending(std::string_view name);

}  // namespace marshrut::mail
