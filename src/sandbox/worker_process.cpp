#include "sandbox/worker_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>

#include "sandbox/serve.hpp"

namespace marshrut::sandbox {

namespace {

// A worker inherits the service's log and nothing else: no secret in its environment, no other open file.
class SpawnPlan {
public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  bool prepare(int socket) {
    sigset_t none;
    sigemptyset(&none);
    sigset_t usual;
    sigfillset(&usual);
    return posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0) == 0 &&
           posix_spawn_file_actions_addopen(&actions_, 1, "/dev/null", O_WRONLY, 0) == 0 &&
           posix_spawn_file_actions_adddup2(&actions_, socket, kWorkerSocket) == 0 &&
           posix_spawn_file_actions_addclosefrom_np(&actions_, kWorkerSocket + 1) == 0 &&
           posix_spawnattr_setsigmask(&attributes_, &none) == 0 &&
           posix_spawnattr_setsigdefault(&attributes_, &usual) == 0 &&
           posix_spawnattr_setpgroup(&attributes_, 0) == 0 &&
           posix_spawnattr_setflags(&attributes_,
                                    POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP) == 0;
  }
  [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }
  [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

Result<pid_t> spawn(const std::filesystem::path& program, const std::vector<std::string>& words, int socket) {
  SpawnPlan plan;
  if (!plan.prepare(socket)) return Error{Code::unavailable, "no worker could be prepared", {}};
  std::string name = program.string();
  std::vector<std::string> copies = words;
  std::vector<char*> arguments = {name.data()};
  for (std::string& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::string locale = "LC_ALL=C.UTF-8";
  std::string zone = "TZ=:/etc/localtime";
  std::array<char*, 3> environment = {locale.data(), zone.data(), nullptr};
  pid_t pid = -1;
  const int failed =
      ::posix_spawn(&pid, name.c_str(), plan.actions(), plan.attributes(), arguments.data(), environment.data());
  if (failed != 0) return Error{Code::unavailable, "no worker could be started", {}};
  return pid;
}

}  // namespace

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const std::filesystem::path& program,
                                                            std::vector<std::string> words,
                                                            std::chrono::milliseconds patience,
                                                            std::optional<Scratch> scratch) {
  if (scratch) words.push_back(scratch->path().string());
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return Error{Code::unavailable, "no socket for a worker", {}};
  }
  const auto pid = spawn(program, words, ends[1]);
  ::close(ends[1]);
  if (!pid) {
    ::close(ends[0]);
    return pid.error();
  }
  std::unique_ptr<WorkerProcess> worker(new WorkerProcess(*pid, ends[0], std::move(scratch)));
  const auto ready = receive_frames(ends[0], std::chrono::steady_clock::now() + patience);
  if (!ready) return Error{Code::unavailable, "a worker did not come up", {}};
  return worker;
}

WorkerProcess::~WorkerProcess() {
  ::close(socket_);
  (void)::kill(-pid_, SIGKILL);  // it leads a group of its own
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

bool WorkerProcess::alive() const {
  pollfd watched{socket_, POLLIN | POLLRDHUP, 0};
  return ::poll(&watched, 1, 0) == 0;  // nothing is to be read between two requests, so any event is the end
}

std::size_t WorkerProcess::resident_bytes() const {
  std::ifstream pages("/proc/" + std::to_string(pid_) + "/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  pages >> all >> resident;
  return pages ? resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

Result<Frames> WorkerProcess::ask(const Frames& request, std::chrono::milliseconds patience) {
  ++asked_;
  const Deadline deadline = std::chrono::steady_clock::now() + patience;
  auto sent = send_frames(socket_, request, deadline);
  auto answer = sent ? receive_frames(socket_, deadline) : Result<Frames>(sent.error());
  if (answer || answer.error().code == Code::timeout) return answer;
  return Error{Code::damaged, "a worker died over its work", answer.error().message};
}

}  // namespace marshrut::sandbox
