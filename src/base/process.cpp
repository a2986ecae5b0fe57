#include "base/process.hpp"

#include <malloc.h>

#include <cstdlib>

namespace marshrut {

void tune_process() {
  // glibc gives pages back after each document and faults them in again for the next: half of a parse's time. The
  // second value is the most that it takes; without it, each part over 128 KiB would be mapped anew.
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  // libzip asks for local time for each entry of a package, and without TZ glibc looks at the zone's file each time.
  setenv("TZ", ":/etc/localtime", 0);
}

}  // namespace marshrut
