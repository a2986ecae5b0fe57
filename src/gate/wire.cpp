#include "gate/wire.hpp"

#include <Poco/Net/DNS.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/StreamSocket.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <csignal>
#include <mutex>
#include <optional>
#include <vector>

#include "gate/tls.hpp"

namespace marshrut::gate {

namespace {

namespace net = Poco::Net;

constexpr std::size_t kChunk = std::size_t{32} << 10U;

int fd_of(const net::StreamSocket& socket) { return static_cast<int>(socket.impl()->sockfd()); }

// Not bound by `until`: the system's resolver has time-outs of its own.
std::vector<net::SocketAddress> addresses_of(const std::string& host, std::uint16_t port) {
  std::vector<net::SocketAddress> all;
  if (host.find('/') != std::string::npos) {
    all.emplace_back(net::SocketAddress::UNIX_LOCAL, host);
    return all;
  }
  net::IPAddress address;
  if (net::IPAddress::tryParse(host, address)) {
    all.emplace_back(address, port);
    return all;
  }
  const net::HostEntry entry = net::DNS::resolve(host);
  for (const auto& one : entry.addresses()) all.emplace_back(one, port);
  return all;
}

Result<net::StreamSocket> connect_one(const net::SocketAddress& address, Time until, const StopFlag* stop) {
  try {
    net::StreamSocket socket(address.family());
    socket.connectNB(address);
    const Wait wait = wait_for(fd_of(socket), POLLOUT, until, stop);
    if (wait != Wait::ready) return not_ready(wait);
    if (socket.impl()->socketError() != 0) return Error{Code::unavailable, "no connection", {}};
    socket.setBlocking(false);
    if (address.family() != net::SocketAddress::UNIX_LOCAL) socket.setNoDelay(true);
    return socket;
  } catch (const Poco::Exception&) {
    return Error{Code::unavailable, "no connection", {}};
  }
}

}  // namespace

struct Wire::State {
  net::StreamSocket socket;
  const StopFlag* stop = nullptr;
  std::optional<TlsClient> tls;
  std::string in = std::string(kChunk, '\0');
  std::size_t begin = 0, end = 0;  // in[begin, end) has come and isn't used yet

  [[nodiscard]] std::string_view ready() const { return {in.data() + begin, end - begin}; }
  Result<void> receive(Time until);
};

Result<void> Wire::State::receive(Time until) {
  begin = end = 0;
  if (stop != nullptr && stop->is_set()) return not_ready(Wait::stopped);
  if (Clock::now() >= until) return not_ready(Wait::timeout);
  if (tls) {
    const auto got = tls->read(in.data(), in.size(), until, stop);
    if (!got) return got.error();
    end = *got;
    return {};
  }
  for (;;) {
    const auto got = ::recv(fd_of(socket), in.data(), in.size(), MSG_DONTWAIT);
    if (got > 0) return end = static_cast<std::size_t>(got), Result<void>();
    if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
      return Error{Code::unavailable, "the connection was cut off", {}};
    }
    const Wait wait = wait_for(fd_of(socket), POLLIN, until, stop);
    if (wait != Wait::ready) return not_ready(wait);
  }
}

Wire::Wire(std::unique_ptr<State> state) : state_(std::move(state)) {}
Wire::~Wire() = default;
Wire::Wire(Wire&&) noexcept = default;
Wire& Wire::operator=(Wire&&) noexcept = default;

Result<Wire> Wire::connect(const std::string& host, std::uint16_t port, std::chrono::milliseconds each, Time until,
                           const StopFlag* stop) {
  std::vector<net::SocketAddress> addresses;
  try {
    addresses = addresses_of(host, port);
  } catch (const Poco::Exception&) {
    return Error{Code::unavailable, "no such host", host};
  }
  Error last{Code::unavailable, "no such host", host};
  for (const auto& address : addresses) {
    auto socket = connect_one(address, earlier(after(each), until), stop);
    if (socket) {
      auto state = std::make_unique<State>();
      state->socket = *socket;
      state->stop = stop;
      return Wire(std::move(state));
    }
    last = socket.error();
    last.where = host;
    if (stop != nullptr && stop->is_set()) break;
  }
  return last;
}

Result<void> Wire::start_tls(const std::string& host, const std::string& ca_file, Time until) {
  if (!state_->ready().empty()) return Error{Code::refused, "plain text after the word that begins TLS", host};
  ignore_broken_pipes();
  auto tls = TlsClient::connect(fd_of(state_->socket), host, ca_file, until, state_->stop);
  if (!tls) {
    Error error = tls.error();
    if (error.where.empty()) error.where = host;
    return error;
  }
  state_->tls.emplace(std::move(tls).value());
  return {};
}

Result<std::string> Wire::line(std::size_t limit, Time until) {
  std::string text;
  for (;;) {
    const std::string_view ready = state_->ready();
    const std::size_t found = ready.find('\n');
    const std::size_t used = found == std::string_view::npos ? ready.size() : found + 1;
    if (text.size() + used > limit) return Error{Code::too_large, "an endless line", {}};
    text.append(ready.substr(0, used));
    consume(used);
    if (found != std::string_view::npos) break;
    if (auto more = state_->receive(until); !more) return more.error();
  }
  text.pop_back();
  if (!text.empty() && text.back() == '\r') text.pop_back();
  return text;
}

Result<std::string_view> Wire::some(Time until) {
  if (state_->ready().empty()) {
    if (auto more = state_->receive(until); !more) return more.error();
  } else if (Clock::now() >= until) {
    return not_ready(Wait::timeout);
  }
  return state_->ready();
}

void Wire::consume(std::size_t bytes) { state_->begin += bytes; }

Result<void> Wire::exactly(std::uint64_t bytes, std::string* out, Time until) {
  while (bytes > 0) {
    const auto ready = some(until);
    if (!ready) return ready.error();
    const auto used = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, ready->size()));
    if (out != nullptr) out->append(ready->substr(0, used));
    consume(used);
    bytes -= used;
  }
  return {};
}

Result<void> Wire::write(std::string_view bytes, Time until) {
  if (state_->tls) return state_->tls->write(bytes, until, state_->stop);
  while (!bytes.empty()) {
    const auto sent = ::send(fd_of(state_->socket), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
      return Error{Code::unavailable, "the connection was cut off", {}};
    } else if (const Wait wait = wait_for(fd_of(state_->socket), POLLOUT, until, state_->stop); wait != Wait::ready) {
      return not_ready(wait);
    }
  }
  return {};
}

bool Wire::peer_is_loopback() const {
  try {
    const auto address = state_->socket.peerAddress();
    return address.family() == net::SocketAddress::UNIX_LOCAL || address.host().isLoopback();
  } catch (const Poco::Exception&) {
    return false;
  }
}

std::string Wire::peer() const {
  try {
    return state_->socket.peerAddress().toString();
  } catch (const Poco::Exception&) {
    return {};
  }
}

void ignore_broken_pipes() {
  static std::once_flag once;
  std::call_once(once, [] {
    struct sigaction now {};
    if (::sigaction(SIGPIPE, nullptr, &now) == 0 && now.sa_handler == SIG_DFL) (void)std::signal(SIGPIPE, SIG_IGN);
  });
}

}  // namespace marshrut::gate
