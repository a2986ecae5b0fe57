// service/web.hpp: the API and the console, put together over what the service runs; private to this module.
// Shapes:  parts of a running service -> an HTTP server with the API, the console's pages and the service's health.
// Errors:  start: io (the port is taken), and what the forms, the description and the console's files say.
// Owns:    the server and all that only it needs; the parts must outlive it.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/home.hpp"
#include "base/result.hpp"
#include "http/site.hpp"
#include "intake/examiner.hpp"
#include "intake/rules.hpp"
#include "office/office.hpp"
#include "service/settings.hpp"
#include "store/store.hpp"

namespace marshrut::service {

struct WebParts {
  const Settings& settings;
  const app::Home& home;
  store::Store& store;
  office::Office& office;
  intake::Examiner& examiner;
  const intake::SharedRules& rules;
  http::HealthSource& health;
  std::function<void()> came;              // a message was accepted
  std::function<std::string()> mailboxes;  // JSON of listMailboxes
  std::function<Result<void>()> reload;
};

class Web {
public:
  explicit Web(WebParts parts);
  ~Web();  // stops
  Web(const Web&) = delete;
  Web& operator=(const Web&) = delete;

  Result<std::string> start();  // "127.0.0.1:8080"
  void stop();

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::service
