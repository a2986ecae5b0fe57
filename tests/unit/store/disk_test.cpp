// SQLite on a disk that is full, read-only, locked or failing: nothing lost, a stable code, and it goes on afterwards.
#include <sqlite3.h>
#include <sys/mount.h>

#include <atomic>
#include <cstring>
#include <map>

#include "fixture.hpp"
#include "store/fsck.hpp"

namespace marshrut::store {
namespace {

using Disk = StoreTest;

Result<std::int64_t> taken(Store& store, std::size_t size = 60000) {
  const std::string raw(size, 'x');
  Arrival arrival;
  arrival.raw = raw;
  return accept(store, arrival);
}

TEST_F(Disk, ThatIsFullIsUnavailableUntilThereIsRoom) {
  const Folder mount;
  ASSERT_EQ(::mount("tmpfs", mount.path().c_str(), "tmpfs", 0, "size=3m"), 0) << std::strerror(errno);
  Options options;
  options.data_dir = mount.path() / "data";
  std::vector<std::int64_t> ids;
  {
    const auto store = std::move(Store::open(options).value());
    auto id = taken(*store);
    for (; id; id = taken(*store)) ids.push_back(*id);
    EXPECT_EQ(id.error().code, Code::unavailable) << id.error().message;
    EXPECT_GT(ids.size(), 3U);
    ASSERT_EQ(::mount("tmpfs", mount.path().c_str(), "tmpfs", MS_REMOUNT, "size=30m"), 0);
    id = taken(*store);
    EXPECT_TRUE(id) << id.error().message;
    const auto report = must(fsck(*store));
    EXPECT_TRUE(report.whole()) << report.findings.at(0).code;
    EXPECT_EQ(report.messages, static_cast<std::int64_t>(ids.size()) + 1);
  }
  EXPECT_EQ(::umount2(mount.path().c_str(), MNT_DETACH), 0);
}

TEST_F(Disk, ThatIsReadOnlyIsUnavailable) {
  (void)take_in("a");
  store_.reset();
  const auto data = options_.data_dir;
  ASSERT_EQ(::mount(data.c_str(), data.c_str(), nullptr, MS_BIND, nullptr), 0);
  ASSERT_EQ(::mount(nullptr, data.c_str(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr), 0);
  const auto store = Store::open(options_);
  const auto refused = store ? taken(**store) : Result<std::int64_t>(store.error());
  EXPECT_EQ(refused.error().code, Code::unavailable) << refused.error().message;
  EXPECT_EQ(::umount2(data.c_str(), MNT_DETACH), 0);
  if (store) {
    EXPECT_TRUE(taken(**store)) << "writable again";
  }
}

TEST_F(Disk, ThatIsLockedIsUnavailableAfterTheTimeout) {
  Options impatient = options_;
  impatient.lock_timeout = std::chrono::milliseconds(50);
  const auto other = std::move(Store::open(impatient).value());
  must(store_->write([&](Connection&) -> Result<void> {
    EXPECT_EQ(taken(*other).error().code, Code::unavailable);
    return {};
  }));
  EXPECT_TRUE(taken(*other));
}

TEST_F(Disk, WithoutAStoreIsNotFoundUnlessOneMayBeMade) {
  Options options;
  options.data_dir = folder_.path() / "none";
  options.create = false;
  EXPECT_EQ(Store::open(options).error().code, Code::not_found);
}

TEST_F(Disk, WithSomethingElseInTheFileIsDamaged) {
  store_.reset();
  std::filesystem::remove(options_.data_dir / kDatabaseName);
  std::FILE* file = std::fopen((options_.data_dir / kDatabaseName).c_str(), "w");
  std::fputs(std::string(5000, 'x').c_str(), file);
  std::fclose(file);
  EXPECT_EQ(Store::open(options_).error().code, Code::damaged);
}

// The system's own file layer, but for a call that fails when it is told to.
struct FailingLayer {
  static inline std::atomic<bool> sync_fails{false}, write_fails{false};
  // One for each of the kinds of files that the system has.
  static inline std::map<const sqlite3_io_methods*, sqlite3_io_methods> methods;
  static inline const sqlite3_io_methods* real = nullptr;
  static inline sqlite3_vfs layer{};
  static inline sqlite3_vfs* system = nullptr;

  static int sync(sqlite3_file* file, int flags) { return sync_fails ? SQLITE_IOERR_FSYNC : real->xSync(file, flags); }
  static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
    return write_fails ? SQLITE_IOERR_WRITE : real->xWrite(file, bytes, count, at);
  }
  static int open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out) {
    const int code = system->xOpen(system, name, file, flags, out);
    if (code != SQLITE_OK || file->pMethods == nullptr) return code;
    real = file->pMethods;
    sqlite3_io_methods& mine = methods[real];
    mine = *real;
    mine.xSync = &sync;
    mine.xWrite = &write;
    file->pMethods = &mine;
    return code;
  }
  static void install() {
    if (system != nullptr) return;
    system = sqlite3_vfs_find(nullptr);
    layer = *system;
    layer.zName = "failing";
    layer.xOpen = &open;
    sqlite3_vfs_register(&layer, 1);
  }
};

class FailingDisk : public Disk {
protected:
  void SetUp() override {
    FailingLayer::install();
    Disk::SetUp();
  }
  void TearDown() override { FailingLayer::sync_fails = FailingLayer::write_fails = false; }

  void recovers_from(std::atomic<bool>& failure) {
    ASSERT_TRUE(taken(*store_));
    failure = true;
    for (int i = 0; i < 3; ++i) EXPECT_EQ(taken(*store_).error().code, Code::io);
    failure = false;
    const auto id = taken(*store_);
    EXPECT_TRUE(id) << id.error().message;
    store_.reset();
    store_ = opened();
    EXPECT_TRUE(must(fsck(*store_)).whole());
    EXPECT_EQ(must(in_read([&](Connection& c) { return raw_bytes(c, *id); })), std::string(60000, 'x'));
  }
};

TEST_F(FailingDisk, ThatCannotWriteIsAnErrorAndNothingIsLost) { recovers_from(FailingLayer::write_fails); }
TEST_F(FailingDisk, ThatCannotSyncIsAnErrorAndNothingIsLost) { recovers_from(FailingLayer::sync_fails); }

}  // namespace
}  // namespace marshrut::store
