// bench/gateway/peer.hpp: the sending side of LMTP, as an MTA talks it: one connection, message after message.
// Shapes:  sender, recipient, a letter -> returns when its 250 has come.
// Errors:  exits: whatever is not taken in spoils the measurement.
// Owns:    its connection.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::bench {

class LmtpPeer {
public:
  explicit LmtpPeer(int port);
  ~LmtpPeer();
  LmtpPeer(const LmtpPeer&) = delete;
  LmtpPeer& operator=(const LmtpPeer&) = delete;

  // MAIL, RCPT and DATA in one packet (PIPELINING); the letter has no dot at a line's start.
  void send(const std::string& sender, const std::string& recipient, std::string_view letter);

private:
  void write(std::string_view bytes);
  void expect(char digit);

  int socket_;
  std::string in_;
  bool takes_size_ = false;
};

// Connected to 127.0.0.1, or exits.
int connect_to(int port);

}  // namespace marshrut::bench
