#include "sandbox/confine_program.hpp"

#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>

#include "sandbox/sanitized.hpp"
#include "sandbox/seccomp_filter.hpp"

namespace marshrut::sandbox {

namespace {

constexpr int kForbidden[] = {
    // The network: no way to make a socket, nor to do anything to one beside speaking on the one that is open.
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(sendmmsg),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(io_uring_enter),
    SCMP_SYS(io_uring_register),
    // Programs and processes.
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(setns),
    SCMP_SYS(unshare),
    SCMP_SYS(setsid),
    SCMP_SYS(setpgid),
    // Others' memory, files and signals.
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(process_madvise),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(tkill),
    SCMP_SYS(rt_sigqueueinfo),
    SCMP_SYS(rt_tgsigqueueinfo),
    SCMP_SYS(kcmp),
    SCMP_SYS(name_to_handle_at),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(shmget),
    SCMP_SYS(shmat),
    SCMP_SYS(msgget),
    SCMP_SYS(semget),
    SCMP_SYS(mq_open),
    SCMP_SYS(migrate_pages),
    SCMP_SYS(move_pages),
    // The machine.
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(move_mount),
    SCMP_SYS(fsopen),
    SCMP_SYS(open_tree),
    SCMP_SYS(mount_setattr),
    SCMP_SYS(swapon),
    SCMP_SYS(swapoff),
    SCMP_SYS(reboot),
    SCMP_SYS(kexec_load),
    SCMP_SYS(kexec_file_load),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(quotactl),
    SCMP_SYS(acct),
    SCMP_SYS(syslog),
    SCMP_SYS(settimeofday),
    SCMP_SYS(clock_settime),
    SCMP_SYS(adjtimex),
    SCMP_SYS(clock_adjtime),
    SCMP_SYS(sethostname),
    SCMP_SYS(setdomainname),
    SCMP_SYS(iopl),
    SCMP_SYS(ioperm),
    SCMP_SYS(fanotify_init),
    SCMP_SYS(lookup_dcookie),
    SCMP_SYS(vhangup),
    SCMP_SYS(personality),
    SCMP_SYS(modify_ldt),
    // Who this process is.
    SCMP_SYS(setuid),
    SCMP_SYS(setgid),
    SCMP_SYS(setreuid),
    SCMP_SYS(setregid),
    SCMP_SYS(setresuid),
    SCMP_SYS(setresgid),
    SCMP_SYS(setgroups),
    SCMP_SYS(setfsuid),
    SCMP_SYS(setfsgid),
    SCMP_SYS(capset),
    // What Landlock doesn't watch over: owners, extended attributes, special files.
    SCMP_SYS(chown),
    SCMP_SYS(fchown),
    SCMP_SYS(lchown),
    SCMP_SYS(fchownat),
    SCMP_SYS(setxattr),
    SCMP_SYS(lsetxattr),
    SCMP_SYS(fsetxattr),
    SCMP_SYS(removexattr),
    SCMP_SYS(lremovexattr),
    SCMP_SYS(fremovexattr),
    SCMP_SYS(mknod),
    SCMP_SYS(mknodat),
};

// Done to a saved document in passing; nothing is lost when it isn't done, and nothing is reported.
constexpr int kPretended[] = {
    SCMP_SYS(chmod),  SCMP_SYS(fchmod),    SCMP_SYS(fchmodat),  SCMP_SYS(utime),
    SCMP_SYS(utimes), SCMP_SYS(utimensat), SCMP_SYS(futimesat),
};

// Threads, but no processes; clone3's arguments can't be seen, and without it libc takes clone.
bool only_threads(void* filter) {
  return seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                          SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)) == 0;
}

// What names a process may name this one alone.
bool only_itself(void* filter) {
  const auto self = static_cast<scmp_datum_t>(::getpid());
  for (const int call : {SCMP_SYS(kill), SCMP_SYS(tgkill)}) {
    if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 1, SCMP_A0(SCMP_CMP_NE, self)) != 0) return false;
  }
  return seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1, SCMP_A0(SCMP_CMP_NE, 0)) == 0 &&
         // Speaking on the open socket, never to an address.
         seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(sendto), 1, SCMP_A4(SCMP_CMP_NE, 0)) == 0;
}

bool add_rules(void* filter) {
  for (const int call : kForbidden) {
    if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) != 0) return false;
  }
  for (const int call : kPretended) {
    if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(0), call, 0) != 0) return false;
  }
  return only_threads(filter) && only_itself(filter);
}

}  // namespace

Result<void> confine_program(const ProgramConfines& confines) {
  // A file over its limit is an error for who writes it, not the end of the process.
  (void)::signal(SIGXFSZ, SIG_IGN);
  const bool limited = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, confines.file_bytes) &&
                       limit(RLIMIT_NOFILE, confines.open_files) &&
                       (kSanitized || limit(RLIMIT_AS, confines.memory_bytes));
  if (!limited) return Error{Code::unavailable, "limits could not be set", {}};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return Error{Code::unavailable, "the kernel refuses no_new_privs", {}};
  }
  const Filter filter(seccomp_init(SCMP_ACT_ALLOW));
  if (!filter || !add_rules(filter.get()) || seccomp_load(filter.get()) != 0) {
    return Error{Code::unavailable, "the kernel refuses the seccomp filter", {}};
  }
  return {};
}

}  // namespace marshrut::sandbox
