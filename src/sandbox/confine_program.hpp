// sandbox/confine_program.hpp: a process that runs a large foreign library gives up what can do harm with it.
// Shapes:  limits -> done, for this thread and all that it starts: call it before the library is loaded.
// Units:   bytes.
// Errors:  unavailable when the kernel refuses: then nothing from outside may be opened here.
// Owns:    nothing.
// Source:  seccomp(2), setrlimit(2).
//
// confine() names what our own parsers need and kills for the rest. What LibreOffice needs is too much to name, so this
// names what it must not have: sockets, programs, processes, other processes' memory and signals, mounts, keys, rights
// and times of files. Such a call fails, and the library goes on without. Which files it may open says limit_reach().
#pragma once

#include <cstddef>

#include "base/result.hpp"

namespace marshrut::sandbox {

struct ProgramConfines {
  std::size_t memory_bytes = std::size_t{4} << 30U;  // of address space
  std::size_t file_bytes = std::size_t{256} << 20U;  // of any file that it writes
  std::size_t open_files = 1024;
};

Result<void> confine_program(const ProgramConfines& confines = {});

}  // namespace marshrut::sandbox
