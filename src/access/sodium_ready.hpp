// access/sodium_ready.hpp: libsodium set up once; private to this module.
#pragma once

#include <sodium.h>

#include <cstdlib>

namespace marshrut::access {

inline void sodium_ready() {
  // Without randomness nothing here may go on.
  static const int done = sodium_init();
  if (done < 0) std::abort();
}

}  // namespace marshrut::access
