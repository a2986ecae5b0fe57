// http/finish.hpp: what all replies have in common; private to this module.
// Shapes:  request + reply -> the reply as it is sent: not modified, a range of it, compressed, with its guards.
// Source:  RFC 9110 §8.8 (validators), §13 (conditions), §14 (ranges).
#pragma once

#include "http/message.hpp"

namespace marshrut::http {

void finish(const Request& request, Reply& reply);

}  // namespace marshrut::http
