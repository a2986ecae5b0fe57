#include "store/fsck.hpp"

#include "fixture.hpp"
#include "store/audit.hpp"
#include "store/corrections.hpp"
#include "store/jobs.hpp"
#include "store/people.hpp"
#include "store/sessions.hpp"

namespace marshrut::store {
namespace {

// A letter of nobody's, a job without a file, a correction, a session.
void add_console(Store& store) {
  must(store.write([](Connection& c) -> Result<void> {
    (void)must(queue(c, {{}, "test", "t@example.org", "<t@x>", "test", "bytes", false}));
    (void)must(add_job(c, {}));
    (void)must(correct_submission(c, 1, {}, {"{}", "[]", 0, 0, {{"/a", "A", "1", "2"}}}, "a", 1));
    Person person;
    person.login = "a";
    WebSession session;
    session.person_id = must(add_person(c, person)).id;
    (void)must(add_session(c, session));
    return {};
  }));
}

class Fsck : public StoreTest {
protected:
  // SQL that breaks what the engine itself would guard.
  void breaks(const std::string& sql) {
    if (store_->engine() == Engine::sqlite) {
      change(sql);
      return;
    }
    must(store_->write([&](Connection& c) -> Result<void> {
      (void)must(c.run("SET LOCAL session_replication_role = replica"));
      (void)must(c.run(sql));
      return {};
    }));
  }
};

TEST_F(Fsck, FindsNothingInAStoreThatIsWhole) {
  (void)take_in("waits");
  const auto filed = file("m1", "one", "route");
  (void)file("m2", "two", "route");
  (void)scan("paper", filed.route, "image");
  (void)scan("page", {}, "other image");
  (void)must(in_write([&](Connection& c) { return give_code(c, filed.route, "92", 2026); }));
  must(store_->write([](Connection& c) { return append(c, {"a", "b", "c", "d", "{}"}); }));
  const auto report = must(fsck(*store_));
  EXPECT_TRUE(report.whole()) << report.findings.at(0).code;
  EXPECT_EQ(report.messages, 3);
  EXPECT_EQ(report.states, (std::map<std::string, std::int64_t>{{"filed", 2}, {"received", 1}}));
  EXPECT_EQ(report.submissions, 2);
  EXPECT_EQ(report.audit, 1);
  EXPECT_EQ(report.scans, 2);
}

TEST_F(Fsck, FindsWhatIsOff) {
  std::vector<std::pair<const char*, const char*>> cases = {
      {"UPDATE message_bytes SET bytes = CAST('x' AS {bytes})", "message-bytes"},
      {"DELETE FROM message_bytes", "message-bytes"},
      {"UPDATE message SET state = 'lost'", "message-state"},
      {"UPDATE blob SET bytes = CAST('x' AS {bytes})", "blob-bytes"},
      {"UPDATE document SET blob_id = NULL", "orphan-blob"},
      {"UPDATE document SET sha256 = 'x'", "orphan-document"},
      {"UPDATE document SET submission_id = 999", "orphan-document"},
      {"UPDATE route SET state = 'archived'", "orphan-step"},
      {"DELETE FROM route_step", "orphan-step"},
      {"UPDATE submission SET version = 2", "version-gap"},
      {"UPDATE code SET code = '92-2026-00001-0'", "code"},
      {"UPDATE route SET code = NULL", "code"},
      {"UPDATE code_series SET last = 0", "code"},
      {"DELETE FROM code", "code"},
      {"UPDATE scan SET route_id = NULL", "orphan-scan"},
      {"UPDATE scan SET state = 'unsettled'", "orphan-scan"},
      {"UPDATE scan SET document_id = 1", "orphan-scan"},
      {"UPDATE scan SET blob_id = NULL", "orphan-blob"},
      {"UPDATE route SET sorted_code = 'x'", "code"},
      {"INSERT INTO word (kind, term, entity) VALUES (1, 'x', 999)", "orphan-word"},
      {"UPDATE audit SET actor = 'x'", "audit"}};
  // SQLite can't be told to let these pass.
  if (!options_.url.empty()) {
    cases.insert(cases.end(), {
                                  {"UPDATE outbox SET message_id = 999", "orphan-reply"},
                                  {"UPDATE job SET blob_id = 999", "orphan-job"},
                                  {"UPDATE correction SET submission_id = 999", "orphan-correction"},
                                  {"UPDATE web_session SET person_id = 999", "orphan-session"},
                              });
  }
  for (const auto& [sql, code] : cases) {
    const Folder folder;
    options_ = new_store(folder);
    store_ = opened();
    const auto filed = file("m1", "one", "route");
    (void)must(in_write([&](Connection& c) { return give_code(c, filed.route, "92", 2026); }));
    must(store_->write([](Connection& c) { return append(c, {"a", "b", "c", "d", "{}"}); }));
    (void)scan("paper", filed.route, "image");
    (void)must(in_write([&](Connection& c) { return put_printout(c, {filed.route, "f", "h", 1, "a", 2, "{}"}); }));
    (void)must(in_write([&](Connection& c) { return add_signature(c, {filed.document, {}, "unknown", "{}"}); }));
    add_console(*store_);
    std::string text = sql;
    if (const auto at = text.find("{bytes}"); at != std::string::npos) {
      text.replace(at, 7, store_->engine() == Engine::sqlite ? "BLOB" : "BYTEA");
    }
    breaks(text);
    const auto report = must(fsck(*store_));
    EXPECT_FALSE(report.whole()) << sql;
    if (!report.findings.empty()) {
      EXPECT_EQ(report.findings[0].code, code) << sql;
    }
    store_.reset();
  }
}

}  // namespace
}  // namespace marshrut::store
