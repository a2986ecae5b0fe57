// http/reading.hpp: what Poco read of a request, as ours; private to this module.
// Shapes:  Poco's request -> Request with its body.
// Errors:  bad_data whose message is a word of problem.hpp: what is ambiguous, too large or cut off.
// Source:  RFC 9112 §6.3 (length of a body), §3.2 (target).
#pragma once

#include <chrono>
#include <functional>

#include "base/result.hpp"
#include "http/server.hpp"

namespace Poco::Net {
class HTTPServerRequestImpl;
}

namespace marshrut::http {

Result<void> read_request(Poco::Net::HTTPServerRequestImpl& from, const ServerSettings& settings, Site& site,
                          const std::function<void(std::chrono::milliseconds)>& patience, Request& into);

}  // namespace marshrut::http
