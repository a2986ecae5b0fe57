// sandbox/serve.hpp: the worker's side: one request after another until the service goes away.
// Shapes:  socket + handler -> an exit status; the handler makes an answer of each request.
// Errors:  a handler that throws ends the process: the service counts that as a request that kills workers.
// Owns:    nothing.
#pragma once

#include <functional>

#include "sandbox/confine.hpp"
#include "sandbox/frames.hpp"

namespace marshrut::sandbox {

// Where a worker finds its socket.
inline constexpr int kWorkerSocket = 3;

using Handler = std::function<Frames(const Frames& request)>;

// Confines this process and serves. All that the handler needs from files must be loaded before.
int serve(const Handler& handler, const Confines& confines = {}, unsigned cpu_seconds_a_request = 60);

// The same for a process that has confined itself in its own way.
int serve_confined(const Handler& handler, unsigned cpu_seconds_a_request);

}  // namespace marshrut::sandbox
