#include "intake/arrivals.hpp"

#include "base/clock.hpp"
#include "base/log.hpp"
#include "store/ledger.hpp"

namespace marshrut::intake {

namespace {

store::Arrival arrival_of(const gate::Envelope& envelope, const std::string& raw) {
  store::Arrival arrival;
  arrival.received = now_ms();
  arrival.source = envelope.source;
  arrival.peer = envelope.peer;
  arrival.sender = envelope.sender;
  arrival.recipients = envelope.recipients;
  arrival.raw = raw;
  return arrival;
}

Result<std::int64_t> take(store::Store& store, const store::Arrival& arrival, const std::function<void()>& came) {
  auto id = store::accept(store, arrival);
  if (id) {
    log(Level::info, "intake.accepted",
        {{"message", *id}, {"source", arrival.source}, {"size", static_cast<std::int64_t>(arrival.raw.size())}});
    came();
  } else {
    log(Level::error, "intake.not-accepted",
        {{"source", arrival.source}, {"code", code_name(id.error().code)}, {"error", id.error().message}});
  }
  return id;
}

}  // namespace

gate::Accept accept_into(store::Store& store, std::function<void()> came) {
  return [&store, came = std::move(came)](const gate::Envelope& envelope, std::string raw) {
    return take(store, arrival_of(envelope, raw), came);
  };
}

Result<std::vector<bool>> MailboxPort::known(const std::string& mailbox, const std::string& validity,
                                             const std::vector<std::string>& uids) {
  return store::seen(store_, mailbox, validity, uids);
}

Result<std::int64_t> MailboxPort::file(const gate::Envelope& envelope, const std::string& mailbox,
                                       const std::string& validity, const std::string& uid, std::string raw) {
  store::Arrival arrival = arrival_of(envelope, raw);
  arrival.seen = store::SeenKey{mailbox, validity, uid};
  return take(store_, arrival, came_);
}

}  // namespace marshrut::intake
