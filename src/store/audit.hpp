// store/audit.hpp: who did what, when and from where; appended to, never changed.
// Shapes:  Entry -> a link of the writer's chain of hashes; verify -> what is off.
// Errors:  as connection.hpp.
// Owns:    results own what they hold.
//
// hash = SHA-256 of the previous hash and of all fields, each with its length before it. A changed, missing or moved
// entry breaks its chain; one cut off at the end doesn't agree with the chain's head. Entries outlive a purge:
// `subject` and `details` hold ids, numbers and codes, never a name or an address.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

struct Entry {
  std::string actor;           // "operator:…", "service"
  std::string origin;          // "cli", "lmtp", a host
  std::string action;          // "message.reopened"
  std::string subject;         // "message:17"
  std::string details = "{}";  // JSON
};

Result<void> append(Connection& connection, const Entry& entry);

struct AuditQuery {
  std::optional<std::string> actor, action, subject;  // equal; an action that ends in "." : all that begin so
  std::optional<Millis> since, until;                 // in [since, until)
};
struct AuditCursor {
  Millis at = 0;
  std::string chain;
  std::int64_t position = 0;
};
struct AuditLine {
  AuditCursor place;
  Entry entry;
};
struct AuditPage {
  std::vector<AuditLine> items;     // of all chains, the newest first
  std::optional<AuditCursor> next;  // nothing: this was the last page
};
Result<AuditPage> audit_page(Connection& connection, const AuditQuery& query,
                             const std::optional<AuditCursor>& after = {}, std::size_t most = 50);

struct Breach {
  std::string chain;
  std::int64_t position = 0;
  std::string what;  // "hash", "gap", "head"
};
// Nothing: every chain is whole.
Result<std::vector<Breach>> verify(Connection& connection);

}  // namespace marshrut::store
