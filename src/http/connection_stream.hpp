// http/connection_stream.hpp: a connection that was handed over to the events; private to this module.
// Errors:  send: false when the peer is gone or doesn't take its bytes in a second.
// Owns:    the connection.
#pragma once

#include <memory>

#include "http/events.hpp"

namespace Poco::Net {
class StreamSocket;
}

namespace marshrut::http {

std::unique_ptr<EventStream> connection_stream(const Poco::Net::StreamSocket& socket);

}  // namespace marshrut::http
