#include "office/worker.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "base/files.hpp"
#include "base/log.hpp"
#include "office/kit.hpp"
#include "office/pdf_pages.hpp"
#include "office/profile.hpp"
#include "office/request.hpp"
#include "sandbox/confine_program.hpp"
#include "sandbox/reach.hpp"
#include "sandbox/serve.hpp"

namespace marshrut::office {

namespace {

namespace fs = std::filesystem;

// Well over what a document may take by the clock, which the parent watches.
constexpr unsigned kCpuSeconds = 600;

// LibreOffice, the libraries that it loads, fonts, and what the C library reads in passing. None of it is about a
// person, and none of it is the service's.
sandbox::Reach reach_of_worker(const fs::path& programs, const fs::path& scratch) {
  std::error_code ignored;
  sandbox::Reach reach;
  reach.read = {programs.parent_path(),
                "/usr/lib",
                "/lib",
                "/lib64",
                "/usr/share/fonts",
                "/usr/local/share/fonts",
                "/usr/share/fontconfig",
                "/usr/share/libreoffice",
                "/usr/share/liblangtag",
                "/usr/share/zoneinfo",
                "/usr/share/locale",
                "/usr/share/hunspell",
                "/usr/share/hyphen",
                "/usr/share/mythes",
                "/usr/share/icu",
                "/usr/share/xml/fontconfig",
                "/usr/share/poppler",
                "/etc/fonts",
                "/etc/libreoffice",
                "/etc/ld.so.cache",
                "/etc/localtime",
                "/etc/timezone",
                "/var/cache/fontconfig",
                "/var/lib/libreoffice",
                "/var/spool/libreoffice",
                "/proc/self/maps",
                "/proc/self/status",
                "/proc/self/stat",
                "/proc/self/statm",
                "/proc/cpuinfo",
                "/proc/meminfo",
                "/proc/stat",
                "/proc/sys/vm/overcommit_memory",
                "/sys/devices/system/cpu",
                "/dev/urandom",
                "/dev/random"};
  reach.write = {scratch, "/dev/null"};
  return reach;
}

bool prepare(const fs::path& scratch) {
  std::error_code failed;
  fs::create_directories(scratch / "profile" / "user", failed);
  fs::create_directory(scratch / "tmp", failed);
  const auto written =
      write_file_atomic(scratch / "profile" / "user" / "registrymodifications.xcu", profile_settings());
  const bool named = ::setenv("HOME", scratch.c_str(), 1) == 0 && ::setenv("TMPDIR", (scratch / "tmp").c_str(), 1) == 0;
  return !failed && written && named;
}

// LibreOffice says on its standard error what must not be in a log: names from documents.
void silence() {
  const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nothing >= 0) (void)::dup2(nothing, STDERR_FILENO);
}

// Files that LibreOffice forgot. Its folder for them it keeps as long as it lives.
void forget(const fs::path& temporary) {
  std::error_code ignored;
  for (auto entry = fs::recursive_directory_iterator(temporary, ignored); entry != fs::recursive_directory_iterator();
       entry.increment(ignored)) {
    if (!entry->is_directory(ignored)) fs::remove(entry->path(), ignored);
  }
}

class Desk {
public:
  Desk(Kit kit, fs::path scratch) : kit_(kit), scratch_(std::move(scratch)) {}

  sandbox::Frames answer(const sandbox::Frames& frames) {
    auto request = request_of(frames);
    if (!request) return answer_frames(request.error());
    const fs::path folder = scratch_ / ("document-" + std::to_string(++documents_));
    auto converted = convert(*request, folder);
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    forget(scratch_ / "tmp");
    return answer_frames(std::move(converted));
  }

private:
  Result<Converted> convert(const Request& request, const fs::path& folder) {
    std::error_code failed;
    fs::create_directory(folder, failed);
    if (failed) return Error{Code::io, "no folder to convert in", {}};
    const fs::path from = folder / ("document." + std::string(Kit::ending(request.from)));
    const fs::path to = folder / "converted";
    if (auto written = write_file_atomic(from, request.bytes); !written) return written.error();
    const Work work{from, to, request.from, request.to, request.most_pages};
    if (auto done = kit_.convert(work); !done) return done.error();
    auto bytes = read_file(to, request.most_bytes);
    if (!bytes && bytes.error().code != Code::too_large) return Error{Code::damaged, "nothing was saved", {}};
    if (!bytes) return bytes.error();
    const unsigned pages = is_pdf(request.to) ? pdf_pages(*bytes) : 0;
    if (pages > request.most_pages) return Error{Code::too_large, "too many pages", {}};
    return Converted{std::move(*bytes), pages};
  }

  Kit kit_;
  fs::path scratch_;
  unsigned documents_ = 0;
};

}  // namespace

int run_worker(const fs::path& programs, const fs::path& scratch) {
  if (!prepare(scratch)) return 1;
  // Before LibreOffice is loaded: threads that are there already would keep their freedom.
  const auto reach = sandbox::limit_reach(reach_of_worker(programs, scratch));
  const auto confined = reach ? sandbox::confine_program() : reach;
  if (!confined) {
    log(Level::error, "office.refused", {{"error", confined.error().message}});
    return 1;
  }
  silence();
  const auto kit = Kit::open(programs, scratch / "profile");
  if (!kit) return 1;
  Desk desk(*kit, scratch);
  const int status =
      sandbox::serve_confined([&](const sandbox::Frames& frames) { return desk.answer(frames); }, kCpuSeconds);
  ::_exit(status);  // LibreOffice is not to be left by its own way out, which waits for windows
}

}  // namespace marshrut::office
