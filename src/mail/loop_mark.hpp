// mail/loop_mark.hpp: the field by which we know our own letters when they come back; private to this module.
// Shapes:  compose() writes it, parse() looks for it.
// Owns:    nothing.
// Source:  RFC 3834 §5 leaves the way of telling loops to the responder.
#pragma once

#include <string_view>

namespace marshrut::mail {

inline constexpr std::string_view kLoopMark = "X-Marshrut-Loop";

}  // namespace marshrut::mail
