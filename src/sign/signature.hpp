// sign/signature.hpp: a CMS signature that came with a document: who, when, and whether it is of these bytes.
// Shapes:  signature bytes (DER, PEM, base64) + document bytes -> Signature; names as the certificate writes them.
// Units:   times: milliseconds since 1970 UTC.
// Errors:  not_a_document (no CMS signature), damaged, too_large (bytes, signers or certificates over the limits).
// Owns:    results own what they hold.
// Source:  RFC 5652 (CMS), RFC 5280 (names), RFC 9215 and RFC 4490 (GOST), by OpenSSL.
//
// What is checked: that the signature was made over these bytes with the key of the certificate inside it. What is not:
// whether the certificate may be trusted, was revoked or had run out; the time is the signer's own word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace marshrut::sign {

enum class Verdict : std::uint8_t {
  matches,     // made over these bytes
  differs,     // not over these bytes, or not with this key
  unverified,  // nothing is known: an algorithm that can't be reckoned here, or no certificate
};
std::string_view verdict_name(Verdict verdict);  // "matches"
std::optional<Verdict> verdict_of(std::string_view name);

struct Signer {
  Verdict verdict = Verdict::unverified;
  std::string why;           // a code when not `matches`: "content", "key", "algorithm", "certificate"
  std::string name;          // surname and given names, or the common name; empty without a certificate
  std::string organization;  // may be empty
  std::string title;         // may be empty
  std::string issuer;        // who gave the certificate
  std::string serial;        // hexadecimal
  std::string algorithm;     // «ГОСТ Р 34.10-2012, 256 бит», «RSA, 2048 бит»
  std::string digest;        // «ГОСТ Р 34.11-2012, 256 бит», «SHA-256»
  std::optional<std::int64_t> signed_ms;
  std::optional<std::int64_t> valid_from_ms, valid_until_ms;  // of the certificate
};

struct Signature {
  std::vector<Signer> signers;
  std::optional<std::string> content;  // the signed bytes, where they are inside; a detached one has none
  // The worst of its signers: one that differs spoils all, one that is not verified leaves all open.
  [[nodiscard]] Verdict verdict() const;
};

struct SignatureLimits {
  std::size_t bytes = std::size_t{1} << 20U;
  std::size_t signers = 16;
  std::size_t certificates = 64;
};

// By its first bytes alone; such a file may still be damaged.
bool looks_like_signature(std::string_view bytes);

Result<Signature> examine(std::string_view signature, std::string_view document, const SignatureLimits& limits = {});

// The same for one that holds what it signs: its own content is the document. not_a_document for one that doesn't.
Result<Signature> examine_attached(std::string_view signature, const SignatureLimits& limits = {});

// From here on GOST signatures are reckoned too, where Debian's package libengine-gost-openssl is installed; whether it
// is. To be called before a process gives its files up.
bool use_gost_engine();

}  // namespace marshrut::sign
