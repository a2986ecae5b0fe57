// gate/lmtp_server.hpp: messages in by LMTP, from the centre's own mail server.
// Shapes:  LmtpSettings + Accept -> a server; one call of Accept a message, one reply for each of its recipients.
// Units:   limits in bytes (a command's line with its CRLF), counts, or times by their type.
// Errors:  start: usage (a network, host or port that is none), io (the port is taken). Peers get RFC 3463 codes:
//          421 too many connections or errors, a deadline, a stop; 452 too many recipients, no memory; 500 no LMTP;
//          501, 503, 555 words that are off; 550 no such recipient; 552 too large; 554 not from there, a bare newline.
// Owns:    its threads and sockets; Accept must be callable until drain() has returned or the server has gone.
// Source:  RFC 2033, 5321, 1870 (SIZE), 2920 (PIPELINING), 6152 (8BITMIME), 6531 (SMTPUTF8), 2034 and 3463 (codes).
//
// Only CRLF . CRLF ends a message. It stands behind a mail transfer agent, which does TLS, passwords, queues and spam:
// neither AUTH nor STARTTLS is offered, and only `allow` may talk to it.
//
// DIAGNOSTICS: lmtp.started, lmtp.refused (a connection, by host), lmtp.tempfailed, lmtp.rejected (a message, by code),
// lmtp.ended (a session that didn't QUIT: deadline, errors, stop).
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "gate/accept.hpp"

namespace marshrut::gate {

struct LmtpLimits {
  std::size_t line_bytes = 4096;
  std::size_t message_bytes = std::size_t{64} << 20U;
  std::size_t recipients = 100;
  std::size_t errors = 20;
  std::size_t connections = 64;
  std::size_t memory_bytes = std::size_t{256} << 20U;  // of all messages that are on their way in
  std::chrono::milliseconds command{std::chrono::minutes(5)};
  std::chrono::milliseconds data{std::chrono::minutes(10)};  // from 354 to the final dot
  std::chrono::milliseconds session{std::chrono::hours(1)};
};

enum class BareNewline { keep, refuse };

struct LmtpSettings {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one
  std::string name = "marshrut";
  std::vector<std::string> allow = {"127.0.0.0/8", "::1/128"};
  std::vector<std::string> recipients;  // addresses or @domains; empty: all
  BareNewline bare_newline = BareNewline::keep;
  LmtpLimits limits;
};

struct LmtpCounters {
  std::atomic<std::uint64_t> connections{0}, turned_away{0};
  std::atomic<std::uint64_t> accepted{0}, refused{0}, tempfailed{0};  // messages
  std::atomic<std::uint64_t> bytes{0};                                // of accepted messages
  std::atomic<std::uint64_t> open{0}, memory{0};                      // now
};

class LmtpServer {
public:
  LmtpServer(LmtpSettings settings, Accept accept);
  ~LmtpServer();  // drains without waiting
  LmtpServer(const LmtpServer&) = delete;
  LmtpServer& operator=(const LmtpServer&) = delete;

  Result<std::string> start();  // "127.0.0.1:2424"
  // Takes no more connections, lets messages in DATA come to their reply, says 421 to the others; what isn't done by
  // then is cut (its peer still has it). True when nothing had to be cut.
  bool drain(std::chrono::milliseconds deadline);
  [[nodiscard]] const LmtpCounters& counters() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::gate
