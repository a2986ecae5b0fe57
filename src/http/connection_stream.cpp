#include "http/connection_stream.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/StreamSocket.h>

namespace marshrut::http {

namespace {

class ConnectionStream : public EventStream {
public:
  explicit ConnectionStream(const Poco::Net::StreamSocket& socket) : socket_(socket) {
    socket_.setSendTimeout(Poco::Timespan(1, 0));
  }
  bool send(std::string_view bytes) override {
    try {
      // A peer that closed its side has something to read: the end of its stream. It never has words for us.
      if (socket_.poll(Poco::Timespan(), Poco::Net::Socket::SELECT_READ)) return false;
      while (!bytes.empty()) {
        const int sent = socket_.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
      }
      return true;
    } catch (const Poco::Exception&) {
      return false;
    }
  }

private:
  Poco::Net::StreamSocket socket_;
};

}  // namespace

std::unique_ptr<EventStream> connection_stream(const Poco::Net::StreamSocket& socket) {
  return std::make_unique<ConnectionStream>(socket);
}

}  // namespace marshrut::http
