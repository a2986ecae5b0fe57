#include "gate/tls.hpp"

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <climits>

namespace marshrut::gate {

namespace {

struct Free {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(SSL* session) const { SSL_free(session); }
};

bool is_address(const std::string& host) {
  std::array<unsigned char, 16> bytes{};
  return ::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
         ::inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

bool expect_host(SSL* session, const std::string& host) {
  if (is_address(host)) return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), host.c_str()) == 1;
  SSL_set_hostflags(session, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
  // What SSL_set_tlsext_host_name() does, by a cast that we don't use.
  return SSL_set1_host(session, host.c_str()) == 1 &&
         SSL_ctrl(session, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, const_cast<char*>(host.c_str())) ==
             1;
}

}  // namespace

Error not_ready(Wait wait) {
  if (wait == Wait::timeout) return {Code::timeout, "the peer took too long", {}};
  if (wait == Wait::stopped) return {Code::unavailable, "stopped", {}};
  return {Code::unavailable, "the connection failed", {}};
}

struct TlsClient::State {
  std::unique_ptr<SSL_CTX, Free> context;
  std::unique_ptr<SSL, Free> session;
  int socket = -1;

  // Waits for what the last call wanted; an error when it can't go on.
  Result<void> go_on(int result, Time until, const StopFlag* stop) const {
    const int why = SSL_get_error(session.get(), result);
    if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) {
      return Error{Code::unavailable, "the connection was cut off", {}};
    }
    const Wait wait = wait_for(socket, why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, until, stop);
    if (wait != Wait::ready) return not_ready(wait);
    return {};
  }
  Result<void> shake_hands(Time until, const StopFlag* stop) const;
};

Result<void> TlsClient::State::shake_hands(Time until, const StopFlag* stop) const {
  for (;;) {
    ERR_clear_error();
    const int done = SSL_connect(session.get());
    if (done == 1) break;
    const long verified = SSL_get_verify_result(session.get());
    if (verified != X509_V_OK) {
      return Error{Code::refused, std::string("certificate: ") + X509_verify_cert_error_string(verified), {}};
    }
    if (auto more = go_on(done, until, stop); !more) return more;
  }
  if (SSL_get_verify_result(session.get()) == X509_V_OK) return {};
  return Error{Code::refused, "certificate: not verified", {}};
}

TlsClient::TlsClient(std::unique_ptr<State> state) : state_(std::move(state)) {}
TlsClient::~TlsClient() = default;
TlsClient::TlsClient(TlsClient&&) noexcept = default;
TlsClient& TlsClient::operator=(TlsClient&&) noexcept = default;

Result<TlsClient> TlsClient::connect(int socket, const std::string& host, const std::string& ca_file, Time until,
                                     const StopFlag* stop) {
  auto state = std::make_unique<State>();
  state->socket = socket;
  state->context.reset(SSL_CTX_new(TLS_client_method()));
  SSL_CTX* context = state->context.get();
  if (context == nullptr) return Error{Code::internal, "no TLS", {}};
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  const int trusted = ca_file.empty() ? SSL_CTX_set_default_verify_paths(context)
                                      : SSL_CTX_load_verify_locations(context, ca_file.c_str(), nullptr);
  if (trusted != 1) return Error{Code::io, "the file of certificates can't be read", ca_file};
  state->session.reset(SSL_new(context));
  if (state->session == nullptr || !expect_host(state->session.get(), host) ||
      SSL_set_fd(state->session.get(), socket) != 1) {
    return Error{Code::internal, "no TLS session", {}};
  }
  if (auto done = state->shake_hands(until, stop); !done) return done.error();
  return TlsClient(std::move(state));
}

Result<std::size_t> TlsClient::read(char* into, std::size_t size, Time until, const StopFlag* stop) {
  for (;;) {
    ERR_clear_error();
    const int got = SSL_read(state_->session.get(), into, static_cast<int>(std::min<std::size_t>(size, INT_MAX)));
    if (got > 0) return static_cast<std::size_t>(got);
    if (auto more = state_->go_on(got, until, stop); !more) return more.error();
  }
}

Result<void> TlsClient::write(std::string_view bytes, Time until, const StopFlag* stop) {
  while (!bytes.empty()) {
    ERR_clear_error();
    const int sent =
        SSL_write(state_->session.get(), bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), INT_MAX)));
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (auto more = state_->go_on(sent, until, stop); !more) {
      return more;
    }
  }
  return {};
}

}  // namespace marshrut::gate
