// base/digest.hpp: SHA-256, whole or piece by piece, and bytes that nobody can guess.
// Shapes:  bytes -> 64 lower-case hexadecimal digits.
// Errors:  none; a library that can't hash is a bug.
// Source:  FIPS 180-4 (by OpenSSL).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace marshrut {

std::string sha256_hex(std::string_view bytes);

class Sha256 {
public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void update(std::string_view bytes);
  // The digest of all so far; the object is then as new.
  std::string finish_hex();

private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string hex(std::string_view bytes);

// `bytes` bytes of the system's randomness, as hexadecimal digits.
std::string random_hex(std::size_t bytes);

}  // namespace marshrut
