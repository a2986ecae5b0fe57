#include "intake/postman.hpp"

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>

#include "base/clock.hpp"
#include "base/log.hpp"
#include "intake/alarm.hpp"
#include "store/outbox.hpp"

namespace marshrut::intake {

using store::ReplyClaim;

struct Postman::State {
  store::Store& store;
  PostmanSettings settings;
  gate::SmtpSender sender;
  Alarm alarm;
  std::thread thread;
  std::atomic<std::uint64_t> sent{0}, later{0}, failed{0};

  State(store::Store& of, PostmanSettings given) : store(of), settings(std::move(given)), sender(settings.smtp) {}

  void run() {
    alarm.go_on(settings.look, "postman.bug", [this] { return round(); });
  }

  bool round() {
    auto claims = store::claim_replies(store, settings.claims, settings.lease);
    if (!claims) return false;
    bool reachable = true;
    for (const ReplyClaim& claim : *claims) {
      if (alarm.stopped() || !reachable) {
        (void)store::release_reply(store, claim);
      } else {
        reachable = deliver(claim);
      }
    }
    return reachable && !claims->empty();
  }

  // False: the server can't be reached or doesn't let us in, the others needn't try now.
  bool deliver(const ReplyClaim& claim) {
    const gate::SendOutcome outcome = sender.send({}, claim.recipient, claim.bytes);
    switch (outcome.state) {
      case gate::SendState::sent:
        ++sent;
        (void)store::mark_sent(store, claim);
        log(Level::info, "postman.sent", {{"reply", claim.id}, {"message", claim.message_id}});
        return true;
      case gate::SendState::never:
        if (outcome.reason == gate::SendReason::settings) break;  // the letter is good, the server's settings are not
        fail(claim, outcome);
        return true;
      case gate::SendState::in_doubt:
      case gate::SendState::later:
        break;
    }
    if (claim.tries + 1 >= settings.most_tries) {
      fail(claim, outcome);
    } else {
      postpone(claim, outcome);
    }
    return !is_of_the_server(outcome.reason);
  }

  // The next letter would meet the same; a password tried over and over locks an account.
  static bool is_of_the_server(gate::SendReason reason) {
    switch (reason) {
      case gate::SendReason::connection:
      case gate::SendReason::timeout:
      case gate::SendReason::starttls:
      case gate::SendReason::certificate:
      case gate::SendReason::password:
      case gate::SendReason::settings:
        return true;
      case gate::SendReason::none:
      case gate::SendReason::sender:
      case gate::SendReason::recipient:
      case gate::SendReason::message:
        return false;
    }
    return false;
  }

  static std::string code_of(const gate::SendOutcome& outcome) {
    if (outcome.state == gate::SendState::in_doubt) return "in-doubt";
    std::string code(gate::reason_name(outcome.reason));
    if (outcome.code != 0) code += ' ' + std::to_string(outcome.code);
    if (!outcome.enhanced.empty()) code += ' ' + outcome.enhanced;
    return code;
  }

  void fail(const ReplyClaim& claim, const gate::SendOutcome& outcome) {
    ++failed;
    const std::string code = code_of(outcome);
    (void)store::mark_failed(store, claim, code);
    log(Level::error, "postman.failed", {{"reply", claim.id}, {"message", claim.message_id}, {"code", code}});
  }

  void postpone(const ReplyClaim& claim, const gate::SendOutcome& outcome) {
    ++later;
    const auto shift = std::min<std::int64_t>(claim.tries, 12);
    const auto pause = std::min(settings.longest_pause, settings.first_pause * (std::int64_t{1} << shift));
    const std::string code = code_of(outcome);
    (void)store::mark_later(store, claim, now_ms() + pause.count(), code);
    log(Level::warning, "postman.later", {{"reply", claim.id}, {"message", claim.message_id}, {"code", code}});
  }
};

Postman::Postman(store::Store& store, PostmanSettings settings)
    : state_(std::make_unique<State>(store, std::move(settings))) {}

Postman::~Postman() { stop(); }

void Postman::start() {
  state_->thread = std::thread([this] { state_->run(); });
}

void Postman::stop() {
  state_->alarm.stop();
  if (state_->thread.joinable()) state_->thread.join();
}

void Postman::poke() { state_->alarm.ring(); }

PostmanCounts Postman::counts() const { return {state_->sent, state_->later, state_->failed}; }

}  // namespace marshrut::intake
