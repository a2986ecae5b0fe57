// sandbox/seccomp_filter.hpp: what both kinds of confinement are made of; private to this module.
// Owns:    a Filter owns libseccomp's context.
#pragma once

#include <seccomp.h>
#include <sys/resource.h>

#include <memory>

#if defined(__clang__)
// libseccomp's macros are compound literals of C.
#pragma clang diagnostic ignored "-Wc99-extensions"
#pragma clang diagnostic ignored "-Wmissing-field-initializers"
#endif

namespace marshrut::sandbox {

struct ReleaseFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, ReleaseFilter>;

inline bool limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most};
  return ::setrlimit(what, &both) == 0;
}

}  // namespace marshrut::sandbox
