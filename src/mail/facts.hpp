// mail/facts.hpp: what the head of a message says of it; private to this module.
// Shapes:  a head -> the fields of Message that are not its body.
// Errors:  none: what can't be read stays empty.
// Owns:    the message owns its strings.
// Source:  RFC 5322, RFC 3834, RFC 8601.
#pragma once

#include <string>

#include "mail/header.hpp"
#include "mail/message.hpp"
#include "mail/parse.hpp"

namespace marshrut::mail {

void read_facts(const Header& header, const Limits& limits, Message& message);

// The id of a message without <>; empty when there is none.
std::string message_id_of(const Header& header);

}  // namespace marshrut::mail
