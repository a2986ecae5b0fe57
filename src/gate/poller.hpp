// gate/poller.hpp: several mailboxes, each looked into by its own schedule, never twice at a time.
// Shapes:  PolledMailbox... + SeenPort -> threads that poll; MailboxStatus for who asks.
// Errors:  none leave it: each is in the status and the log, and the mailbox is tried again later and later.
// Owns:    a thread for each mailbox; the port must outlive stop(). Calls from any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "gate/mailbox.hpp"

namespace marshrut::gate {

struct Schedule {
  std::chrono::milliseconds every{std::chrono::minutes(1)};
  std::chrono::milliseconds first_pause{std::chrono::seconds(30)};  // after an error; doubled with each further one
  std::chrono::milliseconds longest_pause{std::chrono::minutes(15)};
  unsigned jitter_percent = 10;  // so that many nodes don't knock at once
};

struct PolledMailbox {
  MailboxSettings settings;
  Schedule schedule;
};

struct MailboxStatus {
  std::string name;
  bool polling = false;            // at this moment
  std::optional<Millis> last_ok;   // the end of the last poll that went well
  std::optional<Code> last_error;  // of the last poll; none when it went well
  std::uint64_t polls = 0, errors = 0, errors_in_row = 0;
  std::uint64_t filed = 0, too_large = 0, cut_short = 0, refused = 0;  // sums; left ones count at each poll
  PollReport last;                                                     // of the last poll that went well
};

// The pause after an error: first, twice as long each time, never over the longest. `errors_in_row` from 1.
std::chrono::milliseconds pause_after(const Schedule& schedule, std::uint64_t errors_in_row);

class Poller {
public:
  Poller(std::vector<PolledMailbox> mailboxes, SeenPort& port);
  ~Poller();  // stops
  Poller(const Poller&) = delete;
  Poller& operator=(const Poller&) = delete;

  void start();
  void stop();  // cuts polls that run; nothing is lost by that
  void poke();  // all that wait poll now
  [[nodiscard]] std::vector<MailboxStatus> status() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::gate
