// The list of messages: the inbox.
#include <algorithm>
#include <map>

#include "store/json_list.hpp"
#include "store/ledger.hpp"
#include "store/page_query.hpp"
#include "store/query.hpp"

namespace marshrut::store {

namespace {

constexpr std::size_t kIdsAtOnce = 100;
// Ids are in the order of the list: many of them are no burden.
constexpr std::size_t kFewMessages = 30000;
constexpr const char* kColumns =
    "SELECT id, received, source, peer, sender, recipients, size, sha256, state, reason, state_at, next_at, crashes, "
    "tries, message_id, header_from, subject FROM message WHERE id IN ";
// In the words of the index.
constexpr const char* kNeedsAttention =
    "(m.state = 'quarantined' OR EXISTS (SELECT 1 FROM submission s WHERE s.message_id = m.id AND s.state IN "
    "('review', 'apart')))";

ListedMessage message_of(const Rows& rows, std::size_t row) {
  ListedMessage message;
  message.id = rows.number(row, 0);
  message.received = rows.number(row, 1);
  message.source = rows.text(row, 2);
  message.peer = rows.text(row, 3);
  message.sender = rows.text(row, 4);
  message.recipients = from_json_list(rows.text(row, 5));
  message.size = rows.number(row, 6);
  message.sha256 = rows.text(row, 7);
  message.state = message_state(rows.text(row, 8)).value_or(MessageState::received);
  message.reason = rows.text(row, 9);
  message.state_at = rows.number(row, 10);
  message.next_at = rows.number(row, 11);
  message.crashes = rows.number(row, 12);
  message.tries = rows.number(row, 13);
  message.message_id = rows.text(row, 14);
  message.header_from = rows.text(row, 15);
  message.subject = rows.text(row, 16);
  return message;
}

// Calls `use` for each row whose first column is the id of a message on the page.
template <class Use>
Result<void> each_of(Connection& connection, const std::string& begin, const std::string& end,
                     std::vector<ListedMessage>& page, const Use& use) {
  std::map<std::int64_t, ListedMessage*> by_id;
  std::vector<std::int64_t> ids;
  for (ListedMessage& message : page) {
    by_id[message.id] = &message;
    ids.push_back(message.id);
  }
  const std::string sql = begin + placeholders(kIdsAtOnce) + end;
  for (std::size_t at = 0; at < ids.size(); at += kIdsAtOnce) {
    const auto rows = connection.run(sql, padded(ids, at, kIdsAtOnce));
    if (!rows) return rows.error();
    for (std::size_t row = 0; row < rows->size(); ++row) use(*by_id.at(rows->number(row, 0)), *rows, row);
  }
  return {};
}

Result<void> add_documents(Connection& connection, std::vector<ListedMessage>& page) {
  return each_of(
      connection,
      "SELECT d.message_id, d.id, d.name, d.sha256, d.form, s.number, d.state, d.reason, g.facts, o.name "
      "FROM document d LEFT JOIN submission s ON s.id = d.submission_id LEFT JOIN signature g ON g.document_id = d.id "
      "LEFT JOIN document o ON o.id = g.of_document_id WHERE d.message_id IN ",
      " ORDER BY d.message_id, d.position", page, [](ListedMessage& message, const Rows& rows, std::size_t row) {
        message.documents.push_back({rows.number(row, 1), rows.text(row, 2), rows.text(row, 3), rows.text(row, 4),
                                     rows.text(row, 5), rows.text(row, 6), rows.text(row, 7), rows.text(row, 8),
                                     rows.text(row, 9)});
      });
}

Result<void> add_replies(Connection& connection, std::vector<ListedMessage>& page) {
  return each_of(
      connection,
      "SELECT message_id, id, header_message_id, kind, recipient, state, last_code, tries FROM outbox "
      "WHERE message_id IN ",
      " ORDER BY message_id, id", page, [](ListedMessage& message, const Rows& rows, std::size_t row) {
        message.replies.push_back({rows.number(row, 1), rows.text(row, 2), rows.text(row, 3), rows.text(row, 4),
                                   rows.text(row, 5), rows.text(row, 6), rows.number(row, 7)});
      });
}

// What waits is in no index but its own; the rest is in those that acceptance doesn't touch.
void narrow_to_state(Listing& listing, std::optional<MessageState> state) {
  if (!state) return;
  if (*state == MessageState::received) {
    listing.index = "message_due";
    listing.narrow("m.state = 'received'", {});
  } else {
    listing.index = "message_settled";
    listing.narrow("m.state = ? AND m.state <> 'received'", {state_name(*state)});
  }
}

// Ids ascend with time, or nearly so: the range of ids that a range of time lies in.
Result<void> narrow_to_times(Connection& connection, Listing& listing, const ListFilter& filter) {
  if (!filter.since && !filter.until) return {};
  std::string times = " AND 1 = 1";
  std::vector<Cell> once;
  if (filter.since) {
    times += " AND received >= ?";
    once.emplace_back(*filter.since);
  }
  if (filter.until) {
    times += " AND received < ?";
    once.emplace_back(*filter.until);
  }
  std::vector<Cell> cells = once;
  cells.insert(cells.end(), once.begin(), once.end());
  const auto rows =
      connection.run("SELECT MIN(id), MAX(id) FROM message WHERE state <> 'received'" + times +
                         " UNION ALL SELECT MIN(id), MAX(id) FROM message WHERE state = 'received'" + times,
                     cells);
  if (!rows) return rows.error();
  std::optional<std::int64_t> first, last;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if (!rows->maybe_number(row, 0)) continue;
    first = std::min(first.value_or(rows->number(row, 0)), rows->number(row, 0));
    last = std::max(last.value_or(rows->number(row, 1)), rows->number(row, 1));
  }
  listing.narrow("m.id >= ? AND m.id <= ?", {first.value_or(0), last.value_or(-1)});
  if (filter.since) listing.narrow("m.received >= ?", {*filter.since});
  if (filter.until) listing.narrow("m.received < ?", {*filter.until});
  return {};
}

Result<void> find_candidates(Listing& listing, Candidates& candidates, const ListFilter& filter) {
  if (auto done = candidates.narrow_by_words(WordKind::message, filter.prefixes); !done) return done;
  // A common word among few messages of a state.
  if (!candidates.broad().empty() && filter.state && *filter.state != MessageState::received) {
    const auto few = candidates.narrow("SELECT id FROM message WHERE state = ? AND state <> 'received'",
                                       {state_name(*filter.state)});
    if (!few) return few.error();
  }
  if (filter.sender) {
    const auto few = candidates.narrow(
        "SELECT id FROM message WHERE sender = ? AND state <> 'received' UNION ALL "
        "SELECT id FROM message WHERE sender = ? AND state = 'received'",
        {*filter.sender, *filter.sender});
    if (!few) return few.error();
    if (!*few) listing.narrow("m.sender = ?", {*filter.sender});
  }
  if (filter.source) {
    // Said to SQLite, which would rather read the rows themselves.
    const std::string index = candidates.engine() == Engine::sqlite ? " INDEXED BY message_received" : "";
    const auto few = candidates.narrow("SELECT id FROM message" + index +
                                           " WHERE source = ? AND state <> 'received' UNION ALL "
                                           "SELECT id FROM message WHERE source = ? AND state = 'received'",
                                       {*filter.source, *filter.source});
    if (!few) return few.error();
  }
  if (!filter.attention) return {};
  // Said to SQLite, which would rather read the rows by their state.
  const std::string index = candidates.engine() == Engine::sqlite ? " INDEXED BY submission_attention" : "";
  const auto few = candidates.narrow(
      "SELECT id FROM message WHERE state = 'quarantined' AND state <> 'received' UNION "
      "SELECT message_id FROM submission" +
          index + " WHERE state IN ('review', 'apart')",
      {});
  if (!few) return few.error();
  if (!*few) listing.narrow(kNeedsAttention, {});
  return {};
}

Result<FoundPage> find(Connection& connection, const ListFilter& filter, const PageAsked& asked) {
  Listing listing{"message m", "", "m.id", "m.id", false, filter.newest_first};
  listing.kind = WordKind::message;
  if (filter.id) listing.narrow("m.id = ?", {*filter.id});
  narrow_to_state(listing, filter.state);
  if (auto done = narrow_to_times(connection, listing, filter); !done) return done.error();
  if (filter.source) listing.narrow("m.source = ?", {*filter.source});
  Candidates candidates(connection, kFewMessages);
  if (auto done = find_candidates(listing, candidates, filter); !done) return done.error();
  return find_page(connection, listing, candidates, asked);
}

}  // namespace

Result<std::vector<ListedMessage>> list(Connection& connection, const ListFilter& filter, const ListCursor& cursor) {
  PageAsked asked;
  if (cursor.after) asked.after = Cursor{{}, 0, *cursor.after};
  asked.most = std::min(cursor.most, kLargestPage);
  asked.total = false;
  const auto found = find(connection, filter, asked);
  if (!found) return found.error();
  const auto parts = rows_by_id(connection, kColumns, found->rows);
  if (!parts) return parts.error();
  std::vector<ListedMessage> page;
  for (const Rows& rows : *parts) {
    for (std::size_t row = 0; row < rows.size(); ++row) page.push_back(message_of(rows, row));
  }
  const auto ascending = [](const ListedMessage& a, const ListedMessage& b) { return a.id < b.id; };
  std::sort(page.begin(), page.end(), ascending);
  if (filter.newest_first) std::reverse(page.begin(), page.end());
  if (auto added = add_documents(connection, page); !added) return added.error();
  if (auto added = add_replies(connection, page); !added) return added.error();
  return page;
}

Result<std::optional<std::int64_t>> list_total(Connection& connection, const ListFilter& filter) {
  PageAsked asked;
  asked.most = 1;
  const auto found = find(connection, filter, asked);
  if (!found) return found.error();
  return found->total;
}

Result<std::map<std::string, std::int64_t>> state_counts(Connection& connection) {
  std::map<std::string, std::int64_t> counts;
  for (const MessageState state :
       {MessageState::received, MessageState::filed, MessageState::returned, MessageState::duplicate,
        MessageState::not_a_submission, MessageState::quarantined}) {
    counts[std::string(state_name(state))] = 0;
  }
  const auto rows = connection.run(
      "SELECT state, COUNT(*) FROM message WHERE state <> 'received' GROUP BY state UNION ALL "
      "SELECT 'received', COUNT(*) FROM message WHERE state = 'received'");
  if (!rows) return rows.error();
  for (std::size_t row = 0; row < rows->size(); ++row) counts[rows->text(row, 0)] = rows->number(row, 1);
  return counts;
}

}  // namespace marshrut::store
