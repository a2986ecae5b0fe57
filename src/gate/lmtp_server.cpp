#include "gate/lmtp_server.hpp"

#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/Net/TCPServerConnection.h>
#include <Poco/Net/TCPServerConnectionFactory.h>
#include <Poco/Net/TCPServerParams.h>
#include <Poco/ThreadPool.h>
#include <sys/socket.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include "base/log.hpp"
#include "gate/lmtp_session.hpp"
#include "gate/networks.hpp"

namespace marshrut::gate {

namespace {

namespace net = Poco::Net;

int fd_of(const net::StreamSocket& socket) { return static_cast<int>(socket.impl()->sockfd()); }

// How many sessions there are, and a way to wait until there are none.
class Sessions {
public:
  explicit Sessions(LmtpShared& shared) : shared_(shared) {}

  bool enter() {
    const std::lock_guard lock(mutex_);
    if (open_ >= shared_.settings.limits.connections) return false;
    shared_.counters.open = ++open_;
    ++shared_.counters.connections;
    return true;
  }
  void leave() {
    const std::lock_guard lock(mutex_);
    shared_.counters.open = --open_;
    if (open_ == 0) none_.notify_all();
  }
  bool wait_until(Time until) {
    std::unique_lock lock(mutex_);
    return none_.wait_until(lock, until, [this] { return open_ == 0; });
  }
  void wait() {
    std::unique_lock lock(mutex_);
    none_.wait(lock, [this] { return open_ == 0; });
  }

private:
  LmtpShared& shared_;
  std::mutex mutex_;
  std::condition_variable none_;
  std::size_t open_ = 0;
};

// Who may come in is decided before a connection has a thread: Poco would close a connection too many in silence.
class Door : public net::TCPServerConnectionFilter {
public:
  Door(LmtpShared& shared, Sessions& sessions, const Networks& allowed)
      : shared_(shared), sessions_(sessions), allowed_(allowed) {}

  bool accept(const net::StreamSocket& socket) override {
    std::string host;
    try {
      host = socket.peerAddress().host().toString();
    } catch (const std::exception&) {
      return false;  // gone before it was seen
    }
    if (!allowed_.contains(host)) return turn_away(socket, host, "554 5.7.1 Not from there\r\n");
    if (shared_.draining.is_set()) return turn_away(socket, host, "421 4.3.2 Going down\r\n");
    if (!sessions_.enter()) return turn_away(socket, host, "421 4.7.0 Too many connections\r\n");
    return true;
  }

private:
  bool turn_away(const net::StreamSocket& socket, std::string_view host, std::string_view reply) {
    ++shared_.counters.turned_away;
    log(Level::warning, "lmtp.refused", {{"host", host}, {"reply", reply.substr(0, 9)}});
    (void)::send(fd_of(socket), reply.data(), reply.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    (void)::shutdown(fd_of(socket), SHUT_WR);
    return false;
  }

  LmtpShared& shared_;
  Sessions& sessions_;
  const Networks& allowed_;
};

class Connection : public net::TCPServerConnection {
public:
  Connection(const net::StreamSocket& socket, LmtpShared& shared, Sessions& sessions)
      : net::TCPServerConnection(socket), shared_(shared), sessions_(sessions) {}
  // Also when it never ran.
  ~Connection() override { sessions_.leave(); }

  void run() override {
    try {
      socket().setNoDelay(true);
      LmtpSession(fd_of(socket()), socket().peerAddress().toString(), shared_).run();
      (void)::shutdown(fd_of(socket()), SHUT_WR);
    } catch (const std::exception&) {
      log(Level::error, "lmtp.ended", {{"why", "exception"}});
    }
  }

private:
  LmtpShared& shared_;
  Sessions& sessions_;
};

class Factory : public net::TCPServerConnectionFactory {
public:
  Factory(LmtpShared& shared, Sessions& sessions) : shared_(shared), sessions_(sessions) {}
  net::TCPServerConnection* createConnection(const net::StreamSocket& socket) override {
    return new Connection(socket, shared_, sessions_);
  }

private:
  LmtpShared& shared_;
  Sessions& sessions_;
};

}  // namespace

struct LmtpServer::State {
  LmtpShared shared;
  Sessions sessions{shared};
  Networks allowed;
  std::unique_ptr<Poco::ThreadPool> threads;
  std::optional<net::ServerSocket> socket;
  std::unique_ptr<net::TCPServer> server;

  Result<std::string> listen();
  void close();
};

Result<std::string> LmtpServer::State::listen() {
  const LmtpSettings& settings = shared.settings;
  const auto connections = static_cast<int>(settings.limits.connections);
  const net::SocketAddress address(settings.host, settings.port);
  socket.emplace();
  socket->bind(address, true, false);  // Poco would share the port with another by default
  socket->listen(std::max(connections, 64));
  threads = std::make_unique<Poco::ThreadPool>(2, connections + 2);
  net::TCPServerParams::Ptr params = new net::TCPServerParams;
  params->setMaxThreads(connections + 2);
  params->setMaxQueued(connections + 2);
  server = std::make_unique<net::TCPServer>(new Factory(shared, sessions), *threads, *socket, params);
  server->setConnectionFilter(new Door(shared, sessions, allowed));
  server->start();
  return socket->address().toString();
}

void LmtpServer::State::close() {
  shared.draining.set();
  if (server) server->stop();
  if (socket) socket->close();
}

LmtpServer::LmtpServer(LmtpSettings settings, Accept accept) : state_(std::make_unique<State>()) {
  state_->shared.settings = std::move(settings);
  state_->shared.accept = std::move(accept);
}

LmtpServer::~LmtpServer() {
  (void)drain(std::chrono::milliseconds(0));
  state_->sessions.wait();  // one that is inside Accept can't be cut
}

Result<std::string> LmtpServer::start() {
  auto allowed = Networks::parse(state_->shared.settings.allow);
  if (!allowed) return allowed.error();
  state_->allowed = std::move(allowed).value();
  const LmtpLimits& limits = state_->shared.settings.limits;
  if (limits.line_bytes < 512 || limits.message_bytes == 0 || limits.recipients == 0 || limits.connections == 0 ||
      limits.connections > 10'000 || limits.errors == 0) {
    return Error{Code::usage, "a limit of the LMTP server is out of range", {}};
  }
  const std::string where = state_->shared.settings.host + ":" + std::to_string(state_->shared.settings.port);
  try {
    auto address = state_->listen();
    log(Level::info, "lmtp.started", {{"address", address.value()}});
    return address;
  } catch (const net::HostNotFoundException&) {
    return Error{Code::usage, "no such address", where};
  } catch (const std::exception& error) {
    return Error{Code::io, std::string("can't listen: ") + error.what(), where};
  }
}

bool LmtpServer::drain(std::chrono::milliseconds deadline) {
  const Time until = after(deadline);
  state_->close();
  if (state_->sessions.wait_until(until)) return true;
  state_->shared.cutting.set();
  (void)state_->sessions.wait_until(std::max(until, Clock::now()) + std::chrono::seconds(2));
  return false;
}

const LmtpCounters& LmtpServer::counters() const { return state_->shared.counters; }

}  // namespace marshrut::gate
