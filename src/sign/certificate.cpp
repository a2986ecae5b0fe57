#include "sign/certificate.hpp"

#include <openssl/asn1.h>
#include <openssl/crypto.h>
#include <openssl/objects.h>

#include <ctime>

#include "sign/openssl_handles.hpp"

namespace marshrut::sign {

namespace {

constexpr std::size_t kLongestName = 400;  // bytes of UTF-8

// On one line, without what would write over its neighbours.
std::string clean(std::string text) {
  if (text.size() > kLongestName) {
    std::size_t end = kLongestName;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
  }
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return text;
}

std::string entry(const X509_NAME* name, int nid) {
  const int at = X509_NAME_get_index_by_NID(name, nid, -1);
  if (at < 0) return {};
  const ASN1_STRING* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at));
  unsigned char* bytes = nullptr;
  const int length = ASN1_STRING_to_UTF8(&bytes, value);
  if (length < 0) return {};
  std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  OPENSSL_free(bytes);
  return clean(std::move(text));
}

std::string person_name(const X509_NAME* name) {
  const std::string surname = entry(name, NID_surname), given = entry(name, NID_givenName);
  return !surname.empty() && !given.empty() ? surname + ' ' + given : entry(name, NID_commonName);
}

}  // namespace

std::string authority_name(const X509_NAME* name) {
  std::string common = entry(name, NID_commonName);
  return common.empty() ? entry(name, NID_organizationName) : common;
}

std::string serial_text(const ASN1_INTEGER* serial) {
  const Number number(ASN1_INTEGER_to_BN(serial, nullptr));
  char* hex = number ? BN_bn2hex(number.get()) : nullptr;
  if (hex == nullptr) return {};
  std::string text = clean(hex);
  OPENSSL_free(hex);
  return text;
}

std::optional<std::int64_t> milliseconds(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return std::int64_t{::timegm(&parts)} * 1000;
}

void tell_certificate(Signer& signer, const X509* certificate) {
  const X509_NAME* subject = X509_get_subject_name(certificate);
  signer.name = person_name(subject);
  signer.organization = entry(subject, NID_organizationName);
  signer.title = entry(subject, NID_title);
  signer.issuer = authority_name(X509_get_issuer_name(certificate));
  signer.serial = serial_text(X509_get0_serialNumber(certificate));
  signer.valid_from_ms = milliseconds(X509_get0_notBefore(certificate));
  signer.valid_until_ms = milliseconds(X509_get0_notAfter(certificate));
}

}  // namespace marshrut::sign
