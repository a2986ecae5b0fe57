// gate/networks.hpp: who may talk to us, by network; private to this module.
// Shapes:  "127.0.0.0/8", "::1", "10.1.2.0/24" -> contains(address).
// Errors:  parse: usage for what is no network.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace marshrut::gate {

class Networks {
public:
  static Result<Networks> parse(const std::vector<std::string>& words);
  // `address` without a port; one that can't be read is in no network. ::ffff:1.2.3.4 counts as 1.2.3.4.
  [[nodiscard]] bool contains(const std::string& address) const;

private:
  struct Network {
    std::string bytes;  // 4 or 16
    unsigned bits = 0;
  };
  std::vector<Network> all_;
};

}  // namespace marshrut::gate
