#include "store/audit.hpp"

#include <optional>
#include <string_view>

#include "base/digest.hpp"
#include "store/clean_text.hpp"

namespace marshrut::store {

namespace {

constexpr std::int64_t kPage = 500;

struct Link {
  std::string node;
  std::int64_t position = 0;
  Millis at = 0;
  Entry entry;
  std::string previous, hash;
};

// Each field with its length, so that no two entries say the same in one text.
std::string hash_of(const Link& link) {
  Sha256 digest;
  for (const std::string& field :
       {link.previous, link.node, std::to_string(link.position), std::to_string(link.at), link.entry.actor,
        link.entry.origin, link.entry.action, link.entry.subject, link.entry.details}) {
    digest.update(std::to_string(field.size()) + ":");
    digest.update(field);
  }
  return digest.finish_hex();
}

Link link_of(const Rows& rows, std::size_t row) {
  return {rows.text(row, 0),
          rows.number(row, 1),
          rows.number(row, 2),
          {rows.text(row, 3), rows.text(row, 4), rows.text(row, 5), rows.text(row, 6), rows.text(row, 7)},
          rows.text(row, 8),
          rows.text(row, 9)};
}

Result<Rows> lock_head(Connection& connection) {
  const std::string sql = "SELECT position, hash FROM audit_head WHERE node = ?" + std::string(connection.for_update());
  auto rows = connection.run(sql, {connection.chain()});
  if (!rows || !rows->empty()) return rows;
  const auto made =
      connection.run("INSERT INTO audit_head (node, position, hash) VALUES (?, 0, '') ON CONFLICT (node) DO NOTHING",
                     {connection.chain()});
  if (!made) return made.error();
  return connection.run(sql, {connection.chain()});
}

// The chain that is being walked: what its next link has to say.
struct Walk {
  std::string node;
  std::int64_t position = 0;
  std::string hash;
};

void check(const Link& link, Walk& walk, std::vector<Breach>& breaches) {
  if (link.node != walk.node) walk = {link.node, 0, {}};
  if (link.position != walk.position + 1) breaches.push_back({link.node, link.position, "gap"});
  if (link.previous != walk.hash || link.hash != hash_of(link)) breaches.push_back({link.node, link.position, "hash"});
  walk.position = link.position;
  walk.hash = link.hash;
}

// A head that no entry agrees with: the end was cut off, or the head itself was changed.
Result<void> check_heads(Connection& connection, std::vector<Breach>& breaches) {
  const auto heads = connection.run(
      "SELECT h.node, h.position FROM audit_head h LEFT JOIN audit a ON a.node = h.node AND a.position = h.position "
      "WHERE h.position > 0 AND (a.hash IS NULL OR a.hash <> h.hash) ORDER BY h.node");
  if (!heads) return heads.error();
  for (std::size_t row = 0; row < heads->size(); ++row) {
    breaches.push_back({heads->text(row, 0), heads->number(row, 1), "head"});
  }
  const auto without = connection.run(
      "SELECT a.node, MAX(a.position) FROM audit a LEFT JOIN audit_head h ON h.node = a.node GROUP BY a.node, "
      "h.position "
      "HAVING h.position IS NULL OR MAX(a.position) > h.position ORDER BY a.node");
  if (!without) return without.error();
  for (std::size_t row = 0; row < without->size(); ++row) {
    breaches.push_back({without->text(row, 0), without->number(row, 1), "head"});
  }
  return {};
}

}  // namespace

Result<void> append(Connection& connection, const Entry& entry) {
  const auto head = lock_head(connection);
  if (!head) return head.error();
  // The hash is of what will be read back.
  const Entry kept{cleaned(entry.actor), cleaned(entry.origin), cleaned(entry.action), cleaned(entry.subject),
                   cleaned(entry.details)};
  Link link{connection.chain(), head->number(0, 0) + 1, now_ms(), kept, head->text(0, 1), {}};
  link.hash = hash_of(link);
  const auto made = connection.run(
      "INSERT INTO audit (node, position, at, actor, origin, action, subject, details, previous, hash) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {link.node, link.position, link.at, kept.actor, kept.origin, kept.action, kept.subject, kept.details,
       link.previous, link.hash});
  if (!made) return made.error();
  const auto moved = connection.run("UPDATE audit_head SET position = ?, hash = ? WHERE node = ?",
                                    {link.position, link.hash, link.node});
  if (!moved) return moved.error();
  return {};
}

Result<std::vector<Breach>> verify(Connection& connection) {
  std::vector<Breach> breaches;
  Walk walk;
  for (;;) {
    const auto rows = connection.run(
        "SELECT node, position, at, actor, origin, action, subject, details, previous, hash FROM audit "
        "WHERE node > ? OR (node = ? AND position > ?) ORDER BY node, position LIMIT ?",
        {walk.node, walk.node, walk.position, kPage});
    if (!rows) return rows.error();
    if (rows->empty()) break;
    for (std::size_t row = 0; row < rows->size(); ++row) check(link_of(*rows, row), walk, breaches);
  }
  if (auto checked = check_heads(connection, breaches); !checked) return checked.error();
  return breaches;
}

}  // namespace marshrut::store
