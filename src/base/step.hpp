// base/step.hpp: named moments at which the tests kill the service, to see that nothing is lost or done twice.
// Shapes:  a name -> nothing, or the end of the process by SIGKILL.
//
// MARSHRUT_KILL_AT=name kills at the first passing of that step, name:3 at the third. Without it a step costs one
// comparison.
#pragma once

#include <string_view>

namespace marshrut {

void step(std::string_view name);

}  // namespace marshrut
