#include "sign/signature.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>

#include <algorithm>
#include <limits>

#include "sign/algorithm.hpp"
#include "sign/certificate.hpp"
#include "sign/openssl_handles.hpp"

namespace marshrut::sign {

namespace {

// signedData (1.2.840.113549.1.7.2) as DER writes it.
constexpr std::string_view kSignedData("\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02", 11);
constexpr std::size_t kHeadBytes = 64;
constexpr std::string_view kPemBegin = "-----BEGIN ";

bool is_der(std::string_view bytes) {
  return !bytes.empty() && bytes.front() == '\x30' &&
         bytes.substr(0, 2 + 8 + kSignedData.size()).find(kSignedData) != std::string_view::npos;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The body of PEM, or the text itself, without white space; nothing when it isn't base64.
std::optional<std::string> base64_text(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  if (text.compare(0, 3, "\xEF\xBB\xBF") == 0) text.remove_prefix(3);
  if (text.compare(0, kPemBegin.size(), kPemBegin) == 0) {
    const std::size_t line = text.find('\n');
    if (line == std::string_view::npos) return {};
    text.remove_prefix(line + 1);
    text = text.substr(0, text.find("-----END "));
  }
  std::string plain;
  plain.reserve(text.size());
  for (const char c : text) {
    const bool digit =
        (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
    if (digit) plain += c;
    if (!digit && !is_blank(c)) return {};
  }
  return plain;
}

std::optional<std::string> from_base64(std::string_view text) {
  const auto plain = base64_text(text);
  if (!plain || plain->empty() || plain->size() % 4 != 0) return {};
  std::string bytes(plain->size() / 4 * 3, '\0');
  const int length =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(plain->data()), static_cast<int>(plain->size()));
  if (length < 0) return {};
  // The padding is counted as bytes.
  const auto padding = static_cast<std::size_t>(std::count(plain->end() - 2, plain->end(), '='));
  bytes.resize(static_cast<std::size_t>(length) - padding);
  return bytes;
}

std::optional<std::string> head_from_base64(std::string_view text) {
  auto plain = base64_text(text.substr(0, 512));
  if (!plain) return {};
  plain->resize(std::min(plain->size(), kHeadBytes) / 4 * 4);
  return from_base64(*plain);
}

Result<Cms> opened(std::string_view signature, const SignatureLimits& limits) {
  if (signature.size() > limits.bytes) return Error{Code::too_large, "a signature is too large", {}};
  if (!looks_like_signature(signature)) return Error{Code::not_a_document, "no CMS signature", {}};
  const std::optional<std::string> decoded = is_der(signature) ? std::nullopt : from_base64(signature);
  const std::string_view der = decoded ? std::string_view(*decoded) : signature;
  const Bio bio(BIO_new_mem_buf(der.data(), static_cast<int>(der.size())));
  Cms cms(bio ? d2i_CMS_bio(bio.get(), nullptr) : nullptr);
  if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) {
    return Error{Code::damaged, "a CMS signature that can't be read", {}};
  }
  return cms;
}

Result<Certificates> certificates_of(CMS_ContentInfo* cms, const SignatureLimits& limits) {
  Certificates certificates(CMS_get1_certs(cms));
  if (certificates && sk_X509_num(certificates.get()) > static_cast<int>(limits.certificates)) {
    return Error{Code::too_large, "a signature with too many certificates", {}};
  }
  return certificates;
}

X509* certificate_of(CMS_SignerInfo* info, const Certificates& certificates) {
  for (int i = 0; certificates && i < sk_X509_num(certificates.get()); ++i) {
    X509* one = sk_X509_value(certificates.get(), i);
    if (CMS_SignerInfo_cert_cmp(info, one) == 0) return one;
  }
  return nullptr;
}

std::optional<std::int64_t> signing_time(CMS_SignerInfo* info) {
  const int at = CMS_signed_get_attr_by_NID(info, NID_pkcs9_signingTime, -1);
  if (at < 0) return {};
  X509_ATTRIBUTE* attribute = CMS_signed_get_attr(info, at);
  const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(attribute, 0);
  if (value == nullptr || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME)) return {};
  return milliseconds(value->value.asn1_string);
}

// A chain that has seen all of the document, as OpenSSL wants it for checking.
Bio digested(const EVP_MD* digest, std::string_view document) {
  Bio sink(BIO_new(BIO_s_null()));
  Bio chain(BIO_new(BIO_f_md()));
  if (!sink || !chain || BIO_set_md(chain.get(), digest) <= 0) return nullptr;
  BIO_push(chain.get(), sink.release());
  while (!document.empty()) {
    const auto piece = std::min<std::size_t>(document.size(), std::numeric_limits<int>::max() / 2);
    if (BIO_write(chain.get(), document.data(), static_cast<int>(piece)) != static_cast<int>(piece)) return nullptr;
    document.remove_prefix(piece);
  }
  return chain;
}

// The digest of the document first: it is what an honest change of the file breaks.
void check(Signer& signer, CMS_SignerInfo* info, const EVP_MD* digest, std::string_view document) {
  const Bio chain = digested(digest, document);
  if (!chain) {
    signer.why = "algorithm";
    return;
  }
  signer.verdict = Verdict::differs;
  if (CMS_SignerInfo_verify_content(info, chain.get()) <= 0) {
    signer.why = "content";
  } else if (CMS_signed_get_attr_count(info) >= 0 && CMS_SignerInfo_verify(info) <= 0) {
    signer.why = "key";
  } else {
    signer.verdict = Verdict::matches;
  }
}

void tell_issuer(Signer& signer, CMS_SignerInfo* info) {
  X509_NAME* issuer = nullptr;
  ASN1_INTEGER* serial = nullptr;
  ASN1_OCTET_STRING* key = nullptr;
  if (CMS_SignerInfo_get0_signer_id(info, &key, &issuer, &serial) != 1) return;
  if (issuer != nullptr) signer.issuer = authority_name(issuer);
  if (serial != nullptr) signer.serial = serial_text(serial);
}

Signer examine_signer(CMS_SignerInfo* info, const Certificates& certificates, std::string_view document) {
  Signer signer;
  X509_ALGOR *digest_algorithm = nullptr, *signature_algorithm = nullptr;
  CMS_SignerInfo_get0_algs(info, nullptr, nullptr, &digest_algorithm, &signature_algorithm);
  signer.digest = digest_name(digest_algorithm->algorithm);
  signer.signed_ms = signing_time(info);
  X509* certificate = certificate_of(info, certificates);
  const EVP_PKEY* key = certificate != nullptr ? X509_get0_pubkey(certificate) : nullptr;
  signer.algorithm = key_name(signature_algorithm->algorithm, key);
  if (certificate == nullptr) {
    tell_issuer(signer, info);
    signer.why = "certificate";
    return signer;
  }
  tell_certificate(signer, certificate);
  const EVP_MD* digest = EVP_get_digestbynid(OBJ_obj2nid(digest_algorithm->algorithm));
  if (digest == nullptr || key == nullptr) {
    signer.why = "algorithm";
    return signer;
  }
  CMS_SignerInfo_set1_signer_cert(info, certificate);
  check(signer, info, digest, document);
  return signer;
}

std::optional<std::string> content_of(CMS_ContentInfo* cms) {
  ASN1_OCTET_STRING** content = CMS_get0_content(cms);
  if (content == nullptr || *content == nullptr) return {};
  const auto length = static_cast<std::size_t>(ASN1_STRING_length(*content));
  return std::string(reinterpret_cast<const char*>(ASN1_STRING_get0_data(*content)), length);
}

Result<Signature> examined(CMS_ContentInfo* cms, std::string_view document, const SignatureLimits& limits) {
  STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms);
  const int count = signers != nullptr ? sk_CMS_SignerInfo_num(signers) : 0;
  if (count <= 0) return Error{Code::damaged, "a CMS signature without signers", {}};
  if (count > static_cast<int>(limits.signers)) return Error{Code::too_large, "too many signers", {}};
  const auto certificates = certificates_of(cms, limits);
  if (!certificates) return certificates.error();
  Signature signature;
  for (int i = 0; i < count; ++i) {
    signature.signers.push_back(examine_signer(sk_CMS_SignerInfo_value(signers, i), *certificates, document));
  }
  return signature;
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  return verdict == Verdict::matches ? "matches" : verdict == Verdict::differs ? "differs" : "unverified";
}

std::optional<Verdict> verdict_of(std::string_view name) {
  for (const Verdict one : {Verdict::matches, Verdict::differs, Verdict::unverified}) {
    if (verdict_name(one) == name) return one;
  }
  return {};
}

Verdict Signature::verdict() const {
  const auto any = [&](Verdict verdict) {
    return std::any_of(signers.begin(), signers.end(), [&](const Signer& s) { return s.verdict == verdict; });
  };
  if (any(Verdict::differs)) return Verdict::differs;
  return signers.empty() || any(Verdict::unverified) ? Verdict::unverified : Verdict::matches;
}

bool looks_like_signature(std::string_view bytes) {
  if (is_der(bytes)) return true;
  const auto head = head_from_base64(bytes);
  return head && is_der(*head);
}

Result<Signature> examine(std::string_view signature, std::string_view document, const SignatureLimits& limits) {
  const auto cms = opened(signature, limits);
  if (!cms) return cms.error();
  auto result = examined(cms->get(), document, limits);
  if (result) result->content = content_of(cms->get());
  ERR_clear_error();
  return result;
}

Result<Signature> examine_attached(std::string_view signature, const SignatureLimits& limits) {
  const auto cms = opened(signature, limits);
  if (!cms) return cms.error();
  auto content = content_of(cms->get());
  if (!content) return Error{Code::not_a_document, "the signature is apart from what it signs", {}};
  auto result = examined(cms->get(), *content, limits);
  if (result) result->content = std::move(content);
  ERR_clear_error();
  return result;
}

}  // namespace marshrut::sign
