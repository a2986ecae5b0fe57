// The pages of the audit: all chains, the newest first.
#include <algorithm>
#include <tuple>

#include "store/audit.hpp"

namespace marshrut::store {

namespace {

constexpr std::size_t kLargest = 500;
// Beyond every text that begins so: the last letter that there can be.
constexpr const char* kLastLetter = "\xF4\x8F\xBF\xBF";

struct Asked {
  const AuditQuery& query;
  const std::optional<AuditCursor>& after;
  std::size_t most;
};

AuditLine line_of(const Rows& rows, std::size_t row) {
  return {{rows.number(row, 0), rows.text(row, 1), rows.number(row, 2)},
          {rows.text(row, 3), rows.text(row, 4), rows.text(row, 5), rows.text(row, 6), rows.text(row, 7)}};
}

// SQLite is told which index to walk: it keeps no statistics. The rarest of what is asked first.
std::string index_for(const Connection& connection, const AuditQuery& query, bool action) {
  if (connection.engine() != Engine::sqlite) return {};
  if (query.subject) return " INDEXED BY audit_subject";
  if (action) return " INDEXED BY audit_action";
  return query.actor ? " INDEXED BY audit_actor" : " INDEXED BY audit_at";
}

Result<void> add_lines(Connection& connection, const Asked& asked, const std::optional<std::string>& action,
                       std::vector<AuditLine>& lines) {
  const AuditQuery& query = asked.query;
  std::string sql = "SELECT at, node, position, actor, origin, action, subject, details FROM audit" +
                    index_for(connection, query, action.has_value()) + " WHERE 1 = 1";
  std::vector<Cell> cells;
  const auto where = [&](const char* condition, std::initializer_list<Cell> values) {
    sql += condition;
    cells.insert(cells.end(), values.begin(), values.end());
  };
  if (query.subject) where(" AND subject = ?", {*query.subject});
  if (action) where(" AND action = ?", {*action});
  if (query.actor) where(" AND actor = ?", {*query.actor});
  if (query.since) where(" AND at >= ?", {*query.since});
  if (query.until) where(" AND at < ?", {*query.until});
  if (asked.after) {
    where(" AND (at, node, position) < (?, ?, ?)", {asked.after->at, asked.after->chain, asked.after->position});
  }
  where(" ORDER BY at DESC, node DESC, position DESC LIMIT ?", {asked.most + 1});
  const auto rows = connection.run(sql, cells);
  if (!rows) return rows.error();
  for (std::size_t row = 0; row < rows->size(); ++row) lines.push_back(line_of(*rows, row));
  return {};
}

// The actions that there are, in small jumps through their index.
Result<std::vector<std::string>> actions_from(Connection& connection, const std::string& prefix) {
  std::vector<std::string> all;
  const std::string end = prefix + kLastLetter;
  for (std::string last = prefix;;) {
    const auto rows =
        connection.run("SELECT action FROM audit WHERE action > ? AND action < ? ORDER BY action LIMIT 1", {last, end});
    if (!rows) return rows.error();
    if (rows->empty()) return all;
    last = rows->text(0, 0);
    all.push_back(last);
  }
}

Result<std::vector<AuditLine>> lines_of(Connection& connection, const Asked& asked) {
  std::vector<AuditLine> lines;
  const auto& action = asked.query.action;
  if (!action || action->empty() || action->back() != '.') {
    if (auto added = add_lines(connection, asked, action, lines); !added) return added.error();
    return lines;
  }
  const auto actions = actions_from(connection, *action);
  if (!actions) return actions.error();
  for (const std::string& one : *actions) {
    if (auto added = add_lines(connection, asked, one, lines); !added) return added.error();
  }
  const auto place = [](const AuditLine& line) {
    return std::tie(line.place.at, line.place.chain, line.place.position);
  };
  std::sort(lines.begin(), lines.end(), [&](const auto& a, const auto& b) { return place(a) > place(b); });
  return lines;
}

}  // namespace

Result<AuditPage> audit_page(Connection& connection, const AuditQuery& query, const std::optional<AuditCursor>& after,
                             std::size_t most) {
  most = std::clamp<std::size_t>(most, 1, kLargest);
  auto lines = lines_of(connection, {query, after, most});
  if (!lines) return lines.error();
  AuditPage page;
  const bool more = lines->size() > most;
  if (more) lines->resize(most);
  page.items = std::move(*lines);
  if (more) page.next = page.items.back().place;
  return page;
}

}  // namespace marshrut::store
