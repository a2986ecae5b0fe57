#include "sandbox/confine.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "sandbox/sanitized.hpp"
#include "sandbox/seccomp_filter.hpp"

namespace marshrut::sandbox {

namespace {

// Memory, the sockets that are open, clocks, threads' locks and the way out.
constexpr int kAllowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(recvfrom),
    SCMP_SYS(sendto),
    SCMP_SYS(recvmsg),
    SCMP_SYS(sendmsg),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    SCMP_SYS(close),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(brk),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(sched_yield),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(getrusage),
    SCMP_SYS(sched_getaffinity),
};

// What libraries try in passing and can do without: they are told that there is nothing.
constexpr int kNothingThere[] = {
    SCMP_SYS(open),       SCMP_SYS(openat), SCMP_SYS(access),     SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
    SCMP_SYS(stat),       SCMP_SYS(lstat),  SCMP_SYS(newfstatat), SCMP_SYS(statx),     SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(ioctl),      SCMP_SYS(fcntl),     SCMP_SYS(sysinfo),
    SCMP_SYS(uname),      SCMP_SYS(getuid), SCMP_SYS(geteuid),    SCMP_SYS(umask),
};

bool add_rules(void* filter) {
  for (const int call : kAllowed) {
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) return false;
  }
  for (const int call : kNothingThere) {
    if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOENT), call, 0) != 0) return false;
  }
  // Memory, but none that could be run.
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) != 0) return false;
  }
  // Limits of this process alone (pid 0).
  if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A0(SCMP_CMP_EQ, 0)) != 0) return false;
  // A process may end itself with a signal (abort), and do nothing to others.
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                          SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()))) == 0;
}

Result<void> close_the_door() {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
    return Error{Code::unavailable, "the kernel refuses no_new_privs", {}};
  }
  const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
  if (!filter || !add_rules(filter.get()) || seccomp_load(filter.get()) != 0) {
    return Error{Code::unavailable, "the kernel refuses the seccomp filter", {}};
  }
  return {};
}

}  // namespace

Result<void> confine(const Confines& confines) {
  const bool limited = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0) &&
                       limit(RLIMIT_STACK, confines.stack_bytes) &&
                       (kSanitized || limit(RLIMIT_AS, confines.memory_bytes));
  if (!limited) return Error{Code::unavailable, "limits could not be set", {}};
  return kSanitized ? Result<void>() : close_the_door();
}

Result<void> allow_cpu(unsigned seconds) {
  rusage used{};
  if (::getrusage(RUSAGE_SELF, &used) != 0) return Error{Code::unavailable, "getrusage failed", {}};
  rlimit now{};
  if (::getrlimit(RLIMIT_CPU, &now) != 0) return Error{Code::unavailable, "getrlimit failed", {}};
  const auto so_far = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1);
  now.rlim_cur = std::min<rlim_t>(so_far + seconds, now.rlim_max);
  if (::setrlimit(RLIMIT_CPU, &now) != 0) return Error{Code::unavailable, "setrlimit failed", {}};
  return {};
}

}  // namespace marshrut::sandbox
