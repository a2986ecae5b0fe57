// scan/worker.hpp: the program of a scan worker: closes the door, then reads one scan after another.
// Shapes:  -> exit status; requests and answers as frames: how, the bytes, the time; answers as reading.hpp.
// Owns:    nothing.
#pragma once

#include <chrono>
#include <string>

#include "sandbox/frames.hpp"

namespace marshrut::scan {

// `time` is Limits::time.
sandbox::Frames scan_request(std::string bytes, bool images, std::chrono::milliseconds time);
sandbox::Frames answer_scan(const sandbox::Frames& request);

int run_scan_worker();

}  // namespace marshrut::scan
