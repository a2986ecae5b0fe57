// gate/tls.hpp: the client's side of TLS over a socket that doesn't block; private to this module.
// Shapes:  connected socket, host, CA file -> TlsClient; bytes in and out.
// Errors:  refused (a certificate that isn't trusted or is another host's), io (a CA file that can't be read),
//          unavailable (cut off), timeout.
// Owns:    OpenSSL's state; the socket is the caller's.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "gate/wait.hpp"

namespace marshrut::gate {

class TlsClient {
public:
  static Result<TlsClient> connect(int socket, const std::string& host, const std::string& ca_file, Time until,
                                   const StopFlag* stop);
  ~TlsClient();
  TlsClient(TlsClient&&) noexcept;
  TlsClient& operator=(TlsClient&&) noexcept;

  // At least one byte, at most `size`.
  Result<std::size_t> read(char* into, std::size_t size, Time until, const StopFlag* stop);
  Result<void> write(std::string_view bytes, Time until, const StopFlag* stop);

private:
  struct State;
  explicit TlsClient(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

Error not_ready(Wait wait);  // timeout, or unavailable

}  // namespace marshrut::gate
