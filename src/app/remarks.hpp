// app/remarks.hpp: all that is to be said about a reading, in one list; private to this module.
// Shapes:  reading + form -> remarks: the form's rules and demands, what only the reader saw, unsure values.
// Owns:    remarks own their strings.
#pragma once

#include <vector>

#include "lens/form.hpp"
#include "lens/reading.hpp"
#include "route/remark.hpp"

namespace marshrut::app {

std::vector<route::Remark> remarks_on(const lens::Reading& reading, const lens::Form& form);

}  // namespace marshrut::app
