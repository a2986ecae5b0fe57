#include "peer.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>

#include "letters.hpp"

namespace marshrut::bench {

int connect_to(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) fail("nobody listens");
  const int on = 1;
  (void)::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return made;
}

LmtpPeer::LmtpPeer(int port) : socket_(connect_to(port)) {
  expect('2');
  write("LHLO load.example\r\n");
  expect('2');
}

LmtpPeer::~LmtpPeer() { ::close(socket_); }

void LmtpPeer::send(const std::string& sender, const std::string& recipient, std::string_view letter) {
  const std::string size = takes_size_ ? " SIZE=" + std::to_string(letter.size()) : std::string();
  write("MAIL FROM:<" + sender + ">" + size + "\r\nRCPT TO:<" + recipient + ">\r\nDATA\r\n");
  for (const char digit : {'2', '2', '3'}) expect(digit);
  write(letter);
  write(".\r\n");
  expect('2');
}

void LmtpPeer::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) fail("the connection was cut off");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

// A whole reply: the line whose fourth letter is not a hyphen.
void LmtpPeer::expect(char digit) {
  for (;;) {
    const auto end = in_.find("\r\n");
    if (end == std::string::npos) {
      char bytes[4096];
      const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
      if (got <= 0) fail("the connection was cut off");
      in_.append(bytes, static_cast<std::size_t>(got));
      continue;
    }
    const std::string line = in_.substr(0, end);
    in_.erase(0, end + 2);
    if (line.compare(0, 8, "250-SIZE") == 0) takes_size_ = true;
    if (line.size() > 3 && line[3] == '-') continue;
    if (line.front() != digit) fail("not taken in: " + line);
    return;
  }
}

}  // namespace marshrut::bench
