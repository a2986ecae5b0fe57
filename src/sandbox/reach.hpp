// sandbox/reach.hpp: the files that a process may open for the rest of its life, and nothing beside them.
// Shapes:  folders and files to read, and to write -> done, for this thread and all that it starts: call it first.
// Errors:  unavailable when the kernel knows Landlock and refuses; a path that is not there is passed over.
// Owns:    nothing. What is open stays open. Names and sizes of other files can still be asked for.
// Source:  landlock(7); the kernel's userspace-api/landlock.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.hpp"

namespace marshrut::sandbox {

struct Reach {
  std::vector<std::filesystem::path> read;   // and to run what is in them as a library
  std::vector<std::filesystem::path> write;  // also to read, make and remove
};

// Whether this kernel can do it.
bool reach_can_be_limited();

// Without Landlock in the kernel nothing is limited and nothing is an error: ask reach_can_be_limited.
Result<void> limit_reach(const Reach& reach);

}  // namespace marshrut::sandbox
