// A client that says just what a test wants, byte for byte.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace marshrut::testing {

class Client {
public:
  // "127.0.0.1:2424"
  explicit Client(const std::string& address) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))));
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }
  bool say(std::string_view text) {
    while (!text.empty()) {
      const auto sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  // A reply with all its lines; what there is when the peer hangs up; "(silence)" after 10 s.
  std::string reply() {
    std::string all;
    for (;;) {
      const std::size_t end = in_.find("\r\n");
      if (end == std::string::npos) {
        if (!receive()) return all + in_;
        continue;
      }
      const std::string line = in_.substr(0, end);
      in_.erase(0, end + 2);
      all += line;
      if (line.size() < 4 || line[3] != '-') return all;
      all += '\n';
    }
  }
  std::string ask(const std::string& command) {
    if (!say(command + "\r\n")) return "(gone)";
    return reply();
  }
  bool closed() {
    while (receive()) {
    }
    return in_ != "(silence)";
  }

private:
  bool receive() {
    pollfd watched{socket_, POLLIN, 0};
    if (::poll(&watched, 1, 10'000) <= 0) {
      in_ = "(silence)";
      return false;
    }
    std::array<char, 65536> buffer{};
    const auto got = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (got > 0) in_.append(buffer.data(), static_cast<std::size_t>(got));
    return got > 0;
  }
  int socket_;
  bool connected_ = false;
  std::string in_;
};

}  // namespace marshrut::testing
