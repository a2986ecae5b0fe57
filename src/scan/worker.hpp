// scan/worker.hpp: the program of a scan worker: closes the door, then reads one scan after another.
// Shapes:  -> exit status; requests and answers as frames: JSON, then the file's bytes; answers as reading.hpp.
// Owns:    nothing.
#pragma once

#include <string>

#include "sandbox/frames.hpp"

namespace marshrut::scan {

sandbox::Frames scan_request(std::string bytes, bool images);
sandbox::Frames answer_scan(const sandbox::Frames& request);

int run_scan_worker();

}  // namespace marshrut::scan
