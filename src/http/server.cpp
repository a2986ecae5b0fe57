#include "http/server.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerConnection.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/SSLManager.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/Net/TCPServerConnectionFactory.h>
#include <Poco/ThreadPool.h>

#include <algorithm>
#include <optional>

#include "base/log.hpp"
#include "http/connection_stream.hpp"
#include "http/finish.hpp"
#include "http/problem.hpp"
#include "http/reading.hpp"
#include "http/watch.hpp"

namespace marshrut::http {

namespace {

namespace net = Poco::Net;

struct Shared {
  const ServerSettings& settings;
  Site& site;
  Watch& watch;
};

int descriptor_of(net::StreamSocket& socket) { return socket.impl()->sockfd(); }

void write_head(net::HTTPServerResponse& response, const Reply& reply) {
  response.setStatusAndReason(static_cast<net::HTTPResponse::HTTPStatus>(reply.status));
  for (const auto& [name, value] : reply.headers) response.add(name, value);
  if (!reply.type.empty()) {
    const bool texty = reply.type == "application/json" || reply.type.find(';') != std::string::npos ||
                       !reply.type.starts_with("text/");
    response.setContentType(texty ? reply.type : reply.type + "; charset=utf-8");
  }
}

class Handler : public net::HTTPRequestHandler {
public:
  explicit Handler(Shared shared) : shared_(shared) {}

  // Poco's loop would log an exception by its own ways and close: each ends here.
  void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override {
    auto& inner = dynamic_cast<net::HTTPServerRequestImpl&>(request);
    const int descriptor = descriptor_of(inner.socket());
    try {
      handle(inner, response, descriptor);
    } catch (const std::exception&) {
      log(Level::warning, "http.failed");
      response.setKeepAlive(false);
      refuse(request, response);
    }
    shared_.watch.give(descriptor, shared_.settings.idle_patience + shared_.settings.head_patience);
  }

private:
  void handle(net::HTTPServerRequestImpl& from, net::HTTPServerResponse& response, int descriptor) {
    Request request;
    Reply reply;
    const auto read_patience = [&](std::chrono::milliseconds patience) { shared_.watch.give(descriptor, patience); };
    Result<void> read = read_request(from, shared_.settings, shared_.site, read_patience, request);
    shared_.watch.give(descriptor, {});
    if (read) {
      const Request asked{request.method, request.path,  request.query, request.headers, {},
                          request.peer,   request.secure};
      reply = shared_.site.answer(std::move(request));
      finish(asked, reply);
      if (reply.events) return hand_over(from, response, reply);
    } else {
      log(Level::info, "http.refused", {{"why", read.error().message}});
      reply = problem(read.error().message, read.error().where);
      finish(request, reply);
      response.setKeepAlive(false);  // what is left of the body would be taken for the next request
    }
    send(from, response, reply, descriptor);
    if (!read) drain(from, descriptor);
  }

  // Closed with bytes unread, a connection is reset, and our words may be lost with it.
  void drain(net::HTTPServerRequestImpl& from, int descriptor) {
    constexpr int kMostChunks = 64;
    shared_.watch.give(descriptor, shared_.settings.head_patience);
    try {
      from.socket().shutdownSend();
      std::string chunk(std::size_t{16} * 1024, '\0');
      for (int i = 0; i < kMostChunks; ++i) {
        if (from.socket().receiveBytes(chunk.data(), static_cast<int>(chunk.size())) <= 0) return;
      }
    } catch (const std::exception&) {
      log(Level::debug, "http.drained");
    }
  }

  void send(net::HTTPServerRequestImpl& from, net::HTTPServerResponse& response, const Reply& reply, int descriptor) {
    const std::string_view bytes = reply.bytes();
    shared_.watch.give(
        descriptor, shared_.settings.head_patience + std::chrono::seconds(bytes.size() / shared_.settings.least_rate));
    write_head(response, reply);
    const bool bodiless = reply.status == 204 || reply.status == 304;
    if (!bodiless) response.setContentLength64(static_cast<Poco::Int64>(bytes.size()));
    std::ostream& out = response.send();
    if (bodiless || from.getMethod() == net::HTTPRequest::HTTP_HEAD) return;
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
  }

  void hand_over(net::HTTPServerRequestImpl& from, net::HTTPServerResponse& response, const Reply& reply) {
    write_head(response, reply);
    response.setKeepAlive(true);
    response.setChunkedTransferEncoding(false);
    response.set("X-Accel-Buffering", "no");
    response.send().flush();
    shared_.watch.leave(descriptor_of(from.socket()));
    (void)reply.events(connection_stream(from.detachSocket()));
  }

  // Without an answer who asks would wait, and take a slow service for a dead one.
  static void refuse(const net::HTTPServerRequest& /*request*/, net::HTTPServerResponse& response) {
    if (response.sent()) return;
    try {
      const Reply reply = problem("internal");
      write_head(response, reply);
      response.sendBuffer(reply.body.data(), reply.body.size());
    } catch (const std::exception&) {
      log(Level::info, "http.unanswered");
    }
  }

  Shared shared_;
};

class Handlers : public net::HTTPRequestHandlerFactory {
public:
  explicit Handlers(Shared shared) : shared_(shared) {}
  net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest& /*request*/) override {
    return new Handler(shared_);
  }

private:
  Shared shared_;
};

class Connection : public net::HTTPServerConnection {
public:
  Connection(const net::StreamSocket& socket, const net::HTTPServerParams::Ptr& params,
             const net::HTTPRequestHandlerFactory::Ptr& handlers, Shared shared)
      : net::HTTPServerConnection(socket, params, handlers), shared_(shared) {}

  void run() override {
    const int descriptor = descriptor_of(socket());
    try {
      const std::string peer = socket().peerAddress().host().toString();
      const auto& proxies = shared_.settings.trusted_proxies;
      const bool proxy = std::find(proxies.begin(), proxies.end(), peer) != proxies.end();
      const std::size_t most = shared_.settings.connections;
      if (!shared_.watch.enter(descriptor, peer, most, proxy ? most : shared_.settings.connections_of_one)) return;
      shared_.watch.give(descriptor, shared_.settings.head_patience);
      net::HTTPServerConnection::run();
    } catch (const std::exception&) {
      log(Level::info, "http.connection-failed");  // reset by its peer, no TLS spoken
    }
    shared_.watch.leave(descriptor);
  }

private:
  Shared shared_;
};

class Connections : public net::TCPServerConnectionFactory {
public:
  Connections(net::HTTPServerParams::Ptr params, Shared shared)
      : params_(std::move(params)), handlers_(new Handlers(shared)), shared_(shared) {}
  net::TCPServerConnection* createConnection(const net::StreamSocket& socket) override {
    return new Connection(socket, params_, handlers_, shared_);
  }

private:
  net::HTTPServerParams::Ptr params_;
  net::HTTPRequestHandlerFactory::Ptr handlers_;
  Shared shared_;
};

constexpr int kBacklog = 256;
constexpr int kSpare = 8;
// Poco now and then wakes nobody for a connection that comes while its threads go to sleep: it waits this long then.
constexpr int kMicrosecondsAsleep = 100'000;
// An idle browser shall not keep a thread for long.
constexpr int kSecondsKept = 5;

net::ServerSocket listening(const ServerSettings& settings) {
  const net::SocketAddress address(settings.host, settings.port);
  // Not SO_REUSEPORT, which is usual here: two services would share the port and each answer half of the time.
  if (settings.certificate.empty()) {
    net::ServerSocket socket;
    socket.bind(address, true, false);
    socket.listen(kBacklog);
    return socket;
  }
  net::Context::Ptr context(new net::Context(net::Context::TLS_SERVER_USE, settings.key.string(),
                                             settings.certificate.string(), "", net::Context::VERIFY_NONE));
  context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
  net::SecureServerSocket socket(context);
  socket.bind(address, true, false);
  socket.listen(kBacklog);
  return socket;
}

}  // namespace

struct Server::State {
  ServerSettings settings;
  Site& site;
  Watch watch;
  Poco::ThreadPool threads;
  std::optional<net::TCPServer> server;

  State(ServerSettings given, Site& to)
      : settings(std::move(given)), site(to), threads(2, static_cast<int>(settings.threads) + kSpare) {}
};

Server::Server(ServerSettings settings, Site& site) : state_(std::make_unique<State>(std::move(settings), site)) {}

Server::~Server() { stop(); }

Result<std::string> Server::start() {
  try {
    net::ServerSocket socket = listening(state_->settings);
    net::HTTPServerParams::Ptr params(new net::HTTPServerParams);
    params->setMaxThreads(static_cast<int>(state_->settings.threads));
    params->setMaxQueued(static_cast<int>(state_->settings.connections));
    params->setThreadIdleTime(Poco::Timespan(0, kMicrosecondsAsleep));
    params->setTimeout(Poco::Timespan(state_->settings.head_patience.count() * 1000));
    params->setKeepAliveTimeout(Poco::Timespan(kSecondsKept, 0));
    state_->watch.start();
    const Shared shared{state_->settings, state_->site, state_->watch};
    state_->server.emplace(new Connections(params, shared), state_->threads, socket, params);
    state_->server->start();
    return socket.address().toString();
  } catch (const Poco::Exception& wrong) {
    return Error{Code::io, "the address can't be listened at: " + wrong.displayText(), state_->settings.host};
  }
}

void Server::stop() {
  if (!state_->server) return;
  state_->server->stop();
  state_->watch.shut_all();
  state_->threads.joinAll();
  state_->server.reset();
  state_->watch.stop();
}

}  // namespace marshrut::http
