// service/service.hpp: `marshrut serve`: the store, the ways in, the pipeline and the postman, started and stopped in
// the order that loses nothing.
// Shapes:  Settings + home -> a running service.
// Errors:  start: unavailable (the folder is served already, the database is away), usage, io (a port is taken), and
//          what the store, the workers or the list of schools say.
// Owns:    everything that runs.
// Source:  design.md §4, §5.
//
// Stopping: no more messages are taken, those in DATA come to their reply, mailboxes are let go, what is being
// processed comes to its end, the letter in hand goes out. What waits stays in the store for the next start.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/home.hpp"
#include "base/result.hpp"
#include "service/settings.hpp"

namespace marshrut::service {

struct Addresses {
  std::string lmtp, http;  // "127.0.0.1:2424"; empty: not listening
};

class Service {
public:
  // `program` is run for the workers (with the words «worker --home HOME»).
  Service(Settings settings, app::Home home, std::filesystem::path program);
  ~Service();  // stops
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  Result<Addresses> start();
  // Takes over what can change while it runs: rules, schools, answers, the log's level. Others wait for a restart.
  Result<void> reload(const Settings& settings);
  // The store answers: for the watchdog.
  bool well();
  void stop();

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::service
