// support/smtp_sink.hpp: a mail server that keeps what it gets, on loopback.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "support/daemon.hpp"

namespace marshrut::testing {

struct SunkMessage {
  std::string sender, recipient, raw;  // the envelope's; "<>" is ""
};

class SmtpSink {
public:
  explicit SmtpSink(std::filesystem::path folder);
  [[nodiscard]] bool start();
  void stop() { (void)daemon_.stop(); }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::vector<SunkMessage> messages() const;  // in the order in which they came
  [[nodiscard]] std::size_t count() const;

private:
  std::filesystem::path folder_;
  std::uint16_t port_;
  Daemon daemon_;
};

}  // namespace marshrut::testing
