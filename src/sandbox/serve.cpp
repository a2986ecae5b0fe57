#include "sandbox/serve.hpp"

#include <sys/resource.h>

#include "base/log.hpp"

namespace marshrut::sandbox {

// Taking mail in goes before looking at it: who waits for a 250 waits for us.
constexpr int kNiceness = 10;

int serve(const Handler& handler, const Confines& confines, unsigned cpu_seconds_a_request) {
  (void)::setpriority(PRIO_PROCESS, 0, kNiceness);
  if (const auto confined = confine(confines); !confined) {
    log(Level::error, "worker.not-confined", {{"error", confined.error().message}});
    return 1;
  }
  return serve_confined(handler, cpu_seconds_a_request);
}

int serve_confined(const Handler& handler, unsigned cpu_seconds_a_request) {
  // The first answer says that the worker is ready, its files loaded and its door closed.
  if (!send_frames(kWorkerSocket, {"ready"})) return 1;
  for (;;) {
    const auto request = receive_frames(kWorkerSocket);
    if (!request) return request.error().code == Code::unavailable ? 0 : 1;
    (void)allow_cpu(cpu_seconds_a_request);
    if (!send_frames(kWorkerSocket, handler(*request))) return 0;
  }
}

}  // namespace marshrut::sandbox
