#include "service/health_server.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/ThreadPool.h>

#include <optional>

#include "base/log.hpp"

namespace marshrut::service {

namespace {

namespace net = Poco::Net;

void answer(net::HTTPServerResponse& response, net::HTTPResponse::HTTPStatus status, const std::string& type,
            const std::string& body) {
  response.setStatusAndReason(status);
  response.setContentType(type);
  response.set("Cache-Control", "no-store");
  response.set("X-Content-Type-Options", "nosniff");
  response.sendBuffer(body.data(), body.size());
}

class Handler : public net::HTTPRequestHandler {
public:
  explicit Handler(HealthSource& source) : source_(source) {}

  // Poco's loop would log an exception by its own ways and close: each is answered here.
  void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override {
    try {
      tell(request, response);
    } catch (const std::exception&) {
      log(Level::warning, "health.failed");
      refuse(response);
    }
  }

private:
  // Without an answer who asks would wait, and take a slow service for a dead one.
  static void refuse(net::HTTPServerResponse& response) {
    if (response.sent()) return;
    try {
      answer(response, net::HTTPResponse::HTTP_INTERNAL_SERVER_ERROR, "text/plain", "failed\n");
    } catch (const std::exception&) {
      log(Level::warning, "health.unanswered");
    }
  }

  void tell(net::HTTPServerRequest& request, net::HTTPServerResponse& response) {
    const std::string path = request.getURI().substr(0, request.getURI().find('?'));
    const bool reads =
        request.getMethod() == net::HTTPRequest::HTTP_GET || request.getMethod() == net::HTTPRequest::HTTP_HEAD;
    if (!reads) return answer(response, net::HTTPResponse::HTTP_METHOD_NOT_ALLOWED, "text/plain", "GET only\n");
    if (path == "/health/live") return answer(response, net::HTTPResponse::HTTP_OK, "text/plain", "alive\n");
    if (path == "/health/ready") {
      const std::string trouble = source_.trouble();
      const auto status = trouble.empty() ? net::HTTPResponse::HTTP_OK : net::HTTPResponse::HTTP_SERVICE_UNAVAILABLE;
      return answer(response, status, "text/plain", trouble.empty() ? "ready\n" : trouble + '\n');
    }
    if (path == "/metrics") {
      return answer(response, net::HTTPResponse::HTTP_OK, "text/plain; version=0.0.4; charset=utf-8",
                    source_.metrics());
    }
    answer(response, net::HTTPResponse::HTTP_NOT_FOUND, "text/plain", "no such page\n");
  }

  HealthSource& source_;
};

class Factory : public net::HTTPRequestHandlerFactory {
public:
  explicit Factory(HealthSource& source) : source_(source) {}
  net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest& /*request*/) override {
    return new Handler(source_);
  }

private:
  HealthSource& source_;
};

constexpr int kThreads = 4;
constexpr int kQueued = 64;
constexpr int kSecondsIdle = 15;
// Poco now and then wakes nobody for a connection that comes while its threads go to sleep: it waits this long then.
constexpr int kMicrosecondsAsleep = 100'000;

}  // namespace

struct HealthServer::State {
  Listen listen;
  HealthSource& source;
  Poco::ThreadPool threads{1, kThreads};
  std::optional<net::HTTPServer> server;
};

HealthServer::HealthServer(Listen listen, HealthSource& source)
    : state_(new State{std::move(listen), source, {1, kThreads}, {}}) {}

HealthServer::~HealthServer() { stop(); }

Result<std::string> HealthServer::start() {
  try {
    net::ServerSocket socket;
    // Not SO_REUSEPORT, which is usual here: two services would share the port and each tell half of the time.
    socket.bind(net::SocketAddress(state_->listen.host, state_->listen.port), true, false);
    socket.listen(kQueued);
    Poco::AutoPtr<net::HTTPServerParams> params = new net::HTTPServerParams;
    params->setMaxThreads(kThreads);
    params->setMaxQueued(kQueued);
    params->setTimeout(Poco::Timespan(kSecondsIdle, 0));
    params->setThreadIdleTime(Poco::Timespan(0, kMicrosecondsAsleep));
    params->setKeepAliveTimeout(Poco::Timespan(kSecondsIdle, 0));
    state_->server.emplace(new Factory(state_->source), state_->threads, socket, params);
    state_->server->start();
    return socket.address().toString();
  } catch (const Poco::Exception&) {
    return Error{Code::io, "the address can't be listened at", state_->listen.host};
  }
}

void HealthServer::stop() {
  if (!state_->server) return;
  state_->server->stopAll(true);
  state_->threads.joinAll();
  state_->server.reset();
}

}  // namespace marshrut::service
