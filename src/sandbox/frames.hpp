// sandbox/frames.hpp: how the service and its worker processes speak: messages of several byte strings.
// Shapes:  Frames over a stream socket: magic, count, a length for each, then the bytes.
// Units:   counts and lengths are little-endian 64-bit numbers.
// Errors:  unavailable (the other side is gone), timeout, damaged (no frames of ours), too_large.
// Owns:    results own their bytes.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace marshrut::sandbox {

using Frames = std::vector<std::string>;
using Deadline = std::optional<std::chrono::steady_clock::time_point>;  // nothing: as long as it takes

struct FrameLimits {
  std::size_t count = 4096;
  std::size_t bytes = std::size_t{512} << 20U;  // of all together
};

Result<void> send_frames(int socket, const Frames& frames, const Deadline& deadline = {});
Result<Frames> receive_frames(int socket, const Deadline& deadline = {}, const FrameLimits& limits = {});

}  // namespace marshrut::sandbox
