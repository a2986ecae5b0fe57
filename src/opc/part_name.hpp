// opc/part_name.hpp: names of zip members and parts, and the targets that point to them.
// Shapes:  names and references -> names. Nothing here opens anything.
// Errors:  none; a reference always comes to some name inside the package, or is external.
// Owns:    results own their strings.
// Source:  ECMA-376 Part 2 §6.2.2, §6.5; RFC 3986 §5.2.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::opc {

// Order without regard to ASCII case: negative, 0, positive.
int compare_names(std::string_view a, std::string_view b);
std::string fold_name(std::string_view name);
bool ends_with_name(std::string_view name, std::string_view ending);

// False for a name that could mean a place outside the folder it is unpacked to.
bool is_safe_name(std::string_view name);

// "word/document.xml" -> "word/_rels/document.xml.rels"; "" -> "_rels/.rels".
std::string relationships_part(std::string_view source_part);

// A reference with a scheme, a drive or a host, whatever its TargetMode says.
bool has_authority(std::string_view reference);
std::string resolve_target(std::string_view source_part, std::string_view reference);
std::string percent_decoded(std::string_view name);

}  // namespace marshrut::opc
