// support/daemon.hpp: a server of another project, run by a test on loopback, and gone when the test is.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace marshrut::testing {

// A port of 127.0.0.1 that nothing listens on. No two tests that run at a time get the same.
std::uint16_t free_port();

// Whether something accepts connections there before the time is over.
bool wait_for_port(std::uint16_t port, std::chrono::milliseconds most = std::chrono::seconds(20));

// A program that stays in the foreground; it leads a process group, which goes with it.
class Daemon {
public:
  Daemon() = default;
  ~Daemon();
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;

  // What it says goes into `log`. Environment entries are added to ours.
  bool start(const std::vector<std::string>& words, const std::filesystem::path& log,
             const std::vector<std::string>& environment = {});
  void signal(int number) const;
  // SIGTERM, then SIGKILL for the group; its exit status, 128 + signal, or -1 when it never ran.
  int stop(std::chrono::milliseconds patience = std::chrono::seconds(10));
  // Waits for its own end; -1 when it still runs.
  int wait(std::chrono::milliseconds most);
  [[nodiscard]] pid_t process() const { return process_; }

private:
  pid_t process_ = -1;
};

}  // namespace marshrut::testing
