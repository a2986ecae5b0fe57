// base/log.hpp: what the service says of itself: one line of JSON an event, on standard error.
// Shapes:  level, event's name, named values -> {"at":"…","level":"info","event":"lmtp.accepted","message":17}.
// Errors:  none: a log that can't be written must not stop the work.
// Owns:    nothing; calls from any thread, lines never mix.
//
// No personal data: ids, counts, codes, hosts and sizes only; never a name, an address, a subject or a file's name.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <variant>

namespace marshrut {

enum class Level { debug, info, warning, error };

using LogValue = std::variant<std::string_view, std::int64_t, bool>;
using LogField = std::pair<std::string_view, LogValue>;

void log(Level level, std::string_view event, std::initializer_list<LogField> fields = {});

// Lines below this level are not written; info when nothing is said.
void set_log_level(Level level);

}  // namespace marshrut
