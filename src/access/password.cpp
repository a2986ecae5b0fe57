#include "access/password.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <set>

#include "access/sodium_ready.hpp"

namespace marshrut::access {

namespace {

// Each takes 64 MB: a crowd at the door waits for its turn rather than eat the machine's memory.
std::mutex& one_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

const std::string& nobodys_hash() {
  static const std::string hash = hash_password(std::string(kShortest, '-')).value();
  return hash;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

Result<std::string> hash_password(std::string_view password) {
  sodium_ready();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const std::lock_guard lock(one_at_a_time());
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return Error{Code::unavailable, "no memory to hash a password", {}};
  }
  return std::string(hash.data());
}

bool password_fits(const std::string& hash, std::string_view password) {
  sodium_ready();
  if (password.size() > kLongest) return false;
  const std::string& against = hash.empty() ? nobodys_hash() : hash;
  const std::lock_guard lock(one_at_a_time());
  const bool fits = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
  return fits && !hash.empty();
}

std::string_view password_fault(std::string_view password, std::string_view login) {
  if (characters(password) < kShortest) return "short";
  if (password.size() > kLongest) return "long";
  const std::set<char> different(password.begin(), password.end());
  constexpr std::size_t kFew = 4;
  if (different.size() < kFew || (!login.empty() && password.find(login) != std::string_view::npos)) return "common";
  return {};
}

std::string new_password() {
  sodium_ready();
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";  // no i, l, o, 0, 1
  constexpr int kGroups = 4, kInGroup = 4;
  std::string made;
  for (int group = 0; group < kGroups; ++group) {
    if (group > 0) made += '-';
    for (int i = 0; i < kInGroup; ++i) made += kLetters[randombytes_uniform(kLetters.size())];
  }
  return made;
}

}  // namespace marshrut::access
