#include "sandbox/reach.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

namespace marshrut::sandbox {

namespace {

// What newer kernels know and Debian 12's headers don't: ABI 3 and 5 (files), 4 (network), 6 (scopes).
constexpr std::uint64_t kTruncate = std::uint64_t{1} << 14U;
constexpr std::uint64_t kIoctlDevice = std::uint64_t{1} << 15U;
constexpr std::uint64_t kBindAndConnect = 3;
constexpr std::uint64_t kAbstractSocketsAndSignals = 3;

struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scopes = 0;
};

constexpr std::uint64_t kReadFile = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
constexpr std::uint64_t kRead = kReadFile | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kAllOfFirst = (std::uint64_t{1} << 13U) - 1;  // ABI 1
constexpr std::uint64_t kWriteFile = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | kTruncate;
constexpr std::uint64_t kWrite = LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                 LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                 LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REFER | kWriteFile;

long abi() { return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION); }

Ruleset everything_of(long version) {
  Ruleset all{kAllOfFirst};
  if (version >= 2) all.files |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3) all.files |= kTruncate;
  if (version >= 4) all.network = kBindAndConnect;
  if (version >= 5) all.files |= kIoctlDevice;
  if (version >= 6) all.scopes = kAbstractSocketsAndSignals;
  return all;
}

std::size_t size_of_ruleset(long version) {
  if (version >= 6) return sizeof(Ruleset);
  return version >= 4 ? 2 * sizeof(std::uint64_t) : sizeof(std::uint64_t);
}

class Descriptor {
public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

private:
  int number_;
};

bool allow(int rules, const std::filesystem::path& path, std::uint64_t folder, std::uint64_t file,
           std::uint64_t known) {
  const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
  struct stat facts {};
  if (place.number() < 0 || ::fstat(place.number(), &facts) != 0) return true;
  const landlock_path_beneath_attr rule{(S_ISDIR(facts.st_mode) ? folder : file) & known, place.number()};
  return ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

}  // namespace

bool reach_can_be_limited() { return abi() >= 1; }

Result<void> limit_reach(const Reach& reach) {
  const long version = abi();
  if (version < 1) return {};
  const Ruleset all = everything_of(version);
  const Descriptor rules(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, size_of_ruleset(version), 0)));
  const auto reads = [&](const auto& path) { return allow(rules.number(), path, kRead, kReadFile, all.files); };
  const auto writes = [&](const auto& path) { return allow(rules.number(), path, kWrite, kWriteFile, all.files); };
  const bool allowed = rules.number() >= 0 && std::all_of(reach.read.begin(), reach.read.end(), reads) &&
                       std::all_of(reach.write.begin(), reach.write.end(), writes);
  if (!allowed || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::syscall(SYS_landlock_restrict_self, rules.number(), 0) != 0) {
    return Error{Code::unavailable, "the kernel refuses the limits on files", {}};
  }
  return {};
}

}  // namespace marshrut::sandbox
