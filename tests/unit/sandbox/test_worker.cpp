// A worker that does what its request names, to show what the sandbox lets through.
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "sandbox/serve.hpp"

namespace {

using marshrut::sandbox::Frames;

std::string errno_word() { return errno == ENOENT ? "nothing there" : "failed"; }

Frames handle(const Frames& request) {
  const std::string& what = request.at(0);
  if (what == "echo") return request;
  if (what == "pid") return {std::to_string(::getpid())};
  if (what == "environment") return {std::getenv("MARSHRUT_SECRET") == nullptr ? "clean" : "leaked"};
  if (what == "descriptors") return {std::to_string(::lseek(4, 0, SEEK_CUR) < 0 ? 0 : 1)};
  if (what == "open") return {::open("/etc/passwd", O_RDONLY) >= 0 ? "opened" : errno_word()};
  if (what == "socket") return {::socket(AF_INET, SOCK_STREAM, 0) >= 0 ? "connected" : "failed"};
  if (what == "exec") return {::execl("/bin/true", "true", nullptr) == 0 ? "" : "failed"};
  if (what == "fork") return {::fork() >= 0 ? "forked" : "failed"};
  if (what == "kill") return {::kill(::getppid(), 0) == 0 ? "reached" : "failed"};
  if (what == "run memory") {
    void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return {page == MAP_FAILED ? "failed" : "mapped"};
  }
  if (what == "write") return {::write(1, "x", 1) == 1 ? "written" : "failed"};
  if (what == "crash") ::raise(SIGSEGV);
  if (what == "throw") throw std::runtime_error("a bug");
  if (what == "eat memory") return {std::string(std::size_t{4} << 30U, 'x')};
  if (what == "sleep") std::this_thread::sleep_for(std::chrono::minutes(10));
  if (what == "wait a second") std::this_thread::sleep_for(std::chrono::seconds(1));
  if (what == "keep memory") {
    static std::string kept;
    kept.assign(std::size_t{128} << 20U, 'x');
  }
  if (what == "nonsense") {
    (void)!::write(marshrut::sandbox::kWorkerSocket, "HTTP/1.1 200 OK\r\n\r\n and more than sixteen bytes", 40);
  }
  return {"done"};
}

}  // namespace

int main() { return marshrut::sandbox::serve(handle); }
