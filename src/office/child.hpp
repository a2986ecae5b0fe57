// office/child.hpp: another program, run within limits and never longer than it may; private to this module.
// Shapes:  program, words, environment -> its exit status. Its streams are /dev/null.
// Errors:  not_found (no such program), timeout (killed with all its children), io.
// Owns:    nothing that outlives the call.
//
// The child leads a process group of its own, which is killed as a whole. It gets a network of its own without any
// way out where the kernel lets us (own user and network namespaces); where it doesn't, it runs without that.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace marshrut::office {

struct ChildLimits {
  std::chrono::seconds wall{60};
  unsigned cpu_seconds = 60;
  std::size_t file_bytes = std::size_t{256} << 20U;
  std::size_t memory_bytes = std::size_t{4} << 30U;
};

Result<int> run_child(const std::filesystem::path& program, const std::vector<std::string>& words,
                      const std::vector<std::string>& environment, const ChildLimits& limits);

// The program of that name on PATH.
Result<std::filesystem::path> find_program(const std::string& name);

}  // namespace marshrut::office
