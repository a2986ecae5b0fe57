#include "sign/algorithm.hpp"

#include <openssl/evp.h>
#include <openssl/objects.h>

#include <array>
#include <string_view>

namespace marshrut::sign {

namespace {

struct Named {
  std::string_view oid, name;
};

// Names of standards, as certificates' printouts write them.
constexpr Named kDigests[] = {
    {"1.2.643.7.1.1.2.2", "ГОСТ Р 34.11-2012, 256 бит"},
    {"1.2.643.7.1.1.2.3", "ГОСТ Р 34.11-2012, 512 бит"},
    {"1.2.643.2.2.9", "ГОСТ Р 34.11-94"},
    {"1.2.840.113549.2.5", "MD5"},
    {"1.3.14.3.2.26", "SHA-1"},
    {"2.16.840.1.101.3.4.2.1", "SHA-256"},
    {"2.16.840.1.101.3.4.2.2", "SHA-384"},
    {"2.16.840.1.101.3.4.2.3", "SHA-512"},
    {"2.16.840.1.101.3.4.2.4", "SHA-224"},
};

// Of a key, or of a signature with its digest.
constexpr Named kKeys[] = {
    {"1.2.643.7.1.1.1.1", "ГОСТ Р 34.10-2012, 256 бит"},
    {"1.2.643.7.1.1.1.2", "ГОСТ Р 34.10-2012, 512 бит"},
    {"1.2.643.7.1.1.3.2", "ГОСТ Р 34.10-2012, 256 бит"},
    {"1.2.643.7.1.1.3.3", "ГОСТ Р 34.10-2012, 512 бит"},
    {"1.2.643.2.2.19", "ГОСТ Р 34.10-2001"},
    {"1.2.643.2.2.3", "ГОСТ Р 34.10-2001"},
    {"1.3.101.112", "Ed25519"},
    {"1.3.101.113", "Ed448"},
};

// Whole families, whose keys differ in length.
constexpr Named kFamilies[] = {
    {"1.2.840.113549.1.1.", "RSA"}, {"1.2.840.10045.", "ECDSA"}, {"1.2.840.10040.4.", "DSA"}};

std::string oid_text(const ASN1_OBJECT* object) {
  std::array<char, 128> text{};
  const int length = OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 1);
  return length > 0 ? std::string(text.data()) : std::string();
}

}  // namespace

std::string digest_name(const ASN1_OBJECT* algorithm) {
  std::string oid = oid_text(algorithm);
  for (const Named& one : kDigests) {
    if (one.oid == oid) return std::string(one.name);
  }
  return oid;
}

std::string key_name(const ASN1_OBJECT* algorithm, const EVP_PKEY* key) {
  std::string oid = oid_text(algorithm);
  for (const Named& one : kKeys) {
    if (one.oid == oid) return std::string(one.name);
  }
  for (const Named& one : kFamilies) {
    if (oid.compare(0, one.oid.size(), one.oid) != 0) continue;
    const int bits = key != nullptr ? EVP_PKEY_get_bits(key) : 0;
    return bits > 0 ? std::string(one.name) + ", " + std::to_string(bits) + " бит" : std::string(one.name);
  }
  return oid;
}

}  // namespace marshrut::sign
