// lens/put_facts.hpp: what a form's profile and schema say to the compiler.
// Shapes:  Profile + Schema -> FormFacts.
// Owns:    the result owns copies of both.
// Source:  docs/formats/profile.md.
#pragma once

#include "lens/program.hpp"
#include "route/profile.hpp"
#include "route/schema.hpp"

namespace marshrut::lens {

FormFacts facts_of(const route::Profile& profile, const route::Schema& schema);

}  // namespace marshrut::lens
