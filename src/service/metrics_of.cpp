#include "service/metrics_of.hpp"

#include "service/metrics.hpp"
#include "store/ledger.hpp"
#include "store/outbox.hpp"

namespace marshrut::service {

namespace {

double as_double(std::uint64_t count) { return static_cast<double>(count); }

void tell_lmtp(Metrics& metrics, const gate::LmtpCounters& lmtp) {
  metrics.family("lmtp_messages_total", "counter", "Messages by LMTP, by outcome.");
  metrics.sample(as_double(lmtp.accepted), "outcome", "accepted");
  metrics.sample(as_double(lmtp.refused), "outcome", "refused");
  metrics.sample(as_double(lmtp.tempfailed), "outcome", "later");
  metrics.family("lmtp_bytes_total", "counter", "Bytes of accepted messages.");
  metrics.sample(as_double(lmtp.bytes));
  metrics.family("lmtp_connections", "gauge", "Open connections.");
  metrics.sample(as_double(lmtp.open));
}

void tell_mailboxes(Metrics& metrics, const std::vector<gate::MailboxStatus>& mailboxes) {
  if (mailboxes.empty()) return;
  metrics.family("mailbox_filed_total", "counter", "Messages filed from a mailbox.");
  for (const auto& one : mailboxes) metrics.sample(as_double(one.filed), "mailbox", one.name);
  metrics.family("mailbox_errors_total", "counter", "Polls of a mailbox that failed.");
  for (const auto& one : mailboxes) metrics.sample(as_double(one.errors), "mailbox", one.name);
  metrics.family("mailbox_last_ok_seconds", "gauge", "When a mailbox was last polled well, seconds since 1970.");
  for (const auto& one : mailboxes)
    metrics.sample(static_cast<double>(one.last_ok.value_or(0)) / 1000, "mailbox", one.name);
}

void tell_work(Metrics& metrics, const Parts& parts) {
  metrics.family("intake_messages_total", "counter", "What became of claims, by outcome.");
  metrics.sample(as_double(parts.pipeline.settled), "outcome", "settled");
  metrics.sample(as_double(parts.pipeline.postponed), "outcome", "postponed");
  metrics.sample(as_double(parts.pipeline.crashed), "outcome", "crashed");
  metrics.sample(as_double(parts.pipeline.lost), "outcome", "lost");
  metrics.family("workers_total", "counter", "Worker processes, by what became of them.");
  metrics.sample(as_double(parts.workers.started), "event", "started");
  metrics.sample(as_double(parts.workers.died), "event", "died");
  metrics.sample(as_double(parts.workers.timed_out), "event", "timed-out");
  metrics.family("office_documents_total", "counter", "Documents given to LibreOffice, by outcome.");
  metrics.sample(as_double(parts.office.converted), "outcome", "converted");
  metrics.sample(as_double(parts.office.failed), "outcome", "failed");
  metrics.family("office_workers_total", "counter", "LibreOffice's processes, by what became of them.");
  metrics.sample(as_double(parts.office.started), "event", "started");
  metrics.sample(as_double(parts.office.died), "event", "died");
  metrics.sample(as_double(parts.office.timed_out), "event", "timed-out");
  metrics.family("replies_total", "counter", "Tries to send a reply, by outcome.");
  metrics.sample(as_double(parts.postman.sent), "outcome", "sent");
  metrics.sample(as_double(parts.postman.later), "outcome", "later");
  metrics.sample(as_double(parts.postman.failed), "outcome", "failed");
}

void tell_store(Metrics& metrics, const store::Store& store) {
  std::map<std::string, std::int64_t> states;
  store::OutboxCounts outbox;
  const auto read = store.read([&](store::Connection& connection) -> Result<void> {
    auto counts = store::state_counts(connection);
    if (!counts) return counts.error();
    states = std::move(*counts);
    auto replies = store::outbox_counts(connection);
    if (!replies) return replies.error();
    outbox = *replies;
    return {};
  });
  metrics.family("store_up", "gauge", "1 when the store answers.");
  metrics.sample(read ? 1 : 0);
  if (!read) return;
  metrics.family("messages", "gauge", "Messages in the ledger, by state.");
  for (const auto& [state, count] : states) metrics.sample(static_cast<double>(count), "state", state);
  metrics.family("outbox", "gauge", "Replies in the outbox, by state.");
  metrics.sample(static_cast<double>(outbox.queued), "state", "queued");
  metrics.sample(static_cast<double>(outbox.sending), "state", "sending");
  metrics.sample(static_cast<double>(outbox.sent), "state", "sent");
  metrics.sample(static_cast<double>(outbox.failed), "state", "failed");
  metrics.sample(static_cast<double>(outbox.held), "state", "held");
}

}  // namespace

std::string metrics_of(const Parts& parts) {
  Metrics metrics;
  tell_store(metrics, parts.store);
  if (parts.lmtp != nullptr) tell_lmtp(metrics, *parts.lmtp);
  tell_mailboxes(metrics, parts.mailboxes);
  tell_work(metrics, parts);
  return metrics.text();
}

}  // namespace marshrut::service
