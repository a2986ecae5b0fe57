// desk/reindex.hpp: rows that were there before there was a search get their words, a little at a time.
// Shapes:  store -> how many rows got words; 0: none is left.
// Errors:  the store's.
// Owns:    where it has come to.
//
// The service calls step() now and then until it says 0: each step is a small transaction of its own.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/result.hpp"
#include "store/store.hpp"

namespace marshrut::desk {

class Reindex {
public:
  explicit Reindex(store::Store& store) : store_(store) {}
  Result<std::size_t> step(std::size_t most = 100);

private:
  store::Store& store_;
  std::int64_t route_ = 0, submission_ = 0, message_ = 0;
};

}  // namespace marshrut::desk
