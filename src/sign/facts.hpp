// sign/facts.hpp: a signature's findings as they are kept and as programs read them.
// Shapes:  Signature <-> JSON {"verdict", "signers": [{"verdict", "name", …}]}; what is empty is left out. The content
// is
//          not in it.
// Errors:  damaged: no such JSON.
// Owns:    results own what they hold.
#pragma once

#include <string>
#include <string_view>

#include "sign/signature.hpp"

namespace marshrut::sign {

std::string facts_json(const Signature& signature);
Result<Signature> signature_from(std::string_view json);

}  // namespace marshrut::sign
