// gate/wire.hpp: a connection to a server of ours, plain or by TLS, where nothing waits for ever; private to this
// module. Shapes:  host, port -> Wire; lines, counted bytes or pieces out of it, bytes into it. Units:   each call has
// the time at which it must be done, however slowly the bytes come. Errors:  unavailable (no connection, cut off,
// stopped), timeout, refused (certificate), too_large (a line). Owns:    the socket; closing says nothing to the peer.
// Not for two threads at once. Source:  RFC 6125 (whose certificate it is; checked by OpenSSL).
//
// TLS is OpenSSL's over Poco's socket, not Poco's own: that waits for a whole record without end, and takes any
// certificate for "localhost".
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "gate/wait.hpp"

namespace marshrut::gate {

class Wire {
public:
  // Each address of the host is tried for `each`. A path with a '/' is a Unix socket.
  static Result<Wire> connect(const std::string& host, std::uint16_t port, std::chrono::milliseconds each, Time until,
                              const StopFlag* stop);
  ~Wire();
  Wire(Wire&&) noexcept;
  Wire& operator=(Wire&&) noexcept;

  // From here on in TLS. What came before it in plain text must not be taken for an answer: that is refused.
  Result<void> start_tls(const std::string& host, const std::string& ca_file, Time until);

  // Up to LF, without it and a CR before it.
  Result<std::string> line(std::size_t limit, Time until);
  // What has come, or comes next; used up by consume().
  Result<std::string_view> some(Time until);
  void consume(std::size_t bytes);
  // Exactly so many bytes, appended to `out`; or thrown away when there is none.
  Result<void> exactly(std::uint64_t bytes, std::string* out, Time until);
  Result<void> write(std::string_view bytes, Time until);

  [[nodiscard]] bool peer_is_loopback() const;
  [[nodiscard]] std::string peer() const;  // host:port

private:
  struct State;
  explicit Wire(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Writing to a peer that has gone must not end the process; libraries that write by themselves need this.
void ignore_broken_pipes();

}  // namespace marshrut::gate
