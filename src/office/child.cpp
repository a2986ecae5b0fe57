#include "office/child.hpp"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <thread>

namespace marshrut::office {

namespace {

using Clock = std::chrono::steady_clock;

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> all;
  all.reserve(texts.size() + 1);
  for (const std::string& text : texts) all.push_back(const_cast<char*>(text.c_str()));
  all.push_back(nullptr);
  return all;
}

void limit(int what, rlim_t most) {
  const rlimit both{most, most};
  (void)::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

// Between fork and exec: nothing but what is safe after a fork in a process with threads.
[[noreturn]] void become(const char* program, char* const* words, char* const* environment, const ChildLimits& limits) {
  (void)::setpgid(0, 0);
  if (::unshare(CLONE_NEWNET) != 0) (void)::unshare(CLONE_NEWUSER | CLONE_NEWNET);
  limit(RLIMIT_CPU, limits.cpu_seconds);
  limit(RLIMIT_FSIZE, limits.file_bytes);
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_CORE, 0);
  const int nothing = ::open("/dev/null", O_RDWR);
  for (int stream = 0; stream < 3; ++stream) (void)::dup2(nothing, stream);
  ::execve(program, words, environment);
  ::_exit(127);
}

void kill_group(pid_t child) {
  (void)::kill(-child, SIGKILL);
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace

Result<int> run_child(const std::filesystem::path& program, const std::vector<std::string>& words,
                      const std::vector<std::string>& environment, const ChildLimits& limits) {
  std::vector<std::string> all = {program.string()};
  all.insert(all.end(), words.begin(), words.end());
  const auto arguments = pointers(all);
  const auto variables = pointers(environment);
  const auto until = Clock::now() + limits.wall;
  const pid_t child = ::fork();
  if (child < 0) return Error{Code::io, "no process could be started", {}};
  if (child == 0) become(all.front().c_str(), arguments.data(), variables.data(), limits);
  (void)::setpgid(child, child);
  auto pause = std::chrono::milliseconds(1);
  for (;;) {
    int status = 0;
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) {
      (void)::kill(-child, SIGKILL);  // what it left behind
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    if (ended < 0 && errno != EINTR) return Error{Code::io, "a process was lost", {}};
    if (Clock::now() >= until) {
      kill_group(child);
      return Error{Code::timeout, "the program took too long", program.filename().string()};
    }
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, std::chrono::milliseconds(20));
  }
}

Result<std::filesystem::path> find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string rest = path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::filesystem::path candidate = std::filesystem::path(rest.substr(0, end)) / name;
    if (candidate.is_absolute() && ::access(candidate.c_str(), X_OK) == 0) return candidate;
    rest.erase(0, std::min(end + 1, rest.size()));
  }
  return Error{Code::not_found, "the program is not installed", name};
}

}  // namespace marshrut::office
