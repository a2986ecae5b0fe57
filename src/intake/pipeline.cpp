#include "intake/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "base/log.hpp"
#include "base/step.hpp"
#include "intake/alarm.hpp"
#include "intake/rush.hpp"
#include "intake/uploads.hpp"

namespace marshrut::intake {

namespace {

using store::Claim;

// 2 s, 4 s, … up to a quarter of an hour.
Millis backoff(std::int64_t tries) {
  constexpr Millis kLongest = 15 * 60 * 1000;
  return tries > 9 ? kLongest : std::min(kLongest, Millis{2000} << tries);
}

bool may_heal(Code code) { return code == Code::unavailable || code == Code::io; }

}  // namespace

struct Pipeline::State {
  store::Store& store;
  Examiner& examiner;
  const SharedRules& rules;
  PipelineSettings settings;
  Alarm alarm;
  Rush rush;
  std::vector<std::thread> threads;
  std::atomic<std::uint64_t> settled{0}, postponed{0}, crashed{0}, lost{0};

  void run() {
    alarm.go_on(settings.look, "intake.bug", [this] { return round(); });
  }

  void give_way() {
    constexpr std::chrono::milliseconds kMoment{10};
    while (!alarm.stopped() && rush.lasts(std::chrono::steady_clock::now())) std::this_thread::sleep_for(kMoment);
  }

  // Whether there was anything to do.
  bool round() {
    give_way();
    auto claims = store::claim_messages(store, settings.claims, settings.lease);
    if (!claims) {
      log(Level::warning, "intake.store-away", {{"code", code_name(claims.error().code)}});
      return false;
    }
    // What the messages before it have used up of its lease is gone: near the end it is somebody else's soon.
    const auto begun = std::chrono::steady_clock::now();
    for (const Claim& claim : *claims) {
      give_way();
      if (alarm.stopped() || std::chrono::steady_clock::now() - begun > settings.lease / 2) {
        (void)store.write([&](store::Connection& c) { return store::release(c, claim); });
      } else {
        process(claim);
      }
    }
    return !claims->empty();
  }

  void process(const Claim& claim) {
    const std::shared_ptr<const Rules> now = rules.get();
    auto examination = examine(claim, *now);
    if (!examination) return failed_to_examine(claim, examination.error());
    step("intake.examined");
    const auto uploader = uploader_of(store, claim.source, claim.peer);
    if (!uploader) return postpone(claim, "store");
    const Judgement judgement = judge(*examination, now->schools, now->trust, *uploader);
    Settled result;
    const Millis at = now_ms();
    const auto filed = store.write(
        [&](store::Connection& connection) -> Result<void> {
          auto done = file_message(connection, claim, *examination, judgement, now->answers, now->contents, at);
          if (!done) return done.error();
          result = std::move(*done);
          return {};
        },
        store::Urgency::patient);
    if (!filed) return failed_to_file(claim, filed.error());
    ++settled;
    tell(claim, store::state_name(result.state), result.reason);
  }

  static void tell(const Claim& claim, std::string_view state, std::string_view reason) {
    log(Level::info, "intake.settled", {{"message", claim.id}, {"state", state}, {"reason", reason}});
  }

  Result<Examination> examine(const Claim& claim, const Rules& now) {
    std::string raw;
    const auto got = store.read([&](store::Connection& connection) -> Result<void> {
      auto bytes = store::raw_bytes(connection, claim.id);
      if (!bytes) return bytes.error();
      raw = std::move(*bytes);
      return {};
    });
    if (!got) return Error{Code::unavailable, got.error().message, "store"};
    MessageRequest request;
    // A transport that names no recipient (POP3, IMAP) tells nothing of the sender either.
    if (!claim.recipients.empty()) request.sender = claim.sender;
    request.own_addresses = now.own_addresses;
    request.own_addresses.insert(request.own_addresses.end(), claim.recipients.begin(), claim.recipients.end());
    request.authserv_id = now.authserv_id;
    return examiner.examine(request, std::move(raw));
  }

  void failed_to_examine(const Claim& claim, const Error& error) {
    if (may_heal(error.code)) return postpone(claim, error.where.empty() ? "worker" : error.where);
    ++crashed;
    log(Level::warning, "intake.crashed", {{"message", claim.id}, {"code", code_name(error.code)}});
    if (claim.crashes + 1 >= settings.most_crashes) return give_up(claim, "kills-workers");
    settle([&](store::Connection& connection) { return store::note_crash(connection, claim); });
  }

  void failed_to_file(const Claim& claim, const Error& error) {
    if (error.code == Code::conflict) {
      ++lost;
      return log(Level::info, "intake.lost-claim", {{"message", claim.id}});
    }
    log(Level::error, "intake.not-filed",
        {{"message", claim.id}, {"code", code_name(error.code)}, {"error", error.message}});
    if (!may_heal(error.code) && claim.tries + 1 >= settings.most_tries) return give_up(claim, "cannot-be-filed");
    postpone(claim, code_name(error.code));
  }

  void postpone(const Claim& claim, std::string_view reason) {
    ++postponed;
    log(Level::warning, "intake.postponed", {{"message", claim.id}, {"reason", reason}});
    const Millis until = now_ms() + backoff(claim.tries);
    settle([&](store::Connection& connection) { return store::postpone(connection, claim, until, reason); });
  }

  void give_up(const Claim& claim, std::string_view reason) {
    const auto done = store.write([&](store::Connection& c) { return quarantine(c, claim, reason); });
    if (!done) return;
    ++settled;
    tell(claim, "quarantined", reason);
  }

  // When even this can't be written, the lease ends by itself and the message is tried again.
  void settle(const store::Job& job) { (void)store.write(job, store::Urgency::patient); }
};

Pipeline::Pipeline(store::Store& store, Examiner& examiner, const SharedRules& rules, const PipelineSettings& settings)
    : state_(new State{store, examiner, rules, settings, {}, {}, {}, {}, {}, {}, {}}) {}

Pipeline::~Pipeline() { stop(); }

void Pipeline::start() {
  for (unsigned i = 0; i < state_->settings.threads; ++i) state_->threads.emplace_back([this] { state_->run(); });
}

void Pipeline::stop() {
  state_->alarm.stop();
  for (std::thread& thread : state_->threads) thread.join();
  state_->threads.clear();
}

void Pipeline::poke() {
  state_->rush.arrived(std::chrono::steady_clock::now());
  state_->alarm.ring();
}

PipelineCounts Pipeline::counts() const { return {state_->settled, state_->postponed, state_->crashed, state_->lost}; }

}  // namespace marshrut::intake
