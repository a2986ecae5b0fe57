#include "access/totp.hpp"

#include <sodium.h>
// After <ctime>'s types.
#include <liboath/oath.h>

#include <array>
#include <cctype>
#include <cstdlib>
#include <ctime>
#include <memory>

#include "access/sodium_ready.hpp"

namespace marshrut::access {

namespace {

constexpr std::int64_t kStepMillis = 30'000;
constexpr unsigned kDigits = 6;

struct Free {
  void operator()(char* text) const { std::free(text); }  // NOLINT: liboath gives what malloc gave
};

std::string percent(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 && byte < 0x80U) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 0xFU];
    }
  }
  return out;
}

}  // namespace

std::string new_totp_secret() {
  sodium_ready();
  std::array<char, 20> bits{};
  randombytes_buf(bits.data(), bits.size());
  char* text = nullptr;
  std::size_t length = 0;
  if (oath_base32_encode(bits.data(), bits.size(), &text, &length) != OATH_OK) std::abort();
  const std::unique_ptr<char, Free> owned(text);
  return {text, length};
}

std::string totp_uri(std::string_view secret, std::string_view login, std::string_view issuer) {
  return "otpauth://totp/" + percent(issuer) + ':' + percent(login) + "?secret=" + std::string(secret) +
         "&issuer=" + percent(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

std::optional<std::int64_t> totp_step(const std::string& secret, const std::string& code, Millis now,
                                      std::int64_t last) {
  if (code.size() != kDigits) return std::nullopt;
  char* bits = nullptr;
  std::size_t length = 0;
  if (oath_base32_decode(secret.data(), secret.size(), &bits, &length) != OATH_OK) return std::nullopt;
  const std::unique_ptr<char, Free> owned(bits);
  for (std::int64_t step = now / kStepMillis - 1; step <= now / kStepMillis + 1; ++step) {
    std::array<char, kDigits + 1> wanted{};
    if (oath_totp_generate(bits, length, static_cast<std::time_t>(step * kStepMillis / 1000), kStepMillis / 1000, 0,
                           kDigits, wanted.data()) != OATH_OK) {
      return std::nullopt;
    }
    if (step > last && sodium_memcmp(wanted.data(), code.data(), kDigits) == 0) return step;
  }
  return std::nullopt;
}

}  // namespace marshrut::access
