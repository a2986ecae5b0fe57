#include "store/backup.hpp"

#include "base/files.hpp"
#include "fixture.hpp"
#include "store/audit.hpp"
#include "store/backup_format.hpp"
#include "store/corrections.hpp"
#include "store/form_drafts.hpp"
#include "store/fsck.hpp"
#include "store/idempotency.hpp"
#include "store/jobs.hpp"
#include "store/people.hpp"
#include "store/sessions.hpp"

namespace marshrut::store {
namespace {

class Backup : public StoreTest {
protected:
  void fill(Store&) {
    // Nothing in it repeats: another way to pack the same bytes would be no change.
    std::string bytes;
    for (int i = 0; i < 1500; ++i) bytes += sha256_hex(std::to_string(i));
    const auto filed = file(std::string("m1\0\xFF", 4), bytes, "route");
    (void)must(in_write([&](Connection& c) { return give_code(c, filed.route, "92", 2026); }));
    (void)must(in_write([&](Connection& c) {
      return queue(c, {filed.message, "receipt", "t@example.org", "<r@x>", "e", "bytes", false});
    }));
    (void)scan("paper", filed.route, "image");
    (void)scan("page", {}, "other image");
    (void)must(in_write([&](Connection& c) { return put_printout(c, {filed.route, "f", "h", 1, "a", 2, "{}"}); }));
    (void)must(in_write([&](Connection& c) { return add_signature(c, {filed.document, {}, "unknown", "{}"}); }));
    Arrival arrival;
    arrival.raw = "x";
    arrival.seen = SeenKey{"box", "1", "17"};
    (void)must(accept(*store_, arrival));
    must(store_->write([&](Connection& c) -> Result<void> {
      (void)must(claim_key(c, "sha256", "abc", filed.message));
      (void)must(correct_submission(c, filed.submission, {}, {"{}", "[]", 0, 0, {{"/a", "A", "1", "2"}}}, "a", 1));
      Person person;
      person.login = "a";
      person.id = must(add_person(c, person)).id;
      WebSession session;
      session.person_id = person.id;
      (void)must(add_session(c, session));
      AccessToken token;
      token.person_id = person.id;
      (void)must(add_token(c, token));
      (void)must(note_failure(c, "login:a", 1, 0));
      must(keep(c, person.id, "key", "f", {}, 1));
      NewJob job;
      job.input_blob_id = must(put_blob(c, sha256_hex("list"), "list"));
      (void)must(add_job(c, job));
      FormDraft draft;
      draft.id = "new-form";
      draft.blob_id = must(put_blob(c, sha256_hex("zip"), "zip"));
      (void)must(put_draft(c, draft));
      return append(c, {"a", "b", "c", "Ёж", "{}"});
    }));
  }
  std::filesystem::path file_of(const std::string& name) { return folder_.path() / name; }

  void comes_back(const Options& target) {
    fill(*store_);
    const auto rows = must(backup(*store_, file_of("b.gz")));
    EXPECT_EQ(must(verify_backup(file_of("b.gz"))), rows);
    EXPECT_EQ(must(restore(file_of("b.gz"), target)), rows);
    const auto other = Store::open(target);
    ASSERT_TRUE(other) << other.error().message;
    const auto report = must(fsck(**other));
    EXPECT_TRUE(report.whole()) << report.findings.at(0).code;
    EXPECT_EQ(must(backup(**other, file_of("c.gz"))), rows);
    std::swap(store_, const_cast<std::unique_ptr<Store>&>(*other));
    const auto next = take_in("later");
    std::swap(store_, const_cast<std::unique_ptr<Store>&>(*other));
    EXPECT_GT(next, number("SELECT MAX(id) FROM message"));
    EXPECT_EQ(restore(file_of("b.gz"), target).error().code, Code::exists);
  }
};

TEST_F(Backup, ComesBackOnTheSameEngine) {
  const Folder folder;
  comes_back(new_store(folder));
}

TEST_F(Backup, ComesBackOnSqlite) {
  const Folder folder;
  Options target;
  target.data_dir = folder.path() / "data";
  comes_back(target);
}

TEST_F(Backup, OfAnotherEngineComesBackHere) {
  const Folder folder, here;
  Options sqlite;
  sqlite.data_dir = folder.path() / "data";
  options_ = sqlite;
  store_ = opened();
  comes_back(new_store(here));
}

TEST_F(Backup, DoesNotGiveAnIdTwiceAfterwards) {
  const auto id = number("SELECT 0") + must(in_write([](Connection& c) { return put_blob(c, "a", "x"); }));
  change("DELETE FROM blob");
  (void)must(backup(*store_, file_of("b.gz")));
  const Folder folder;
  options_ = new_store(folder);
  store_.reset();
  (void)must(restore(file_of("b.gz"), options_));
  store_ = opened();
  EXPECT_GT(must(in_write([](Connection& c) { return put_blob(c, "b", "y"); })), id);
}

TEST_F(Backup, ThatIsCutOrChangedIsRefused) {
  fill(*store_);
  (void)must(backup(*store_, file_of("b.gz")));
  const std::string whole = read_file(file_of("b.gz")).value();
  for (std::size_t length = 1; length < whole.size(); length += whole.size() / 7) {
    ASSERT_TRUE(write_file_atomic(file_of("cut.gz"), whole.substr(0, length)));
    EXPECT_EQ(verify_backup(file_of("cut.gz")).error().code, Code::damaged) << length;
  }
  std::string changed = whole;
  changed[whole.size() / 2] = static_cast<char>(changed[whole.size() / 2] ^ 1);
  ASSERT_TRUE(write_file_atomic(file_of("changed.gz"), changed));
  EXPECT_EQ(verify_backup(file_of("changed.gz")).error().code, Code::damaged);
  BackupLimits limits;
  limits.line_bytes = 1000;
  EXPECT_EQ(verify_backup(file_of("b.gz"), limits).error().code, Code::too_large);
  EXPECT_EQ(verify_backup(file_of("none.gz")).error().code, Code::not_found);
}

TEST_F(Backup, LeavesNothingBesideItsFile) {
  (void)must(backup(*store_, file_of("b.gz")));
  EXPECT_FALSE(backup(*store_, folder_.path() / "no" / "b.gz"));
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    EXPECT_NE(entry.path().extension(), ".part");
  }
}

TEST(BackupLines, ThatAreOffAreRefused) {
  const std::string header = header_line({1, 1, {}, {{"code_series", {"series", "last"}}}});
  const auto read = [](std::vector<std::string> lines) {
    std::size_t at = 0;
    const NextLine next = [&](std::string& line) -> Result<bool> {
      if (at == lines.size()) return false;
      line = lines[at++];
      return true;
    };
    return read_backup(next, {});
  };
  const std::string end = end_line({0, sha256_hex(header + "\n")});
  EXPECT_EQ(must(read({header, end})), 0);
  EXPECT_EQ(read({header, end, "x"}).error().code, Code::damaged);
  for (const char* line : {"[]", "[1]", R"(["code_series","a"])", R"(["message",1])", R"(["code_series","a",1.5])",
                           R"(["code_series","a",{"b64":"%%%%"}])", "[", "{}", ""}) {
    EXPECT_EQ(read({header, line, end}).error().code, Code::damaged) << line;
  }
  for (const char* line :
       {"", "{}", "[]", R"({"format":"x","version":1,"schema":1,"last_ids":{},"tables":{}})",
        R"({"format":"marshrut-backup","version":1,"schema":1,"last_ids":{},"tables":{"x; DROP":["a"]}})",
        R"({"format":"marshrut-backup","version":1,"schema":1,"last_ids":{},"tables":{"code":["a b"]}})"}) {
    EXPECT_EQ(parse_header(line).error().code, Code::damaged) << line;
  }
  EXPECT_EQ(parse_header(header_line({9, 1, {}, {}})).error().code, Code::unsupported_format);
  EXPECT_EQ(parse_header(header_line({1, 99, {}, {}})).error().code, Code::unsupported_format);
}

}  // namespace
}  // namespace marshrut::store
