// http/server.hpp: HTTP/1.1 over Poco's HTTPServer: sockets, limits and deadlines; what is asked goes to a Site.
// Shapes:  bytes on a connection -> Request -> Site -> Reply -> bytes.
// Units:   bytes; times by their types.
// Errors:  start: io (the port is taken; the certificate can't be read), usage (no such host).
// Owns:    its threads and connections; the site must outlive stop().
// Source:  RFC 9112; facts.md («TCPServer/HTTPServer»: slow clients hold threads).
//
// A head must be there within `head_patience`, a body come at `least_rate` or faster; who is slower is cut off by a
// thread that watches all connections, so that few slow ones can't hold all threads. A request whose length could be
// read in two ways (Content-Length beside Transfer-Encoding, two of either) is refused and its connection closed.
//
// DIAGNOSTICS: http.slow, http.refused (status), http.failed.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "http/message.hpp"

namespace marshrut::http {

class Site {
public:
  virtual ~Site() = default;
  // How many bytes the body of this request may have (it isn't there yet); nothing: refused before it is read.
  virtual std::size_t most_body(const Request& request) = 0;
  virtual Reply answer(Request request) = 0;
};

struct ServerSettings {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
  std::filesystem::path certificate, key;    // PEM; both or none
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and -Proto count
  unsigned threads = 32;
  unsigned connections = 512;        // at once
  unsigned connections_of_one = 64;  // from one address; a trusted proxy has no such limit
  std::chrono::milliseconds head_patience{10'000};
  std::chrono::milliseconds idle_patience{30'000};
  std::size_t least_rate = 4096;  // bytes a second of a body
};

class Server {
public:
  Server(ServerSettings settings, Site& site);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  Result<std::string> start();  // "127.0.0.1:8080"
  void stop();

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::http
