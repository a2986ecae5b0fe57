// support/certificates.hpp: an authority of the tests' own, and certificates by it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace marshrut::testing {

class Certificates {
public:
  // One certificate for each host ("127.0.0.1" is an address, others are names), made by openssl in `folder`.
  Certificates(std::filesystem::path folder, const std::vector<std::string>& hosts);
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] std::string authority() const { return (folder_ / "ca.pem").string(); }
  [[nodiscard]] std::string certificate(const std::string& host) const { return (folder_ / (host + ".pem")).string(); }
  [[nodiscard]] std::string key(const std::string& host) const { return (folder_ / (host + ".key")).string(); }

private:
  std::filesystem::path folder_;
  bool ok_ = true;
};

}  // namespace marshrut::testing
