#include "store/search.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "store/clean_text.hpp"

namespace marshrut::store {

namespace {

using Words = std::set<std::string, std::less<>>;

std::int64_t number_of(WordKind kind) { return static_cast<std::int64_t>(kind); }

// Not in the middle of a letter.
std::string cut(std::string word) {
  if (word.size() <= kWordBytes) return word;
  std::size_t end = kWordBytes;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
  word.resize(end);
  return word;
}

Words kept(const std::vector<std::string>& words) {
  Words set;
  for (const std::string& word : words) {
    if (set.size() == kWordsOfOne) break;
    if (!word.empty()) set.insert(cut(cleaned(word)));
  }
  return set;
}

Result<Words> held(Connection& connection, WordKind kind, std::int64_t entity) {
  const auto rows =
      connection.run("SELECT term FROM word WHERE kind = ? AND entity = ? ORDER BY term", {number_of(kind), entity});
  if (!rows) return rows.error();
  Words words;
  for (std::size_t row = 0; row < rows->size(); ++row) words.insert(words.end(), rows->text(row, 0));
  return words;
}

Result<void> insert(Connection& connection, WordKind kind, std::int64_t entity, const std::vector<std::string>& words) {
  // Another transaction may add the same words to the same row: that is no conflict.
  for (const std::string& word : words) {
    const auto made = connection.run("INSERT INTO word (kind, term, entity) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                     {number_of(kind), word, entity});
    if (!made) return made.error();
  }
  return {};
}

std::vector<std::string> missing_from(const Words& wanted, const Words& there) {
  std::vector<std::string> missing;
  std::set_difference(wanted.begin(), wanted.end(), there.begin(), there.end(), std::back_inserter(missing));
  return missing;
}

}  // namespace

Result<void> set_words(Connection& connection, WordKind kind, std::int64_t entity,
                       const std::vector<std::string>& words) {
  const auto there = held(connection, kind, entity);
  if (!there) return there.error();
  const Words wanted = kept(words);
  for (const std::string& word : missing_from(*there, wanted)) {
    const auto gone =
        connection.run("DELETE FROM word WHERE kind = ? AND term = ? AND entity = ?", {number_of(kind), word, entity});
    if (!gone) return gone.error();
  }
  return insert(connection, kind, entity, missing_from(wanted, *there));
}

Result<void> add_words(Connection& connection, WordKind kind, std::int64_t entity,
                       const std::vector<std::string>& words) {
  const Words wanted = kept(words);
  return insert(connection, kind, entity, {wanted.begin(), wanted.end()});
}

Result<void> drop_words(Connection& connection, WordKind kind, std::int64_t entity) {
  const auto gone = connection.run("DELETE FROM word WHERE kind = ? AND entity = ?", {number_of(kind), entity});
  if (!gone) return gone.error();
  return {};
}

Result<std::vector<std::string>> words_of(Connection& connection, WordKind kind, std::int64_t entity) {
  const auto words = held(connection, kind, entity);
  if (!words) return words.error();
  return std::vector<std::string>(words->begin(), words->end());
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

Result<std::vector<std::int64_t>> missing_words(Connection& connection, WordKind kind, std::int64_t after,
                                                std::size_t most) {
  const std::string rest =
      " AND NOT EXISTS (SELECT 1 FROM word w WHERE w.kind = ? AND w.entity = t.id) "
      "ORDER BY t.id LIMIT ?";
  std::string sql = "SELECT t.id FROM route t WHERE t.id > ? AND t.state <> 'purged'";
  if (kind == WordKind::message) {
    sql = "SELECT t.id FROM message t WHERE t.id > ? AND t.purged = 0 AND t.state <> 'received'";
  }
  if (kind == WordKind::submission) sql = "SELECT t.id FROM submission t WHERE t.id > ? AND t.state <> 'purged'";
  const auto rows = connection.run(sql + rest, {after, number_of(kind), most});
  if (!rows) return rows.error();
  std::vector<std::int64_t> ids;
  for (std::size_t row = 0; row < rows->size(); ++row) ids.push_back(rows->number(row, 0));
  return ids;
}

}  // namespace marshrut::store
