// gate/mailbox_session.hpp: what POP3 and IMAP have in common; private to this module.
// Shapes:  MailboxSettings + a connected Wire -> one poll.
// Owns:    references only, for the length of a poll.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gate/mailbox.hpp"
#include "gate/wire.hpp"

namespace marshrut::gate {

struct MailboxContext {
  const MailboxSettings& settings;
  SeenPort& port;
  Wire& wire;
  Time until;  // of the whole poll
  Envelope envelope;
  PollReport report;

  [[nodiscard]] Time command_until() const { return earlier(after(settings.limits.command), until); }
  [[nodiscard]] Time retrieve_until() const { return earlier(after(settings.limits.retrieve), until); }
  [[nodiscard]] bool full() const { return report.filed >= settings.limits.messages; }

  // Which are filed already; as many answers as questions.
  Result<std::vector<bool>> known(const std::string& validity, const std::vector<std::string>& uids);
  // True when it was filed; false when it was refused for good, and stays; an error ends the poll.
  Result<bool> file(const std::string& validity, const std::string& uid, std::string raw);
  // Whether so many bytes are less than the server had announced.
  [[nodiscard]] bool is_cut_short(std::uint64_t announced, std::uint64_t got) const;
  // Plain text goes to loopback, or where it is allowed.
  [[nodiscard]] Result<void> may_say_password() const;
};

Result<void> poll_pop3(MailboxContext& context);
Result<void> poll_imap(MailboxContext& context);

std::string base64(std::string_view bytes);
std::string upper(std::string_view text);

}  // namespace marshrut::gate
