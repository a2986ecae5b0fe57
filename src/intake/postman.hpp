// intake/postman.hpp: answers from the outbox to the centre's mail server.
// Shapes:  a store with replies that wait -> the same replies sent, postponed or failed.
// Units:   times by their type.
// Errors:  none leave it; each try's outcome is in the outbox and the log.
// Owns:    its thread and its connection; the store must outlive stop().
// Source:  RFC 5321 §4.5.4 (retries), §4.5.5 (null sender); RFC 3834 §3.3.
//
// A reply whose end nobody knows (cut off after the final dot, or a crash before the mark) is sent again with the same
// Message-ID: SMTP has no better way.
//
// DIAGNOSTICS: postman.sent, postman.later, postman.failed (reply, reason, code).
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "gate/smtp_sender.hpp"
#include "store/store.hpp"

namespace marshrut::intake {

struct PostmanSettings {
  gate::SmtpSettings smtp;
  std::size_t claims = 16;
  std::chrono::milliseconds lease{std::chrono::minutes(10)};
  std::chrono::milliseconds look{1000};
  std::chrono::milliseconds first_pause{std::chrono::minutes(1)};  // after a try that may heal; doubled each time
  std::chrono::milliseconds longest_pause{std::chrono::hours(2)};
  std::int64_t most_tries = 60;  // about five days
};

struct PostmanCounts {
  std::uint64_t sent = 0, later = 0, failed = 0;
};

class Postman {
public:
  Postman(store::Store& store, PostmanSettings settings);
  ~Postman();  // stops
  Postman(const Postman&) = delete;
  Postman& operator=(const Postman&) = delete;

  void start();
  void stop();  // after the letter in hand
  void poke();
  [[nodiscard]] PostmanCounts counts() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::intake
