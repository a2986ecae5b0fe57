#include "access/secrets.hpp"

#include <sodium.h>

#include <array>

#include "access/sodium_ready.hpp"
#include "base/digest.hpp"

namespace marshrut::access {

std::string new_token() {
  sodium_ready();
  std::array<unsigned char, 32> bits{};
  randombytes_buf(bits.data(), bits.size());
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_ENCODED_LEN(bits.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bits.data(), bits.size(), kVariant);
  text.pop_back();  // the closing NUL
  return text;
}

std::string token_hash(std::string_view token) { return sha256_hex(token); }

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace marshrut::access
