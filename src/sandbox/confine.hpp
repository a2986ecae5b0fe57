// sandbox/confine.hpp: a process gives up what it doesn't need for good, before it looks at bytes from outside.
// Shapes:  limits -> done, from this call on: no file can be opened, no program or process started, no socket made.
// Units:   bytes; seconds of the processor.
// Errors:  unavailable when the kernel refuses: then nothing from outside may be parsed here.
// Owns:    nothing. What is open stays open: hand over only what the work needs.
// Source:  seccomp(2), setrlimit(2), prctl(2) PR_SET_NO_NEW_PRIVS.
#pragma once

#include <cstddef>

#include "base/result.hpp"

namespace marshrut::sandbox {

struct Confines {
  std::size_t memory_bytes = std::size_t{2} << 30U;  // of address space; what is mapped already counts
  std::size_t stack_bytes = std::size_t{8} << 20U;
};

Result<void> confine(const Confines& confines = {});

// The processor's time that this process may still use; over it the kernel ends it.
Result<void> allow_cpu(unsigned seconds);

}  // namespace marshrut::sandbox
