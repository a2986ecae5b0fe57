// sign/certificate.hpp: what a certificate says of its owner; private to this module.
// Shapes:  X509 -> the members of Signer that are the certificate's.
// Owns:    results own their strings.
// Source:  RFC 5280 §4.1.2.6; the names of a qualified certificate in Russia: surname, givenName, organizationName,
// title.
#pragma once

#include <openssl/x509.h>

#include <cstdint>
#include <optional>
#include <string>

#include "sign/signature.hpp"

namespace marshrut::sign {

void tell_certificate(Signer& signer, const X509* certificate);
std::string authority_name(const X509_NAME* name);
std::string serial_text(const ASN1_INTEGER* serial);
std::optional<std::int64_t> milliseconds(const ASN1_TIME* time);

}  // namespace marshrut::sign
