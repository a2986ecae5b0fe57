// sign/algorithm.hpp: what an algorithm is called in print; private to this module.
// Shapes:  object identifier (+ key) -> «ГОСТ Р 34.10-2012, 256 бит», «RSA, 2048 бит»; an unknown one is its number.
// Source:  RFC 9215, RFC 4491 (GOST), RFC 8017 (RSA), RFC 5758 (ECDSA), RFC 8410 (EdDSA).
#pragma once

#include <openssl/x509.h>

#include <string>

namespace marshrut::sign {

std::string digest_name(const ASN1_OBJECT* algorithm);
std::string key_name(const ASN1_OBJECT* algorithm, const EVP_PKEY* key);

}  // namespace marshrut::sign
