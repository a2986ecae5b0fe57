#include "store/sqlite/checkpointer.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>
#include <thread>

#include "fixture.hpp"

namespace marshrut::store {
namespace {

using namespace std::chrono_literals;

constexpr int kPage = 4096;

class Database {
public:
  explicit Database(const std::filesystem::path& path) {
    EXPECT_EQ(sqlite3_open(path.c_str(), &database_), SQLITE_OK);
    run("PRAGMA journal_mode = WAL");
  }
  ~Database() { sqlite3_close(database_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql) const {
    EXPECT_EQ(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database_);
  }
  void report_to(Checkpointer& checkpointer) const {
    sqlite3_wal_hook(
        database_,
        [](void* to, sqlite3* database, const char*, int frames) {
          static_cast<Checkpointer*>(to)->committed(database, frames);
          return SQLITE_OK;
        },
        &checkpointer);
  }

private:
  sqlite3* database_ = nullptr;
};

class Checkpoints : public ::testing::Test {
protected:
  void SetUp() override { writer_.run("CREATE TABLE t (bytes BLOB)"); }

  // Ten pages, and those that lead to them.
  void add(const Database& writer, int times) const {
    for (int i = 0; i < times; ++i) writer.run("INSERT INTO t VALUES (randomblob(40960))");
  }
  [[nodiscard]] std::uintmax_t log_pages() const { return std::filesystem::file_size(path_.string() + "-wal") / kPage; }
  [[nodiscard]] std::uintmax_t database_pages() const { return std::filesystem::file_size(path_) / kPage; }

  Folder folder_;
  std::filesystem::path path_ = folder_.path() / "some.sqlite";
  Database writer_{path_};
};

TEST_F(Checkpoints, KeepTheLogSmallWhileOthersCommit) {
  Checkpointer checkpointer(path_, {100, 1'000'000, 30, 10s});
  writer_.report_to(checkpointer);
  add(writer_, 1000);
  EXPECT_LT(log_pages(), 1500U) << "10,000 pages went through it";
}

TEST_F(Checkpoints, CarryOverWhatIsThereWhenNobodyCommits) {
  Checkpointer checkpointer(path_, {100'000, 1'000'000, 30, 20ms});
  writer_.report_to(checkpointer);
  add(writer_, 20);
  for (int i = 0; i < 500 && database_pages() < 200; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_GE(database_pages(), 200U);
}

TEST_F(Checkpoints, GoOnWhenALongReaderIsDone) {
  Checkpointer checkpointer(path_, {100, 1'000'000, 30, 20ms});
  writer_.report_to(checkpointer);
  {
    const Database reader(path_);
    reader.run("BEGIN");
    reader.run("SELECT COUNT(*) FROM t");
    add(writer_, 100);
    EXPECT_GE(log_pages(), 1000U) << "the reader's snapshot needs them";
  }
  const auto before = log_pages();
  add(writer_, 500);
  EXPECT_LT(log_pages(), before + 1500U);
}

TEST_F(Checkpoints, ThatFailAreMadeByWhoCommits) {
  const auto away = folder_.path() / "nowhere" / "some.sqlite";
  Checkpointer checkpointer(away, {100, 1'000'000, 30, 10ms});
  writer_.report_to(checkpointer);
  add(writer_, 1000);
  EXPECT_LT(log_pages(), 5000U) << "11,000 pages went through it";
}

}  // namespace
}  // namespace marshrut::store
