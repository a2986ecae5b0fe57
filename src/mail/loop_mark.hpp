// mail/loop_mark.hpp: the field by which we know our own letters when they come back; private to this module.
#pragma once

#include <string_view>

namespace marshrut::mail {

inline constexpr std::string_view kLoopMark = "X-Marshrut-Loop";

}  // namespace marshrut::mail
