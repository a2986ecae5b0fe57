// support/postfix.hpp: a Postfix with a queue of its own, which takes mail by SMTP on loopback and hands what is for
// centre.example on by LMTP. Needs root.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "support/certificates.hpp"
#include "support/daemon.hpp"

namespace marshrut::testing {

struct PostfixSettings {
  std::uint16_t lmtp_port = 0;
  std::string default_transport = "discard:";  // for what is for others: bounces too
  const Certificates* certificates = nullptr;  // with one: STARTTLS, by the certificate for `host`
  std::string host = "localhost";
  std::string more;  // lines for main.cf
};

class Postfix {
public:
  Postfix(std::filesystem::path folder, const PostfixSettings& settings);
  ~Postfix();
  Postfix(const Postfix&) = delete;
  Postfix& operator=(const Postfix&) = delete;

  [[nodiscard]] bool start();
  void flush();                              // tries all that waits, now
  [[nodiscard]] std::size_t queued() const;  // messages that wait
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::string log() const;

private:
  std::filesystem::path folder_;
  std::uint16_t port_;
  Daemon daemon_;
};

}  // namespace marshrut::testing
