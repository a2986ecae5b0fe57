// gate/mailbox.hpp: one look into a mailbox that is kept elsewhere: what is new is filed, what is filed may go.
// Shapes:  MailboxSettings + SeenPort -> PollReport.
// Units:   limits in bytes, counts, or times by their type.
// Errors:  usage (settings that can't be); unavailable (no connection, cut off, told to come later, stopped), timeout,
//          refused (password, certificate, STARTTLS or folder), damaged (what the server says makes no sense),
//          too_large (an endless list or line); errors of the port that stop the poll (unavailable, io, timeout).
// Owns:    the connection, for the length of the call. The port's calls come from the calling thread.
// Source:  RFC 1939, 2449, 2595, 5034 (POP3); 3501, 4315 (UIDPLUS), 6851 (MOVE), 4959 (SASL-IR) (IMAP).
//
// Nothing is deleted, moved or marked that the port hasn't filed. A cut connection deletes nothing: POP3's QUIT is sent
// deliberately, at the end. A message over the limit stays where it is and is counted; the others go on. A refused
// STARTTLS ends the poll: nothing goes over the wire in plain text that shouldn't.
//
// DIAGNOSTICS: mailbox.polled, mailbox.failed, mailbox.left (messages too large, cut short or refused: counts only).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "gate/accept.hpp"
#include "gate/stop.hpp"

namespace marshrut::gate {

enum class MailProtocol { pop3, imap };
enum class Tls { implicit, starttls, none };
enum class After { remove, keep, seen, move };  // seen and move: IMAP only

struct MailboxLimits {
  std::size_t message_bytes = std::size_t{64} << 20U;
  std::size_t messages = 200;         // filed in one poll; the rest comes with the next
  std::size_t listed = 200'000;       // messages in the mailbox
  std::size_t line_bytes = 16'384;    // of an answer, literals aside
  std::size_t short_by_percent = 10;  // how much fewer bytes than the server announced still pass, and 1,024 bytes
  std::chrono::milliseconds connect{std::chrono::seconds(20)};   // for each address of the host
  std::chrono::milliseconds command{std::chrono::minutes(1)};    // from a command to the end of its answer
  std::chrono::milliseconds retrieve{std::chrono::minutes(10)};  // the same for a message
  std::chrono::milliseconds poll{std::chrono::minutes(30)};
};

struct MailboxSettings {
  std::string name;  // ours, for the ledger and the logs
  MailProtocol protocol = MailProtocol::imap;
  std::string host;
  std::uint16_t port = 0;  // 0: the protocol's own
  Tls tls = Tls::implicit;
  bool plain_text_allowed = false;  // Tls::none to other than loopback
  std::string user, password;
  std::string ca_file;  // PEM; empty: the system's
  std::string folder = "INBOX";
  After after = After::keep;
  std::string move_to;  // UTF-8; made when it isn't there
  MailboxLimits limits;
};

struct SeenPort {
  virtual ~SeenPort() = default;
  // For each uid whether it is filed. POP3 has no validity: it is empty.
  virtual Result<std::vector<bool>> known(const std::string& mailbox, const std::string& validity,
                                          const std::vector<std::string>& uids) = 0;
  // Files the message and its uid in one commit.
  virtual Result<std::int64_t> file(const Envelope& envelope, const std::string& mailbox, const std::string& validity,
                                    const std::string& uid, std::string raw) = 0;
};

struct PollReport {
  std::size_t listed = 0;     // in the mailbox at the beginning
  std::size_t known = 0;      // of these, filed earlier
  std::size_t filed = 0;      // now
  std::size_t settled = 0;    // deleted, moved or marked now
  std::size_t too_large = 0;  // left where they are
  std::size_t cut_short = 0;  // fewer bytes than announced: left
  std::size_t refused = 0;    // by the port, for good: left
  bool more = false;          // the next poll has something to do
};

Result<PollReport> poll(const MailboxSettings& settings, SeenPort& port, const StopFlag& stop);

}  // namespace marshrut::gate
