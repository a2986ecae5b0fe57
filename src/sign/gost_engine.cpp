// OpenSSL 3.0 calls engines deprecated, and has no other way to these algorithms in Debian 12.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/engine.h>
#include <openssl/err.h>

#include "sign/signature.hpp"

namespace marshrut::sign {

namespace {

bool load() {
  ENGINE_load_dynamic();
  ENGINE* engine = ENGINE_by_id("gost");
  if (engine == nullptr) {
    ERR_clear_error();
    return false;
  }
  const bool ready = ENGINE_init(engine) == 1 && ENGINE_set_default(engine, ENGINE_METHOD_ALL) == 1;
  ENGINE_free(engine);
  return ready;
}

}  // namespace

bool use_gost_engine() {
  static const bool ready = load();
  return ready;
}

}  // namespace marshrut::sign
