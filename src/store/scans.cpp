#include "store/scans.hpp"

#include "store/changes.hpp"
#include "store/documents.hpp"
#include "store/query.hpp"

namespace marshrut::store {

namespace {

constexpr const char* kSelect =
    "SELECT id, document_id, source_sha256, first_page, pages, kind, code, form, hash, matches, route_id, state, "
    "reason, blob_id, media_type, created, settled_at, settled_by FROM scan WHERE ";

std::optional<std::int64_t> as_number(std::optional<bool> value) {
  return value ? std::optional<std::int64_t>(*value ? 1 : 0) : std::nullopt;
}

Scan scan_of(const Rows& rows, std::size_t row) {
  Scan scan;
  scan.id = rows.number(row, 0);
  scan.document_id = rows.maybe_number(row, 1);
  scan.source_sha256 = rows.text(row, 2);
  scan.first_page = rows.number(row, 3);
  scan.pages = rows.text(row, 4);
  scan.kind = rows.text(row, 5);
  scan.code = rows.text(row, 6);
  scan.form = rows.text(row, 7);
  scan.hash = rows.text(row, 8);
  if (const auto matches = rows.maybe_number(row, 9)) scan.matches = *matches != 0;
  scan.route_id = rows.maybe_number(row, 10);
  scan.state = rows.text(row, 11);
  scan.reason = rows.text(row, 12);
  scan.blob_id = rows.maybe_number(row, 13);
  scan.media_type = rows.text(row, 14);
  scan.created = rows.number(row, 15);
  scan.settled_at = rows.maybe_number(row, 16);
  scan.settled_by = rows.text(row, 17);
  return scan;
}

Result<std::vector<Scan>> select(Connection& connection, const std::string& where, std::span<const Cell> cells) {
  const auto rows = connection.run(kSelect + where, cells);
  if (!rows) return rows.error();
  std::vector<Scan> all;
  for (std::size_t row = 0; row < rows->size(); ++row) all.push_back(scan_of(*rows, row));
  return all;
}

}  // namespace

Result<AddedScan> add_scan(Connection& connection, const NewScan& scan) {
  const auto made = connection.run(
      "INSERT INTO scan (document_id, source_sha256, first_page, pages, kind, code, form, hash, matches, route_id, "
      "state, reason, blob_id, media_type, created, settled_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "'') ON CONFLICT (source_sha256, first_page, code, form, hash) DO NOTHING RETURNING id",
      {scan.document_id, scan.source_sha256, scan.first_page, scan.pages, scan.kind, scan.code, scan.form, scan.hash,
       as_number(scan.matches), scan.route_id, scan.state, scan.reason, scan.blob_id, scan.media_type, scan.created});
  if (!made) return made.error();
  const Cell key[] = {scan.source_sha256, scan.first_page, scan.code, scan.form, scan.hash};
  auto found = select(connection, "source_sha256 = ? AND first_page = ? AND code = ? AND form = ? AND hash = ?", key);
  if (!found) return found.error();
  if (found->empty()) return Error{Code::conflict, "the scan is gone again", {}};
  if (!made->empty()) {
    if (auto noted = note_change(connection, "scan", found->front().id); !noted) return noted.error();
  }
  return AddedScan{std::move(found->front()), !made->empty()};
}

Result<Scan> find_scan(Connection& connection, std::int64_t id) {
  const Cell key[] = {id};
  auto found = select(connection, "id = ?", key);
  if (!found) return found.error();
  if (found->empty()) return Error{Code::not_found, "no such scan", std::to_string(id)};
  return std::move(found->front());
}

Result<std::vector<Scan>> scans_page(Connection& connection, const ScanFilter& filter, std::int64_t after,
                                     std::size_t most) {
  std::string where = "id > ?";
  std::vector<Cell> cells = {after};
  const auto narrow = [&](const char* column, const auto& value) {
    if (!value) return;
    where += std::string(" AND ") + column + " = ?";
    cells.emplace_back(*value);
  };
  narrow("state", filter.state);
  narrow("route_id", filter.route_id);
  narrow("document_id", filter.document_id);
  narrow("source_sha256", filter.source_sha256);
  cells.emplace_back(most);
  return select(connection, where + " ORDER BY id LIMIT ?", cells);
}

Result<void> file_scan(Connection& connection, std::int64_t id, std::int64_t route_id, std::optional<bool> matches,
                       std::string_view actor, Millis at) {
  auto filed = must_change(connection.run("UPDATE scan SET state = 'filed', reason = '', route_id = ?, matches = ?, "
                                          "settled_at = ?, settled_by = ? WHERE id = ? AND state = 'unsettled'",
                                          {route_id, as_number(matches), at, actor, id}),
                           "no such scan, or it is settled");
  if (!filed) return filed;
  return note_change(connection, "scan", id);
}

Result<void> drop_scan(Connection& connection, std::int64_t id, std::string_view actor, Millis at) {
  const auto scan = find_scan(connection, id);
  if (!scan) return scan.error();
  auto dropped = must_change(connection.run("UPDATE scan SET state = 'dropped', blob_id = NULL, settled_at = ?, "
                                            "settled_by = ? WHERE id = ? AND state = 'unsettled'",
                                            {at, actor, id}),
                             "the scan is settled");
  if (!dropped) return dropped;
  if (auto noted = note_change(connection, "scan", id); !noted) return noted;
  if (!scan->blob_id) return {};
  const auto released = release_blob(connection, *scan->blob_id);
  if (!released) return released.error();
  return {};
}

}  // namespace marshrut::store
