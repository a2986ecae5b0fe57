// sandbox/worker_process.hpp: one worker process, from its start to its end; private to this module.
// Shapes:  program + words -> a running worker; a request -> its answer within the deadline.
// Errors:  unavailable (it can't be started), timeout (it was killed for taking too long), damaged (it died over the
//          request or answered nonsense).
// Owns:    the process, killed with the object, and its socket.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "sandbox/frames.hpp"

namespace marshrut::sandbox {

class WorkerProcess {
public:
  static Result<std::unique_ptr<WorkerProcess>> start(const std::filesystem::path& program,
                                                      const std::vector<std::string>& words,
                                                      std::chrono::milliseconds patience);
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  // After an error the process is of no more use.
  Result<Frames> ask(const Frames& request, std::chrono::milliseconds patience);

  [[nodiscard]] unsigned asked() const { return asked_; }
  [[nodiscard]] pid_t pid() const { return pid_; }

private:
  WorkerProcess(pid_t pid, int socket) : pid_(pid), socket_(socket) {}
  pid_t pid_;
  int socket_;
  unsigned asked_ = 0;
};

}  // namespace marshrut::sandbox
