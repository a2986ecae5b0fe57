// support/clamd_daemon.hpp: a clamd that knows one signature, the test file of EICAR.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "support/daemon.hpp"

namespace marshrut::testing {

class ClamdDaemon {
public:
  explicit ClamdDaemon(std::filesystem::path folder, std::size_t stream_max_bytes = std::size_t{1} << 20U);
  [[nodiscard]] bool start();
  void stop() { (void)daemon_.stop(); }
  [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] std::string socket() const { return (folder_ / "clamd.sock").string(); }

private:
  std::filesystem::path folder_;
  std::uint16_t port_;
  Daemon daemon_;
};

// Harmless bytes that every scanner finds.
std::string eicar();

}  // namespace marshrut::testing
