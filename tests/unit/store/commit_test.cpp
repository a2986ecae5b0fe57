#include <atomic>
#include <thread>

#include "fixture.hpp"
#include "store/migrations/migrations.hpp"
#include "store/session.hpp"

namespace marshrut::store {
namespace {

using Commit = StoreTest;

Result<void> insert(Connection& connection, std::int64_t value) {
  const auto done = connection.run("INSERT INTO submission_series (year, last) VALUES (?, 0)", {value});
  if (!done) return done.error();
  return {};
}

TEST_F(Commit, HitsOnlyTheJobThatFailed) {
  constexpr int kThreads = 12, kJobs = 20;
  std::atomic<int> failed{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < kJobs; ++i) {
        const int value = thread * 1000 + i;
        const bool bad = i % 4 == 0;
        const auto done = store_->write([&](Connection& c) -> Result<void> {
          if (auto made = insert(c, value); !made) return made;
          return bad ? Result<void>(Error{Code::bad_data, "no", {}}) : Result<void>();
        });
        EXPECT_EQ(done.ok(), !bad);
        if (!done) ++failed;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, kThreads * kJobs / 4);
  EXPECT_EQ(number("SELECT COUNT(*) FROM submission_series"), kThreads * kJobs * 3 / 4);
}

TEST_F(Commit, TellsAConflict) {
  must(store_->write([](Connection& c) { return insert(c, 1); }));
  EXPECT_EQ(store_->write([](Connection& c) { return insert(c, 1); }).error().code, Code::conflict);
}

TEST_F(Commit, UndoesAJobThatPassesOverAnError) {
  must(store_->write([](Connection& c) { return insert(c, 1); }));
  const auto done = store_->write([](Connection& c) -> Result<void> {
    (void)insert(c, 2);
    (void)insert(c, 1);
    return {};
  });
  EXPECT_EQ(done.error().code, Code::conflict);
  EXPECT_EQ(number("SELECT COUNT(*) FROM submission_series"), 1);
}

TEST_F(Commit, SurvivesAJobThatThrows) {
  const auto done = store_->write([](Connection&) -> Result<void> { throw std::runtime_error("a bug"); });
  EXPECT_EQ(done.error().code, Code::internal);
  EXPECT_TRUE(store_->write([](Connection& c) { return insert(c, 1); }));
}

TEST_F(Commit, LetsNobodyWriteWhileReading) {
  const auto done = store_->read([](Connection& c) { return insert(c, 1); });
  EXPECT_FALSE(done);
  EXPECT_EQ(number("SELECT COUNT(*) FROM submission_series"), 0);
}

TEST_F(Commit, ReadsOneSnapshot) {
  must(store_->write([](Connection& c) { return insert(c, 1); }));
  must(store_->read([&](Connection& c) -> Result<void> {
    const auto before = must(c.run("SELECT COUNT(*) FROM submission_series")).number(0, 0);
    must(store_->write([](Connection& w) { return insert(w, 2); }));
    EXPECT_EQ(must(c.run("SELECT COUNT(*) FROM submission_series")).number(0, 0), before);
    return {};
  }));
}

TEST_F(Commit, GivesValuesBackAsTheyWere) {
  must(store_->write([](Connection& c) -> Result<void> {
    const auto rows = must(c.run("SELECT CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS BIGINT)",
                                 {"Ёж \xF0\x9F\x98\x80", std::int64_t{-9007199254740993}, std::nullopt}));
    EXPECT_EQ(rows.text(0, 0), "Ёж \xF0\x9F\x98\x80");
    EXPECT_EQ(rows.number(0, 1), -9007199254740993);
    EXPECT_EQ(rows.maybe_number(0, 2), std::nullopt);
    return {};
  }));
}

TEST_F(Commit, RefusesANewerSchema) {
  store_.reset();
  store_ = opened();
  change("UPDATE schema_version SET version = 99");
  EXPECT_EQ(Store::open(options_).error().code, Code::unsupported_format);
}

TEST_F(Commit, BringsEachOlderSchemaUpToDate) {
  for (int version = 1; version < kSchemaVersion; ++version) {
    const Folder folder;
    const Options options = new_store(folder);
    std::filesystem::create_directories(options.data_dir);
    {
      auto session = open_session({options, "n", "n.0", Access::write});
      ASSERT_TRUE(session) << session.error().message;
      must(migrate(**session, version));
      EXPECT_EQ(must(schema_version(**session)), version);
    }
    const auto store = Store::open(options);
    ASSERT_TRUE(store) << store.error().message;
    must((*store)->read([](Connection& c) -> Result<void> {
      EXPECT_EQ(must(schema_version(c)), kSchemaVersion);
      return {};
    }));
  }
}

TEST_F(Commit, LetsOneServiceWorkOnAFolder) {
  Options service = options_;
  service.service = true;
  const auto first = Store::open(service);
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(Store::open(service).error().code, Code::unavailable);
  EXPECT_TRUE(Store::open(options_));
  EXPECT_EQ((*first)->node(), store_->node());
}

TEST_F(Commit, OpensManyAtOnceOnANewStore) {
  const Folder folder;
  const Options options = new_store(folder);
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { good += Store::open(options).ok() ? 1 : 0; });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 4);
}

}  // namespace
}  // namespace marshrut::store
