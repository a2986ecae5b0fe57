// After warm_up() nothing opens a file, a socket or a process: parsing runs where the kernel kills for that.
#include <gtest/gtest.h>
#include <seccomp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "mail/parse.hpp"

namespace marshrut::mail {
namespace {

// Letters that make each library work: charsets of ICU, a date of GMime, archives.
const std::string kLetters[] = {
    "Date: Mon, 1 Sep 2025 10:00:00 EST\nSubject: =?iso-2022-jp?B?GyRCJUYbKEI=?= =?koi8-u?B?z+s=?= =?big5?B?pKQ=?=\n"
    "From: =?gb18030?B?1tA=?= <a@b.ru>\nContent-Disposition: attachment; filename*=x-mac-cyrillic''%8F.docx\n\nx",
    "From: a@b.ru\nContent-Type: text/plain; charset=utf-7\n\n+BB8-",
    "From: a@b.ru\nContent-Type: text/plain; charset=../../etc/passwd\n\n\xCF\xEB\xE0\xED",
    "From: a@b.ru\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n"
    "UEsDBAoAAAAAAAAAIQCDFtyMAQAAAAEAAAAFAAAAYS50eHR4UEsBAh4DCgAAAAAAAAAhAIMW3IwBAAAAAQAAAAUAAAAAAAAAAQAAAKSBAAAAAGEu\n"
    "dHh0UEsFBgAAAAABAAEAMwAAACQAAAAAAA==\n",
    "From: a@b.ru\nContent-Type: application/x; name=a.7z\nContent-Transfer-Encoding: "
    "base64\n\nN3q8ryccAAQAAAAAAAAAAAAA\n",
    "From: a@b.ru\nContent-Type: application/x; name=a.rar\nContent-Transfer-Encoding: "
    "base64\n\nUmFyIRoHAM+QcwAADQAAAAAA\n",
    "From: a@b.ru\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: "
    "base64\n\neJ8+IgEAAQaQ\n"};

[[noreturn]] void parse_locked() {
  warm_up();
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  for (const int call : {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(socket), SCMP_SYS(execve), SCMP_SYS(clone)}) {
    if (seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, call, 0) != 0) _exit(2);
  }
  if (seccomp_load(filter) != 0) _exit(3);
  for (const std::string& letter : kLetters) {
    if (!parse(letter).ok()) _exit(4);
  }
  _exit(0);
}

TEST(Sandbox, ParsingOpensNothing) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) parse_locked();
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status)) << "killed by signal " << WTERMSIG(status);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace marshrut::mail
