// support/mail_client.hpp: hands messages to a server by SMTP or LMTP, byte by byte as they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace marshrut::testing {

class MailClient {
public:
  enum class Speaks { smtp, lmtp };
  MailClient(std::uint16_t port, Speaks speaks);
  ~MailClient();
  MailClient(const MailClient&) = delete;
  MailClient& operator=(const MailClient&) = delete;

  // The reply to the final dot, or the first that refused; 0 when the connection was lost. `raw` has CRLF line ends.
  int send(std::string_view sender, std::string_view recipient, std::string_view raw);
  void drop();  // the next message goes over a new connection

private:
  bool connect();
  bool write(std::string_view text);
  int reply();
  int command(const std::string& line);
  std::uint16_t port_;
  Speaks speaks_;
  int socket_ = -1;
  std::string in_;
};

// LF, CRLF and CR to CRLF; a line end at the end.
std::string with_crlf(std::string_view text);

}  // namespace marshrut::testing
