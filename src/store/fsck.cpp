#include "store/fsck.hpp"

#include "base/digest.hpp"
#include "store/audit.hpp"
#include "store/ledger.hpp"
#include "store/query.hpp"
#include "store/routes.hpp"

namespace marshrut::store {

namespace {

constexpr int kPage = 500;

class Checker {
public:
  Checker(Connection& connection, const FsckOptions& options, FsckReport& report)
      : connection_(connection), options_(options), report_(report) {}

  Result<void> run() {
    for (auto step : {&Checker::database, &Checker::counts, &Checker::states, &Checker::message_bytes,
                      &Checker::blob_bytes, &Checker::loose_ends, &Checker::codes, &Checker::audit}) {
      if (auto done = (this->*step)(); !done) return done;
    }
    return {};
  }

private:
  void find(const std::string& code, const std::string& id) {
    if (report_.findings.size() < options_.most_findings) report_.findings.push_back({code, id});
    ++report_.found;
  }

  Result<void> database() {
    if (connection_.engine() != Engine::sqlite || !options_.hashes) return {};
    const auto rows = connection_.run("PRAGMA quick_check(20)");
    if (!rows) return rows.error();
    for (std::size_t row = 0; row < rows->size(); ++row) {
      if (rows->text(row, 0) != "ok") find("database", std::to_string(row + 1));
    }
    return {};
  }

  Result<void> counts() {
    const std::pair<const char*, std::int64_t FsckReport::*> all[] = {
        {"message", &FsckReport::messages}, {"document", &FsckReport::documents},
        {"blob", &FsckReport::blobs},       {"submission", &FsckReport::submissions},
        {"route", &FsckReport::routes},     {"outbox", &FsckReport::replies},
        {"audit", &FsckReport::audit},      {"scan", &FsckReport::scans}};
    for (const auto& [table, member] : all) {
      const auto rows = connection_.run(std::string("SELECT COUNT(*) FROM ") + table);
      if (!rows) return rows.error();
      report_.*member = rows->number(0, 0);
    }
    return {};
  }

  // Every message is in exactly one state, and in one that there is.
  Result<void> states() {
    const auto rows = connection_.run("SELECT state, COUNT(*) FROM message GROUP BY state ORDER BY state");
    if (!rows) return rows.error();
    std::int64_t sum = 0;
    for (std::size_t row = 0; row < rows->size(); ++row) {
      report_.states[rows->text(row, 0)] = rows->number(row, 1);
      if (message_state(rows->text(row, 0))) sum += rows->number(row, 1);
    }
    if (sum != report_.messages) find("message-state", std::to_string(report_.messages - sum));
    return {};
  }

  // Calls `use` for each row after the last id; `sql` ends with WHERE id > ? ORDER BY id LIMIT ?.
  template <class Use>
  Result<void> each(std::string_view sql, const Use& use) {
    for (std::int64_t last = 0;;) {
      const auto rows = connection_.run(sql, {last, kPage});
      if (!rows) return rows.error();
      if (rows->empty()) return {};
      for (std::size_t row = 0; row < rows->size(); ++row) {
        last = rows->number(row, 0);
        if (auto done = use(*rows, row); !done) return done;
      }
    }
  }

  // One blob at a time: the largest message is all the memory that this takes.
  Result<void> same_bytes(const char* sql, const std::string& code, std::int64_t id, std::int64_t size,
                          const std::string& sha256) {
    auto bytes = connection_.run(sql, {id});
    if (!bytes) return bytes.error();
    const std::string held = bytes->empty() ? std::string() : bytes->take_bytes(0, 0);
    const bool same = !bytes->empty() && static_cast<std::int64_t>(held.size()) == size && sha256_hex(held) == sha256;
    if (!same) find(code, std::to_string(id));
    return {};
  }

  Result<void> message_bytes() {
    return each(
        "SELECT id, size, sha256, purged, (SELECT COUNT(*) FROM message_bytes b WHERE b.message_id = message.id) "
        "FROM message WHERE id > ? ORDER BY id LIMIT ?",
        [&](const Rows& rows, std::size_t row) -> Result<void> {
          const std::int64_t id = rows.number(row, 0);
          const bool should = rows.number(row, 3) == 0, is = rows.number(row, 4) == 1;
          if (should != is) return find("message-bytes", std::to_string(id)), Result<void>();
          if (!is || !options_.hashes) return {};
          return same_bytes("SELECT bytes FROM message_bytes WHERE message_id = ?", "message-bytes", id,
                            rows.number(row, 1), rows.text(row, 2));
        });
  }

  Result<void> blob_bytes() {
    if (!options_.hashes) return {};
    return each("SELECT id, size, sha256 FROM blob WHERE id > ? ORDER BY id LIMIT ?",
                [&](const Rows& rows, std::size_t row) -> Result<void> {
                  return same_bytes("SELECT bytes FROM blob WHERE id = ?", "blob-bytes", rows.number(row, 0),
                                    rows.number(row, 1), rows.text(row, 2));
                });
  }

  Result<void> loose_ends();
  Result<void> codes();

  Result<void> audit() {
    const auto breaches = verify(connection_);
    if (!breaches) return breaches.error();
    for (const Breach& breach : *breaches) {
      find("audit", breach.chain + ":" + std::to_string(breach.position) + ":" + breach.what);
    }
    return {};
  }

  Connection& connection_;
  const FsckOptions& options_;
  FsckReport& report_;
};

struct Search {
  const char* code;
  const char* sql;  // the ids that should not be
};

constexpr Search kSearches[] = {
    {"orphan-bytes", "SELECT message_id FROM message_bytes WHERE message_id NOT IN (SELECT id FROM message)"},
    {"orphan-key", "SELECT DISTINCT message_id FROM message_key WHERE message_id NOT IN (SELECT id FROM message)"},
    {"orphan-key", "SELECT DISTINCT message_id FROM mailbox_seen WHERE message_id NOT IN (SELECT id FROM message)"},
    {"orphan-blob",
     "SELECT b.id FROM blob b WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.blob_id = b.id) "
     "AND NOT EXISTS (SELECT 1 FROM scan s WHERE s.blob_id = b.id) "
     "AND NOT EXISTS (SELECT 1 FROM job j WHERE j.blob_id = b.id) "
     "AND NOT EXISTS (SELECT 1 FROM job j WHERE j.input_blob_id = b.id) "
     "AND NOT EXISTS (SELECT 1 FROM form_draft f WHERE f.blob_id = b.id)"},
    {"orphan-document", "SELECT id FROM document WHERE message_id NOT IN (SELECT id FROM message)"},
    {"orphan-document",
     "SELECT d.id FROM document d LEFT JOIN blob b ON b.id = d.blob_id "
     "WHERE d.blob_id IS NOT NULL AND (b.id IS NULL OR b.sha256 <> d.sha256)"},
    {"orphan-document",
     "SELECT d.id FROM document d LEFT JOIN submission s ON s.id = d.submission_id "
     "WHERE d.submission_id IS NOT NULL AND s.id IS NULL"},
    {"orphan-submission",
     "SELECT s.id FROM submission s LEFT JOIN document d ON d.id = s.document_id "
     "WHERE d.id IS NULL OR d.message_id <> s.message_id"},
    {"orphan-submission",
     "SELECT id FROM submission WHERE route_id IS NOT NULL AND route_id NOT IN (SELECT id FROM route)"},
    {"orphan-step", "SELECT DISTINCT route_id FROM route_step WHERE route_id NOT IN (SELECT id FROM route)"},
    {"orphan-step",
     "SELECT r.id FROM route r WHERE COALESCE((SELECT to_state FROM route_step t WHERE t.route_id = r.id "
     "ORDER BY position DESC LIMIT 1), '') <> r.state"},
    {"orphan-reply",
     "SELECT o.id FROM outbox o LEFT JOIN message m ON m.id = o.message_id WHERE o.message_id IS NOT NULL AND m.id IS "
     "NULL"},
    {"orphan-job",
     "SELECT j.id FROM job j LEFT JOIN blob b ON b.id = j.blob_id WHERE j.blob_id IS NOT NULL AND b.id IS NULL"},
    {"orphan-correction", "SELECT id FROM correction WHERE submission_id NOT IN (SELECT id FROM submission)"},
    {"orphan-session", "SELECT id FROM web_session WHERE person_id NOT IN (SELECT id FROM person)"},
    {"orphan-session", "SELECT id FROM access_token WHERE person_id NOT IN (SELECT id FROM person)"},
    {"orphan-word", "SELECT DISTINCT entity FROM word WHERE kind = 1 AND entity NOT IN (SELECT id FROM route)"},
    {"orphan-word", "SELECT DISTINCT entity FROM word WHERE kind = 2 AND entity NOT IN (SELECT id FROM message)"},
    {"orphan-word", "SELECT DISTINCT entity FROM word WHERE kind = 3 AND entity NOT IN (SELECT id FROM submission)"},
    {"orphan-printout", "SELECT id FROM printout WHERE route_id NOT IN (SELECT id FROM route)"},
    // Filed means filed to a route; what waits or was dropped has none.
    {"orphan-scan", "SELECT id FROM scan WHERE (state IN ('filed', 'purged')) <> (route_id IS NOT NULL)"},
    {"orphan-scan", "SELECT id FROM scan WHERE (state IN ('filed', 'unsettled')) <> (blob_id IS NOT NULL)"},
    {"orphan-scan",
     "SELECT s.id FROM scan s LEFT JOIN route r ON r.id = s.route_id WHERE s.route_id IS NOT NULL AND r.id IS NULL"},
    {"orphan-scan",
     "SELECT s.id FROM scan s LEFT JOIN blob b ON b.id = s.blob_id WHERE s.blob_id IS NOT NULL AND b.id IS NULL"},
    {"orphan-scan",
     "SELECT s.id FROM scan s LEFT JOIN document d ON d.id = s.document_id "
     "WHERE s.document_id IS NOT NULL AND (d.id IS NULL OR d.sha256 <> s.source_sha256)"},
    {"orphan-signature", "SELECT id FROM signature WHERE document_id NOT IN (SELECT id FROM document)"},
    {"orphan-signature",
     "SELECT g.id FROM signature g LEFT JOIN document d ON d.id = g.of_document_id "
     "WHERE g.of_document_id IS NOT NULL AND d.id IS NULL"},
    {"version-gap",
     "SELECT MIN(id) FROM submission WHERE route_id IS NOT NULL GROUP BY route_id, form "
     "HAVING MIN(version) <> 1 OR MAX(version) <> COUNT(*)"},
    {"version-gap",
     "SELECT s.id FROM submission s LEFT JOIN submission p ON p.id = s.supersedes AND p.route_id = s.route_id AND "
     "p.form = s.form AND p.version = s.version - 1 WHERE s.version > 1 AND p.id IS NULL"},
    {"code",
     "SELECT r.id FROM route r LEFT JOIN code c ON c.code = r.code AND c.route_id = r.id "
     "WHERE r.code IS NOT NULL AND c.code IS NULL"},
    {"code",
     "SELECT c.route_id FROM code c LEFT JOIN route r ON r.id = c.route_id "
     "WHERE r.id IS NULL OR r.code IS NULL OR r.code <> c.code"},
    {"code", "SELECT id FROM route WHERE sorted_code <> COALESCE(code, '')"},
    {"code", "SELECT c.route_id FROM code c LEFT JOIN code_series s ON s.series = c.series WHERE s.series IS NULL"},
};

Result<void> Checker::loose_ends() {
  for (const Search& search : kSearches) {
    const auto rows = connection_.run(std::string(search.sql) + " LIMIT ?", {options_.most_findings});
    if (!rows) return rows.error();
    for (std::size_t row = 0; row < rows->size(); ++row) find(search.code, std::to_string(rows->number(row, 0)));
  }
  return {};
}

Result<void> Checker::codes() {
  for (std::string last;;) {
    const auto rows = connection_.run(
        "SELECT c.code, c.series, c.route_id, s.last FROM code c JOIN code_series s ON s.series = c.series "
        "WHERE c.code > ? ORDER BY c.code LIMIT ?",
        {last, kPage});
    if (!rows) return rows.error();
    if (rows->empty()) return {};
    for (std::size_t row = 0; row < rows->size(); ++row) {
      last = rows->text(row, 0);
      const std::string series = rows->text(row, 1) + "-";
      const bool of_series = last.compare(0, series.size(), series) == 0;
      const bool good =
          code_is_valid(last) && of_series && std::stoll(last.substr(series.size(), 5)) <= rows->number(row, 3);
      if (!good) find("code", std::to_string(rows->number(row, 2)));
    }
  }
}

}  // namespace

Result<FsckReport> fsck(const Store& store, const FsckOptions& options) {
  FsckReport report;
  auto done = store.read([&](Connection& connection) -> Result<void> {
    report = {};
    return Checker(connection, options, report).run();
  });
  if (!done) return done.error();
  return report;
}

}  // namespace marshrut::store
