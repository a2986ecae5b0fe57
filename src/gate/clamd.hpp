// gate/clamd.hpp: bytes shown to ClamAV's daemon.
// Shapes:  ClamdSettings + bytes -> Scan: clean, or infected by a name.
// Errors:  unavailable (no connection, cut off, an answer that is neither), timeout, too_large (over clamd's
//          StreamMaxLength or scan limits: it can't say). Never clean when not sure.
// Owns:    a connection for the length of the call.
// Source:  clamd(8), INSTREAM.
//
// clamd passes what is over its scan limits as clean unless its configuration says AlertExceedsMax yes.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::gate {

struct ClamdSettings {
  std::string address;  // host:port, or a Unix socket's path (with a '/')
  std::chrono::milliseconds connect{std::chrono::seconds(5)};
  std::chrono::milliseconds whole{std::chrono::minutes(2)};
};

struct Scan {
  std::string infected;  // the signature's name; empty: clean
  [[nodiscard]] bool clean() const { return infected.empty(); }
};

Result<Scan> scan(const ClamdSettings& settings, std::string_view bytes);

}  // namespace marshrut::gate
