// support/dovecot.hpp: a Dovecot with mailboxes of its own: POP3, POP3S, IMAP, IMAPS on loopback. Needs root.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "support/certificates.hpp"
#include "support/daemon.hpp"

namespace marshrut::testing {

struct DovecotSettings {
  bool plain_text_passwords = true;  // without TLS
  std::string more;                  // lines for its configuration
};

class Dovecot {
public:
  // Its certificate is the one for `host`. Any user may log in by the password "secret".
  Dovecot(std::filesystem::path folder, const Certificates& certificates, const std::string& host,
          const DovecotSettings& settings = {});

  [[nodiscard]] bool start();  // again after stop(), with the same ports and mail
  void stop() { (void)daemon_.stop(); }
  // A message as it is, with CRLF, into the inbox.
  void deliver(const std::string& user, const std::string& message);
  // How many messages a folder has ("" is the inbox).
  [[nodiscard]] std::size_t count(const std::string& user, const std::string& folder = {}) const;
  // The inbox gets another UIDVALIDITY, as after a restore: its uids begin anew.
  void forget_uids(const std::string& user);
  [[nodiscard]] std::string log() const;

  [[nodiscard]] std::uint16_t pop3() const { return ports_[0]; }
  [[nodiscard]] std::uint16_t pop3s() const { return ports_[1]; }
  [[nodiscard]] std::uint16_t imap() const { return ports_[2]; }
  [[nodiscard]] std::uint16_t imaps() const { return ports_[3]; }

private:
  [[nodiscard]] std::filesystem::path maildir(const std::string& user) const;
  std::filesystem::path folder_;
  std::vector<std::uint16_t> ports_;
  std::size_t delivered_ = 0;
  Daemon daemon_;
};

}  // namespace marshrut::testing
