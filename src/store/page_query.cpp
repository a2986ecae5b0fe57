#include "store/page_query.hpp"

#include <algorithm>
#include <utility>

#include "store/query.hpp"

namespace marshrut::store {

namespace {

constexpr std::size_t kIdsAtOnce = 100;
// How far a walk asks for words row by row before all ids that have them are fetched at once.
constexpr std::size_t kFirstSteps = 4000;
constexpr std::size_t kSteps = 10000;
// Ids in one question, where they are in order.
constexpr std::size_t kChunk = 500;

class Query {
public:
  Query(Connection& connection, const Listing& listing, const PageAsked& asked)
      : connection_(connection), listing_(listing), asked_(asked) {}

  // All that fit, in order: few.
  Result<FoundPage> among(const Candidates& candidates) {
    if (by_id()) return among_in_order(candidates);
    FoundPage page;
    page.total = 0;
    if (candidates.ids().empty()) return page;
    const auto rows = fitting(candidates.ids(), candidates.broad());
    if (!rows) return rows.error();
    page.total = static_cast<std::int64_t>(rows->size());
    for (std::size_t row = 0; row < rows->size(); ++row) take(page, position(*rows, row));
    cut(page);
    return page;
  }

  Result<FoundPage> along() {
    FoundPage page;
    const auto rows = walk(asked_.after, limit());
    if (!rows) return rows.error();
    for (std::size_t row = 0; row < rows->size(); ++row) page.rows.push_back(position(*rows, row));
    cut(page);
    if (!asked_.total) return page;
    auto counted = count();
    if (!counted) return counted.error();
    page.total = *counted;
    return page;
  }

  // Words that are common: most often the first steps find a page of them.
  Result<FoundPage> along(const std::vector<std::string>& broad) {
    auto page = first_steps(broad);
    if (!page || page->more) return page;
    return all_steps(broad);
  }

private:
  // Ids that are in the order of the list already: only as many are looked at as the page needs.
  Result<FoundPage> among_in_order(const Candidates& candidates) {
    std::vector<std::int64_t> ids = candidates.ids();
    FoundPage page;
    const bool all = ids.size() <= kFew && asked_.total;
    page.total = all ? std::optional<std::int64_t>(0) : std::nullopt;
    if (listing_.descending) std::reverse(ids.begin(), ids.end());
    if (!all && asked_.after) {
      const auto past = [&](std::int64_t id) { return is_after({{}, 0, id}, *asked_.after); };
      ids.erase(ids.begin(), std::find_if(ids.begin(), ids.end(), past));
    }
    for (std::size_t at = 0; at < ids.size() && (all || page.rows.size() < limit()); at += kChunk) {
      const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(at);
      const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(at + kChunk, ids.size()));
      const auto rows = fitting({begin, end}, candidates.broad());
      if (!rows) return rows.error();
      if (all) *page.total += static_cast<std::int64_t>(rows->size());
      for (std::size_t row = 0; row < rows->size(); ++row) take(page, position(*rows, row));
    }
    cut(page);
    return page;
  }

  Result<Rows> fitting(const std::vector<std::int64_t>& few, const std::vector<std::string>& broad) {
    const std::string ids = as_text(few);
    std::vector<Cell> cells = {std::string_view(ids)};
    cells.insert(cells.end(), listing_.cells.begin(), listing_.cells.end());
    std::string sql = "SELECT " + columns() + from_ids() + " WHERE " + listing_.where;
    std::vector<std::string> ends;
    for (const std::string& prefix : broad) ends.push_back(beyond(prefix));
    for (std::size_t i = 0; i < ends.size(); ++i) {
      sql += " AND " + probe(listing_.id);
      add_probe(cells, broad[i], ends[i]);
    }
    return connection_.run(sql + order(), cells);
  }

  [[nodiscard]] std::size_t limit() const { return asked_.most + 1; }
  [[nodiscard]] std::string columns() const { return listing_.id + ", " + listing_.sort; }

  [[nodiscard]] std::string from_ids() const {
    const bool sqlite = connection_.engine() == Engine::sqlite;
    const std::string ids = sqlite ? "json_each(?) d CROSS JOIN "
                                   : "(SELECT CAST(x AS BIGINT) AS value FROM "
                                     "unnest(string_to_array(CAST(? AS TEXT), ',')) AS x) d JOIN ";
    return " FROM " + ids + listing_.table + " ON " + listing_.id + " = d.value";
  }
  [[nodiscard]] std::string from_index() const {
    const bool sqlite = connection_.engine() == Engine::sqlite && !listing_.index.empty();
    return " FROM " + listing_.table + (sqlite ? " INDEXED BY " + listing_.index : std::string());
  }
  [[nodiscard]] std::string as_text(const std::vector<std::int64_t>& ids) const {
    std::string text;
    for (const std::int64_t id : ids) text += (text.empty() ? "" : ",") + std::to_string(id);
    return connection_.engine() == Engine::sqlite ? "[" + text + "]" : text;
  }
  [[nodiscard]] bool by_id() const { return listing_.sort == listing_.id; }
  [[nodiscard]] std::string order() const {
    const std::string way = listing_.descending ? " DESC" : "";
    return " ORDER BY " + listing_.sort + way + (by_id() ? "" : ", " + listing_.id + way);
  }
  [[nodiscard]] std::string probe(const std::string& id) const {
    const std::string index = connection_.engine() == Engine::sqlite ? " INDEXED BY word_entity" : "";
    return "EXISTS (SELECT 1 FROM word w" + index + " WHERE w.kind = ? AND w.entity = " + id +
           " AND w.term >= ? AND w.term < ?)";
  }
  void add_probe(std::vector<Cell>& cells, const std::string& prefix, const std::string& end) const {
    cells.emplace_back(static_cast<std::int64_t>(listing_.kind));
    cells.emplace_back(prefix);
    cells.emplace_back(end);
  }

  // The condition that a row comes after this one.
  void add_after(const Cursor& after, std::string& sql, std::vector<Cell>& cells) const {
    const std::string sign = listing_.descending ? " < " : " > ";
    if (by_id()) {
      sql += " AND " + listing_.id + sign + "?";
    } else {
      sql += " AND (" + listing_.sort + ", " + listing_.id + ")" + sign + "(?, ?)";
      cells.push_back(listing_.by_text ? Cell(after.text) : Cell(after.number));
    }
    cells.emplace_back(after.id);
  }

  Result<Rows> walk(const std::optional<Cursor>& after, std::size_t most) {
    std::string sql = "SELECT " + columns() + from_index() + " WHERE " + listing_.where;
    std::vector<Cell> cells = listing_.cells;
    if (after) add_after(*after, sql, cells);
    cells.emplace_back(most);
    return connection_.run(sql + order() + " LIMIT ?", cells);
  }

  Result<std::optional<std::int64_t>> count() {
    std::vector<Cell> cells = listing_.cells;
    cells.emplace_back(kMostCounted + 1);
    const auto rows = connection_.run(
        "SELECT COUNT(*) FROM (SELECT 1" + from_index() + " WHERE " + listing_.where + " LIMIT ?) counted", cells);
    if (!rows) return rows.error();
    if (rows->number(0, 0) > kMostCounted) return std::optional<std::int64_t>();
    return rows->maybe_number(0, 0);
  }

  Result<FoundPage> first_steps(const std::vector<std::string>& broad) {
    std::string inner =
        "SELECT " + listing_.id + " AS id, " + listing_.sort + " AS sort" + from_index() + " WHERE " + listing_.where;
    std::vector<Cell> cells = listing_.cells;
    if (asked_.after) add_after(*asked_.after, inner, cells);
    cells.emplace_back(kFirstSteps);
    std::vector<std::string> ends;
    for (const std::string& prefix : broad) ends.push_back(beyond(prefix));
    std::string sql = "SELECT t.id, t.sort FROM (" + inner + order() + " LIMIT ?) t WHERE 1 = 1";
    for (std::size_t i = 0; i < broad.size(); ++i) {
      sql += " AND " + probe("t.id");
      add_probe(cells, broad[i], ends[i]);
    }
    const std::string way = listing_.descending ? " DESC" : "";
    cells.emplace_back(limit());
    const auto rows = connection_.run(sql + " ORDER BY t.sort" + way + ", t.id" + way + " LIMIT ?", cells);
    if (!rows) return rows.error();
    FoundPage page;
    for (std::size_t row = 0; row < rows->size(); ++row) page.rows.push_back(position(*rows, row));
    cut(page);
    return page;
  }

  Result<FoundPage> all_steps(const std::vector<std::string>& broad) {
    std::vector<std::vector<std::int64_t>> having;
    for (const std::string& prefix : broad) {
      auto ids = having_word(connection_, listing_.kind, prefix);
      if (!ids) return ids.error();
      having.push_back(std::move(*ids));
    }
    const auto fits = [&](std::int64_t id) {
      return std::all_of(having.begin(), having.end(),
                         [&](const auto& ids) { return std::binary_search(ids.begin(), ids.end(), id); });
    };
    FoundPage page;
    for (std::optional<Cursor> at = asked_.after;;) {
      const auto rows = walk(at, kSteps);
      if (!rows) return rows.error();
      for (std::size_t row = 0; row < rows->size() && page.rows.size() < limit(); ++row) {
        if (fits(rows->number(row, 0))) page.rows.push_back(position(*rows, row));
      }
      if (rows->size() < kSteps || page.rows.size() == limit()) break;
      at = position(*rows, rows->size() - 1);
    }
    cut(page);
    return page;
  }

  [[nodiscard]] Cursor position(const Rows& rows, std::size_t row) const {
    Cursor one;
    one.id = rows.number(row, 0);
    if (listing_.by_text) {
      one.text = rows.text(row, 1);
    } else {
      one.number = rows.number(row, 1);
    }
    return one;
  }

  // Texts are compared byte by byte, as both engines do here.
  [[nodiscard]] bool is_after(const Cursor& one, const Cursor& other) const {
    const int by_sort = listing_.by_text
                            ? one.text.compare(other.text)
                            : static_cast<int>(one.number > other.number) - static_cast<int>(one.number < other.number);
    const bool more = by_sort != 0 && !by_id() ? by_sort > 0 : one.id > other.id;
    return listing_.descending ? !more && (one.id != other.id || by_sort != 0) : more;
  }

  void take(FoundPage& page, Cursor one) const {
    if (page.rows.size() == limit() || (asked_.after && !is_after(one, *asked_.after))) return;
    page.rows.push_back(std::move(one));
  }
  void cut(FoundPage& page) const {
    page.more = page.rows.size() > asked_.most;
    if (page.more) page.rows.resize(asked_.most);
  }

  Connection& connection_;
  const Listing& listing_;
  const PageAsked& asked_;
};

}  // namespace

void Listing::narrow(std::string_view condition, std::initializer_list<Cell> values) {
  where += " AND ";
  where += condition;
  cells.insert(cells.end(), values.begin(), values.end());
}

void Listing::narrow_to(const std::string& column, const std::vector<std::string_view>& values, std::size_t room) {
  room = std::max(room, values.size());
  where += " AND " + column + " IN " + placeholders(room);
  const auto padding = padded(values, 0, room);
  cells.insert(cells.end(), padding.begin(), padding.end());
}

Result<FoundPage> find_page(Connection& connection, const Listing& listing, const Candidates& candidates,
                            const PageAsked& asked) {
  Query query(connection, listing, asked);
  if (candidates.known()) return query.among(candidates);
  return candidates.broad().empty() ? query.along() : query.along(candidates.broad());
}

Result<std::vector<Rows>> rows_by_id(Connection& connection, const std::string& sql, const std::vector<Cursor>& page) {
  std::vector<std::int64_t> ids;
  for (const Cursor& one : page) ids.push_back(one.id);
  std::vector<Rows> all;
  for (std::size_t at = 0; at < ids.size(); at += kIdsAtOnce) {
    auto rows = connection.run(sql + placeholders(kIdsAtOnce), padded(ids, at, kIdsAtOnce));
    if (!rows) return rows.error();
    all.push_back(std::move(*rows));
  }
  return all;
}

}  // namespace marshrut::store
