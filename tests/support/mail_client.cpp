#include "support/mail_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

namespace marshrut::testing {

namespace {

// A dot at the beginning of a line is doubled (RFC 5321 §4.5.2).
std::string stuffed(std::string_view raw) {
  std::string out;
  out.reserve(raw.size() + 64);
  bool begins = true;
  for (const char c : raw) {
    if (begins && c == '.') out += '.';
    out += c;
    begins = c == '\n';
  }
  if (out.size() < 2 || out.compare(out.size() - 2, 2, "\r\n") != 0) out += "\r\n";
  return out + ".\r\n";
}

}  // namespace

MailClient::MailClient(std::uint16_t port, Speaks speaks) : port_(port), speaks_(speaks) {}
MailClient::~MailClient() { drop(); }

void MailClient::drop() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  in_.clear();
}

bool MailClient::connect() {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  timeval patience{60, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_port = htons(port_);
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0) return drop(), false;
  const bool greeted = reply() == 220;
  return greeted && command(speaks_ == Speaks::lmtp ? "LHLO client.test.example" : "EHLO client.test.example") == 250;
}

bool MailClient::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

int MailClient::reply() {
  for (;;) {
    std::size_t end = 0;
    while ((end = in_.find("\r\n")) == std::string::npos) {
      char buffer[4096];
      const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
      if (got <= 0) return drop(), 0;
      in_.append(buffer, static_cast<std::size_t>(got));
    }
    const std::string line = in_.substr(0, end);
    in_.erase(0, end + 2);
    if (line.size() < 4 || line[3] != '-') return std::atoi(line.c_str());
  }
}

int MailClient::command(const std::string& line) { return write(line + "\r\n") ? reply() : (drop(), 0); }

int MailClient::send(std::string_view sender, std::string_view recipient, std::string_view raw) {
  if (socket_ < 0 && !connect()) return 0;
  for (const std::string& line :
       {"MAIL FROM:<" + std::string(sender) + ">", "RCPT TO:<" + std::string(recipient) + ">"}) {
    const int said = command(line);
    if (said != 250) return said;
  }
  if (const int said = command("DATA"); said != 354) return said;
  return write(stuffed(raw)) ? reply() : (drop(), 0);
}

std::string with_crlf(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 40);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      out += "\r\n";
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else if (text[i] == '\n') {
      out += "\r\n";
    } else {
      out += text[i];
    }
  }
  if (out.size() < 2 || out.compare(out.size() - 2, 2, "\r\n") != 0) out += "\r\n";
  return out;
}

}  // namespace marshrut::testing
