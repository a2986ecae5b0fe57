// sign/openssl_handles.hpp: OpenSSL's objects, freed with their owners; private to this module.
#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/x509.h>

#include <memory>

namespace marshrut::sign {

struct Freed {
  void operator()(BIO* bio) const { BIO_free_all(bio); }
  void operator()(CMS_ContentInfo* cms) const { CMS_ContentInfo_free(cms); }
  void operator()(STACK_OF(X509) * certificates) const { sk_X509_pop_free(certificates, X509_free); }
  void operator()(BIGNUM* number) const { BN_free(number); }
};
using Bio = std::unique_ptr<BIO, Freed>;
using Cms = std::unique_ptr<CMS_ContentInfo, Freed>;
using Certificates = std::unique_ptr<STACK_OF(X509), Freed>;
using Number = std::unique_ptr<BIGNUM, Freed>;

}  // namespace marshrut::sign
