// sandbox/worker_process.hpp: one worker process, from its start to its end; private to this module.
// Shapes:  program + words -> a running worker; a request -> its answer within the deadline.
// Errors:  unavailable (it can't be started), timeout (it was killed for taking too long), damaged (it died over the
//          request or answered nonsense).
// Owns:    the process with all that it started, killed with the object; its socket; its scratch folder, if it has one.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "sandbox/frames.hpp"
#include "sandbox/scratch.hpp"

namespace marshrut::sandbox {

class WorkerProcess {
public:
  // The folder's path becomes the last of the words.
  static Result<std::unique_ptr<WorkerProcess>> start(const std::filesystem::path& program,
                                                      std::vector<std::string> words,
                                                      std::chrono::milliseconds patience,
                                                      std::optional<Scratch> scratch = {});
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  // After an error the process is of no more use.
  Result<Frames> ask(const Frames& request, std::chrono::milliseconds patience);

  // False when it ended while it had nothing to do.
  [[nodiscard]] bool alive() const;
  [[nodiscard]] std::size_t resident_bytes() const;  // 0 when the system doesn't say
  [[nodiscard]] unsigned asked() const { return asked_; }
  [[nodiscard]] pid_t pid() const { return pid_; }

private:
  WorkerProcess(pid_t pid, int socket, std::optional<Scratch> scratch)
      : scratch_(std::move(scratch)), pid_(pid), socket_(socket) {}
  std::optional<Scratch> scratch_;
  pid_t pid_;
  int socket_;
  unsigned asked_ = 0;
};

}  // namespace marshrut::sandbox
