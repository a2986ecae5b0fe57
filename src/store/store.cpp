#include "store/store.hpp"

#include <utility>
#include <vector>

#include "base/digest.hpp"
#include "store/folder.hpp"
#include "store/group_commit.hpp"
#include "store/migrations/migrations.hpp"
#include "store/readers.hpp"
#include "store/session.hpp"

namespace marshrut::store {

namespace {

constexpr std::size_t kPostgresWriters = 4;

Result<std::string> prepare_folder(const Options& options) {
  if (options.data_dir.empty()) {
    if (options.url.empty()) return Error{Code::usage, "a store needs a folder or the address of a database", {}};
    return random_hex(8);
  }
  if (options.create) {
    if (auto made = make_folder(options.data_dir); !made) return made.error();
  } else if (options.url.empty()) {
    std::error_code failed;
    const bool there = std::filesystem::exists(options.data_dir / kDatabaseName, failed);
    if (!there) return Error{Code::not_found, "no store there", {}};
  }
  return node_of(options.data_dir);
}

// Looks before it writes: a store that is as it should be can be opened from a read-only disk.
Result<void> bring_up_to_date(Session& session, bool create) {
  if (auto begun = session.begin(Access::read); !begun) return begun;
  const auto found = schema_version(session);
  session.rollback();
  if (found && *found == kSchemaVersion) return {};
  if (!create && !found) return Error{Code::not_found, "the store is empty", {}};
  return migrate(session);
}

Result<std::vector<std::unique_ptr<Session>>> open_writers(const Options& options, const std::string& node) {
  const std::size_t count = options.url.empty() ? 1 : options.writers.value_or(kPostgresWriters);
  std::vector<std::unique_ptr<Session>> writers;
  for (std::size_t i = 0; i < count; ++i) {
    auto session = open_session({options, node, node + "." + std::to_string(i), Access::write});
    if (!session) return session.error();
    if (i == 0) {
      if (auto ready = bring_up_to_date(**session, options.create); !ready) return ready.error();
    }
    writers.push_back(std::move(*session));
  }
  return writers;
}

}  // namespace

struct Store::Impl {
  std::string node;
  Engine engine;
  FolderLock lock;
  GroupCommit writers;
  mutable Readers readers;
};

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const Options& options) {
  const auto node = prepare_folder(options);
  if (!node) return node.error();
  FolderLock lock;
  if (options.service) {
    auto taken = FolderLock::take(options.data_dir);
    if (!taken) return taken.error();
    lock = std::move(*taken);
  }
  auto writers = open_writers(options, *node);
  if (!writers) return writers.error();
  const Engine engine = options.url.empty() ? Engine::sqlite : Engine::postgres;
  auto impl = std::unique_ptr<Impl>(new Impl{*node, engine, std::move(lock),
                                             GroupCommit(std::move(*writers), std::max<std::size_t>(options.group, 1)),
                                             Readers({options, *node, *node, Access::read})});
  return std::unique_ptr<Store>(new Store(std::move(impl)));
}

Result<void> Store::write(const Job& job, Urgency urgency) { return impl_->writers.run(job, urgency); }
Result<void> Store::read(const Job& job) const { return impl_->readers.run(job); }

Result<void> Store::ping() const {
  return read([](Connection& connection) -> Result<void> {
    const auto version = schema_version(connection);
    if (!version) return version.error();
    return {};
  });
}

Engine Store::engine() const { return impl_->engine; }
const std::string& Store::node() const { return impl_->node; }

}  // namespace marshrut::store
