// office/profile.hpp: the settings that LibreOffice finds in a profile of ours; private to this module.
// Shapes:  nothing -> the text of registrymodifications.xcu.
// Source:  LibreOffice's officecfg schema.
#pragma once

#include <string>

namespace marshrut::office {

// No macros, no active content, no links followed or updated, and no document taken for plain text, which would turn
// whatever is broken into a document of rubbish.
std::string profile_settings();

}  // namespace marshrut::office
