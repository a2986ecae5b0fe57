// mail/answerable.hpp: may a machine answer this message, and where to.
// Shapes:  Message, envelope sender, our addresses -> yes, or why not.
// Errors:  none; when in doubt the answer is no.
// Owns:    results own their strings.
// Source:  RFC 3834 §2, §4; RFC 5230 §4.5–4.6; [MS-OXCMAIL] (X-Auto-Response-Suppress).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mail/message.hpp"

namespace marshrut::mail {

// Reasons: "null-sender", "no-address", "machine-address", "auto-submitted", "precedence", "list", "suppress",
// "report", "own-address", "loop".
struct Answer {
  std::string reason;  // empty when an answer may go out
  [[nodiscard]] bool yes() const { return reason.empty(); }
};

// The envelope sender as the transport told it: nothing when it is not known (POP3), "" for the null sender.
Answer may_answer(const Message& message, std::optional<std::string_view> envelope_sender,
                  std::span<const std::string> own_addresses);

// The envelope sender, else Return-Path, else the only From, its domain as ASCII (RFC 5891); empty when there is no
// usable address.
std::string reply_address(const Message& message, std::optional<std::string_view> envelope_sender);

// local@domain that can be put into SMTP's RCPT as it is.
bool is_mail_address(std::string_view address);

}  // namespace marshrut::mail
