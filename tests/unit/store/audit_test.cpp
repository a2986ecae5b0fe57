#include "store/audit.hpp"

#include <thread>

#include "fixture.hpp"

namespace marshrut::store {
namespace {

class Audit : public StoreTest {
protected:
  void note(int count) {
    for (int i = 0; i < count; ++i) {
      must(store_->write([&](Connection& c) {
        return append(c, {"operator:1", "cli", "route.moved", "route:" + std::to_string(i), "{}"});
      }));
    }
  }
  std::vector<Breach> breaches() {
    return must(in_read([](Connection& c) { return verify(c); }));
  }
};

TEST_F(Audit, IsWholeAfterManyThreadsAndTwoNodes) {
  const auto other = opened();
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 6; ++thread) {
    threads.emplace_back([&, thread] {
      Store& store = thread % 2 == 0 ? *store_ : *other;
      for (int i = 0; i < 15; ++i) {
        must(store.write([&](Connection& c) {
          return append(c, {"a", "b", "c", std::to_string(i), "{\"x\":\"\xFF\"}"});
        }));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(number("SELECT COUNT(*) FROM audit"), 90);
  EXPECT_TRUE(breaches().empty());
}

TEST_F(Audit, ShowsEachKindOfTampering) {
  const std::pair<const char*, const char*> cases[] = {
      {"UPDATE audit SET actor = 'somebody' WHERE position = 2", "hash"},
      {"UPDATE audit SET at = at + 1 WHERE position = 2", "hash"},
      {"UPDATE audit SET actor = 'operator:1c', origin = 'li' WHERE position = 2", "hash"},
      {"DELETE FROM audit WHERE position = 2", "gap"},
      {"UPDATE audit_head SET position = 3", "head"},
      {"DELETE FROM audit WHERE position = 5", "head"}};
  for (const auto& [sql, what] : cases) {
    TearDown();
    const Folder folder;
    options_ = new_store(folder);
    store_ = opened();
    // One writer, one chain.
    note(5);
    if (number("SELECT COUNT(DISTINCT node) FROM audit") != 1) GTEST_FAIL() << "more than one chain";
    EXPECT_TRUE(breaches().empty());
    change(sql);
    const auto found = breaches();
    ASSERT_FALSE(found.empty()) << sql;
    EXPECT_EQ(found[0].what, what) << sql;
    store_.reset();
  }
}

}  // namespace
}  // namespace marshrut::store
