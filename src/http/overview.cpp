#include "http/overview.hpp"

#include <nlohmann/json.hpp>

#include "store/counts.hpp"
#include "store/ledger.hpp"
#include "store/outbox.hpp"

namespace marshrut::http {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kNames[] = {"attention",        "received",    "filed",  "returned",       "duplicate",
                                  "not-a-submission", "quarantined", "review", "unsettledScans", "heldReplies",
                                  "failedReplies",    "runningJobs", "overdue"};

std::int64_t of(const std::map<std::string, std::int64_t>& counts, const std::string& name) {
  const auto found = counts.find(name);
  return found == counts.end() ? 0 : found->second;
}

// What only those who see everything are told.
Result<void> tell_all(store::Connection& connection, Json& counts) {
  const auto states = store::state_counts(connection);
  if (!states) return states.error();
  for (const auto& [state, count] : *states) counts[state] = count;
  const auto attention = store::attention_count(connection);
  if (!attention) return attention.error();
  counts["attention"] = *attention;
  const auto scans = store::unsettled_scans(connection);
  if (!scans) return scans.error();
  counts["unsettledScans"] = *scans;
  const auto outbox = store::outbox_counts(connection);
  if (!outbox) return outbox.error();
  counts["heldReplies"] = outbox->held;
  counts["failedReplies"] = outbox->failed;
  return {};
}

}  // namespace

Result<Json> overview_counts(store::Connection& connection, const store::Scope& scope, const OverdueCount& overdue) {
  Json counts = Json::object();
  for (const char* name : kNames) counts[name] = 0;
  const auto submissions = store::submission_counts(connection, scope);
  if (!submissions) return submissions.error();
  if (scope.all()) {
    if (auto told = tell_all(connection, counts); !told) return told.error();
  } else {
    counts["returned"] = of(*submissions, "returned");
  }
  counts["review"] = of(*submissions, "review") + (scope.all() ? of(*submissions, "apart") : 0);
  const auto jobs = store::open_jobs(connection);
  if (!jobs) return jobs.error();
  counts["runningJobs"] = *jobs;
  if (overdue) counts["overdue"] = overdue(scope);
  return counts;
}

}  // namespace marshrut::http
