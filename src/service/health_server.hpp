// service/health_server.hpp: whether the service is well, for those who watch it: /health/live, /health/ready,
// /metrics. Shapes:  a port for questions -> an HTTP server. Errors:  start: io (the port is taken), usage (no such
// host). Owns:    its threads; the source must outlive it. Source:  Prometheus text format 0.0.4.
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "service/settings.hpp"

namespace marshrut::service {

struct HealthSource {
  virtual ~HealthSource() = default;
  // Empty: ready for messages; else a word for what is wrong ("store", "stopping").
  virtual std::string trouble() = 0;
  virtual std::string metrics() = 0;
};

class HealthServer {
public:
  HealthServer(Listen listen, HealthSource& source);
  ~HealthServer();
  HealthServer(const HealthServer&) = delete;
  HealthServer& operator=(const HealthServer&) = delete;

  Result<std::string> start();  // "127.0.0.1:8080"
  void stop();

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::service
