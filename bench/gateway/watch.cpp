#include "watch.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "letters.hpp"
#include "peer.hpp"

namespace marshrut::bench {

namespace {

std::string page(int port) {
  const int socket = connect_to(port);
  constexpr std::string_view kAsk = "GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n";
  if (::send(socket, kAsk.data(), kAsk.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(kAsk.size())) fail("no metrics");
  std::string text;
  char bytes[8192];
  for (ssize_t got = 0; (got = ::recv(socket, bytes, sizeof bytes, 0)) > 0;) {
    text.append(bytes, static_cast<std::size_t>(got));
  }
  ::close(socket);
  return text;
}

double resident(const std::string& process) {
  std::ifstream status("/proc/" + process + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmRSS:", 0) == 0) return std::stod(line.substr(6)) / 1024;
  }
  return 0;
}

std::vector<std::string> children(const std::string& process) {
  std::vector<std::string> all;
  std::error_code gone;
  for (const auto& task : std::filesystem::directory_iterator("/proc/" + process + "/task", gone)) {
    std::ifstream list(task.path() / "children");
    for (std::string child; list >> child;) all.push_back(child);
  }
  return all;
}

}  // namespace

std::int64_t waiting(int metrics_port) {
  constexpr std::string_view kName = "messages{state=\"received\"} ";
  const std::string text = page(metrics_port);
  const auto at = text.find(kName);
  if (at == std::string::npos) fail("the service doesn't say how many messages wait");
  return static_cast<std::int64_t>(std::stod(text.substr(at + kName.size())));
}

Watch::Watch(int process, std::optional<int> metrics_port, std::string what) {
  thread_ = std::thread([this, id = std::to_string(process), metrics_port, what = std::move(what)] {
    const auto begin = std::chrono::steady_clock::now();
    for (int tick = 0; !over_; ++tick) {
      if (tick % 20 == 0) {
        double workers = 0;
        for (const std::string& child : children(id)) workers += resident(child);
        const double at = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        std::printf(
            R"({"what":"%s","measured":"memory","at_s":%.1f,"service_mib":%.1f,"workers_mib":%.1f,"waiting":%lld})",
            what.c_str(), at, resident(id), workers, static_cast<long long>(metrics_port ? waiting(*metrics_port) : 0));
        std::printf("\n");
        std::fflush(stdout);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  });
}

Watch::~Watch() {
  over_ = true;
  thread_.join();
}

}  // namespace marshrut::bench
