#include "gate/networks.hpp"

#include <Poco/Net/IPAddress.h>

#include <charconv>

namespace marshrut::gate {

namespace {

// The address in network order; empty when it is none.
std::string bytes_of(std::string text) {
  const std::size_t zone = text.find('%');
  if (zone != std::string::npos) text.resize(zone);
  Poco::Net::IPAddress address;
  if (!Poco::Net::IPAddress::tryParse(text, address)) return {};
  const auto* data = static_cast<const char*>(address.addr());
  std::string bytes(data, address.length());
  if (bytes.size() == 16 && address.isIPv4Mapped()) bytes.erase(0, 12);
  return bytes;
}

bool same_bits(const std::string& a, const std::string& b, unsigned bits) {
  if (a.compare(0, bits / 8, b, 0, bits / 8) != 0) return false;
  if (bits % 8 == 0) return true;
  const auto differ = static_cast<unsigned char>(a[bits / 8] ^ b[bits / 8]);
  return differ >> (8U - bits % 8U) == 0;
}

}  // namespace

Result<Networks> Networks::parse(const std::vector<std::string>& words) {
  Networks networks;
  for (const std::string& word : words) {
    const std::size_t slash = std::min(word.find('/'), word.size());
    Network network{bytes_of(word.substr(0, slash)), 0};
    network.bits = static_cast<unsigned>(network.bytes.size() * 8);
    if (slash < word.size()) {
      const char* end = word.data() + word.size();
      unsigned bits = 0;
      const auto read = std::from_chars(word.data() + slash + 1, end, bits);
      if (read.ec != std::errc{} || read.ptr != end || bits > network.bits) network.bytes.clear();
      network.bits = bits;
    }
    if (network.bytes.empty()) return Error{Code::usage, "not a network (like 10.0.0.0/8 or ::1)", word};
    networks.all_.push_back(std::move(network));
  }
  return networks;
}

bool Networks::contains(const std::string& address) const {
  const std::string bytes = bytes_of(address);
  for (const Network& network : all_) {
    if (!bytes.empty() && bytes.size() == network.bytes.size() && same_bits(bytes, network.bytes, network.bits)) {
      return true;
    }
  }
  return false;
}

}  // namespace marshrut::gate
