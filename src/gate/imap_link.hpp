// gate/imap_link.hpp: commands to an IMAP server and their answers; private to this module.
// Shapes:  command -> its OK, NO or BAD, and a call for each untagged reply before it.
// Errors:  those of the wire; damaged (no IMAP), unavailable (BYE), too_large (endless replies).
// Owns:    a reference to the wire.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gate/imap_reply.hpp"
#include "gate/mailbox_session.hpp"

namespace marshrut::gate {

class ImapLink : private ImapSource {
public:
  using Untagged = std::function<Result<void>(ImapReply reply)>;

  explicit ImapLink(MailboxContext& context) : context_(context) {}

  Result<ImapReply> greeting();
  // The pieces are sent one after another, each after a "+" of the server: literals, or what AUTHENTICATE asks for.
  // A piece ends by its own line break.
  Result<ImapReply> ask(const std::vector<std::string>& pieces, Time until, const Untagged& each = {});
  Result<ImapReply> ask(const std::string& command, const Untagged& each = {});

private:
  Result<std::string> line() override;
  Result<void> literal(std::uint64_t bytes, std::string* out) override;

  MailboxContext& context_;
  unsigned last_tag_ = 0;
  Time until_;
};

// "abc" -> "\"abc\""; only for what can stand in a quoted string.
std::string imap_quoted(std::string_view text);
bool imap_can_quote(std::string_view text);

// A folder's name as it goes over the wire (modified UTF-7).
Result<std::string> imap_folder(const std::string& utf8);

}  // namespace marshrut::gate
