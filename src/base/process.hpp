// base/process.hpp: how a program that reads and writes many documents is set up; called first in main.
#pragma once

namespace marshrut {

// Keeps freed memory for the next document, and the time zone known. Call before any thread is started.
void tune_process();

}  // namespace marshrut
