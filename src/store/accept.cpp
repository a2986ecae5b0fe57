#include "base/digest.hpp"
#include "store/json_list.hpp"
#include "store/ledger.hpp"
#include "store/query.hpp"

namespace marshrut::store {

namespace {

constexpr std::size_t kUidsAtOnce = 100;

struct Prepared {
  std::string recipients, sha256;
};

Result<std::optional<std::int64_t>> seen_as(Connection& connection, const SeenKey& key) {
  const auto rows = connection.run("SELECT message_id FROM mailbox_seen WHERE mailbox = ? AND validity = ? AND uid = ?",
                                   {key.mailbox, key.validity, key.uid});
  if (!rows) return rows.error();
  return rows->empty() ? std::nullopt : rows->maybe_number(0, 0);
}

Result<void> note_seen(Connection& connection, const SeenKey& key, std::int64_t id) {
  const auto noted = connection.run("INSERT INTO mailbox_seen (mailbox, validity, uid, message_id) VALUES (?, ?, ?, ?)",
                                    {key.mailbox, key.validity, key.uid, id});
  if (!noted) return noted.error();
  return {};
}

Result<std::int64_t> insert(Connection& connection, const Arrival& arrival, const Prepared& prepared) {
  const auto row = connection.run(
      "INSERT INTO message (received, source, peer, sender, recipients, size, sha256, state_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
      {arrival.received, arrival.source, arrival.peer, arrival.sender, prepared.recipients, arrival.raw.size(),
       prepared.sha256, arrival.received});
  if (!row) return row.error();
  const std::int64_t id = row->number(0, 0);
  const auto bytes =
      connection.run("INSERT INTO message_bytes (message_id, bytes) VALUES (?, ?)", {id, BlobView{arrival.raw}});
  if (!bytes) return bytes.error();
  return id;
}

Result<std::int64_t> accept_once(Connection& connection, const Arrival& arrival, const Prepared& prepared) {
  if (arrival.seen) {
    const auto known = seen_as(connection, *arrival.seen);
    if (!known) return known.error();
    if (*known) return **known;
  }
  auto id = insert(connection, arrival, prepared);
  if (!id || !arrival.seen) return id;
  if (auto noted = note_seen(connection, *arrival.seen, *id); !noted) return noted.error();
  return id;
}

}  // namespace

Result<std::int64_t> accept(Store& store, const Arrival& arrival) {
  const Prepared prepared{json_list(arrival.recipients), sha256_hex(arrival.raw)};
  std::int64_t id = 0;
  const Job job = [&](Connection& connection) -> Result<void> {
    const auto accepted = accept_once(connection, arrival, prepared);
    if (!accepted) return accepted.error();
    id = *accepted;
    return {};
  };
  auto done = store.write(job);
  // Another node took the same message of the mailbox meanwhile: now it can be seen.
  if (!done && done.error().code == Code::conflict && arrival.seen) done = store.write(job);
  if (!done) return done.error();
  return id;
}

Result<std::vector<bool>> seen(const Store& store, std::string_view mailbox, std::string_view validity,
                               const std::vector<std::string>& uids) {
  std::vector<bool> known;
  static const std::string sql =
      "SELECT uid FROM mailbox_seen WHERE mailbox = ? AND validity = ? AND uid IN " + placeholders(kUidsAtOnce);
  auto done = store.read([&](Connection& connection) -> Result<void> {
    known.assign(uids.size(), false);
    for (std::size_t begin = 0; begin < uids.size(); begin += kUidsAtOnce) {
      auto cells = padded(uids, begin, kUidsAtOnce);
      cells.insert(cells.begin(), {Cell(mailbox), Cell(validity)});
      const auto rows = connection.run(sql, cells);
      if (!rows) return rows.error();
      for (std::size_t row = 0; row < rows->size(); ++row) {
        for (std::size_t i = begin; i < std::min(begin + kUidsAtOnce, uids.size()); ++i) {
          if (uids[i] == rows->text(row, 0)) known[i] = true;
        }
      }
    }
    return {};
  });
  if (!done) return done.error();
  return known;
}

}  // namespace marshrut::store
