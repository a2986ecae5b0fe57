// gate/smtp_talk.hpp: what is seen of a talk that libcurl leads; private to this module.
// Shapes:  commands and replies as they pass -> where it stands, and what it came to.
// Units:   bytes of the message as it was handed over.
// Owns:    nothing of the message; it must outlive the talk.
#pragma once

#include <string>
#include <string_view>

#include "gate/smtp_sender.hpp"

namespace marshrut::gate {

class SmtpTalk {
public:
  explicit SmtpTalk(std::string_view message) : message_(message) {}

  void said(std::string_view command);             // to the server, as far as its first word
  void heard(std::string_view line);               // from the server
  std::size_t read(char* into, std::size_t size);  // the next piece of the message

  enum class Stage { greeting, mail, rcpt, data };
  enum class Failure { none, timeout, starttls, certificate, password, other };
  // `written`: how many bytes of the message went out.
  [[nodiscard]] SendOutcome outcome(Failure failure, std::size_t written) const;
  [[nodiscard]] bool reached_the_dot(std::size_t written) const;

private:
  [[nodiscard]] SendOutcome ended(SendState state, SendReason reason) const;
  [[nodiscard]] SendOutcome refused(Failure failure) const;

  std::string_view message_;
  std::size_t handed_ = 0;
  Stage stage_ = Stage::greeting;
  int code_ = 0;
  std::string enhanced_;
  bool leaving_ = false;
  bool all_handed_ = false, answered_ = false;  // after the dot
};

// Whether it can go as it is: CRLF everywhere, 7 bits, no line over 998.
bool can_be_sent(std::string_view message);
bool is_plain_address(std::string_view address);

}  // namespace marshrut::gate
