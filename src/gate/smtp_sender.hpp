// gate/smtp_sender.hpp: one message out by SMTP, and what became of it.
// Shapes:  SmtpSettings; sender, recipient, bytes -> SendOutcome.
// Errors:  none: the outcome says what to do next, `reason` why, without personal data.
// Owns:    one connection, kept for the next message; not for two threads at once.
// Source:  RFC 5321, 3207 (STARTTLS), 4954 (AUTH), 3463 (enhanced codes), 6531 (SMTPUTF8); carried out by libcurl.
//
// The bytes are a message with CRLF everywhere and nothing over 7 bits in it, as our composer makes it (base64, quoted-
// printable, encoded words): such a message needs no 8BITMIME of any server. Others are `never`, reason message.
// A refused STARTTLS or a bad certificate is `later`: it may heal, and nothing goes out in plain text until then.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "gate/mailbox.hpp"

namespace marshrut::gate {

struct SmtpSettings {
  std::string host;
  std::uint16_t port = 0;  // 0: 465, 587 or 25 by `tls`
  Tls tls = Tls::starttls;
  bool plain_text_allowed = false;  // a password by Tls::none to other than loopback
  std::string user, password;       // empty: no AUTH
  std::string ca_file;              // PEM; empty: the system's
  std::string helo;                 // empty: this host's name
  std::chrono::milliseconds connect{std::chrono::seconds(30)};
  std::chrono::milliseconds command{std::chrono::minutes(5)};
  std::chrono::milliseconds whole{std::chrono::minutes(15)};
};

enum class SendState {
  sent,
  later,     // 4xx, no connection, a time-out before the final dot
  never,     // 5xx, or a message or address that can't be sent
  in_doubt,  // cut off after the final dot, before its answer
};

enum class SendReason {
  none,
  connection,  // no name, no route, refused, cut off
  timeout,
  starttls,     // not offered, or refused
  certificate,  // not to be trusted, or for another host
  password,     // AUTH refused or not offered
  sender,       // refused by the peer
  recipient,    // refused by the peer
  message,      // refused by the peer, or not as it must be
  settings,
};

std::string_view reason_name(SendReason reason);  // "starttls"

struct SendOutcome {
  SendState state = SendState::later;
  SendReason reason = SendReason::none;
  int code = 0;          // the last reply's: 250, 451; 0 when there was none
  std::string enhanced;  // "5.1.1"; empty when there was none
};

class SmtpSender {
public:
  explicit SmtpSender(SmtpSettings settings);
  ~SmtpSender();
  SmtpSender(SmtpSender&&) noexcept;
  SmtpSender& operator=(SmtpSender&&) noexcept;

  // `sender` empty: the null sender.
  SendOutcome send(const std::string& sender, const std::string& recipient, std::string_view bytes);

private:
  struct State;
  std::unique_ptr<State> state_;
};

// The same with a connection of its own.
SendOutcome send(const SmtpSettings& settings, const std::string& sender, const std::string& recipient,
                 std::string_view bytes);

}  // namespace marshrut::gate
