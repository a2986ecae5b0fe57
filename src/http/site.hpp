// http/site.hpp: what is at which address: the API, the service's health, the console.
// Shapes:  Request -> Reply of whoever has that address.
// Owns:    nothing: all of it outlives the site.
#pragma once

#include <string>

#include "http/server.hpp"

namespace marshrut::http {

class Api;
class Console;

struct HealthSource {
  virtual ~HealthSource() = default;
  // Empty: ready for messages; else a word for what is wrong ("store", "stopping").
  virtual std::string trouble() = 0;
  virtual std::string metrics() = 0;  // Prometheus text format 0.0.4
};

class WholeSite : public Site {
public:
  // Without an API, or without a console, their addresses are not there.
  WholeSite(HealthSource& health, Api* api, const Console* console) : health_(health), api_(api), console_(console) {}
  std::size_t most_body(const Request& request) override;
  Reply answer(Request request) override;

private:
  Reply health(const Request& request);

  HealthSource& health_;
  Api* api_;
  const Console* console_;
};

}  // namespace marshrut::http
