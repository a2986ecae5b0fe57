#include "office/office.hpp"

#include <atomic>
#include <cstdlib>
#include <mutex>

#include "base/log.hpp"
#include "office/request.hpp"
#include "sandbox/pool.hpp"
#include "sandbox/reach.hpp"

namespace marshrut::office {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLibrary = "libmergedlo.so";
constexpr std::string_view kSmallLibrary = "libsofficeapp.so";

bool has_office(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / kLibrary, ignored) || fs::exists(folder / kSmallLibrary, ignored);
}

// Where LibreOffice's programs are: what `soffice` on PATH stands for, or where Debian has them; empty without it.
fs::path find_programs() {
  const char* path = std::getenv("PATH");
  std::string rest = path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
  std::error_code failed;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const fs::path link = fs::path(rest.substr(0, end)) / "soffice";
    rest.erase(0, std::min(end + 1, rest.size()));
    const fs::path real = link.is_absolute() ? fs::canonical(link, failed) : fs::path();
    if (!real.empty() && has_office(real.parent_path())) return real.parent_path();
  }
  const fs::path usual = "/usr/lib/libreoffice/program";
  return has_office(usual) ? usual : fs::path();
}

sandbox::PoolSettings pool_settings(const OfficeSettings& settings, const fs::path& programs) {
  sandbox::PoolSettings pool;
  pool.program = settings.program;
  pool.words = {"office-worker", programs.string()};
  pool.workers = settings.workers;
  pool.requests_a_worker = settings.documents_a_worker;
  pool.patience = settings.patience;
  pool.start_patience = settings.start_patience;
  pool.queue_patience = settings.queue_patience;
  pool.idle_patience = settings.idle_patience;
  pool.resident_bytes = settings.worker_bytes;
  pool.scratch_prefix = "marshrut-office-";
  return pool;
}

void tell_what_is_not_confined() {
  static std::once_flag told;
  if (!sandbox::reach_can_be_limited()) std::call_once(told, [] { log(Level::warning, "office.not-confined"); });
}

}  // namespace

struct Office::State {
  OfficeSettings settings;
  fs::path programs = find_programs();
  sandbox::Pool pool;
  std::atomic<std::uint64_t> converted = 0;
  std::atomic<std::uint64_t> failed = 0;

  explicit State(OfficeSettings given) : settings(std::move(given)), pool(pool_settings(settings, programs)) {}

  [[nodiscard]] Result<void> installed() const {
    if (programs.empty()) return Error{Code::not_found, "LibreOffice is not installed", {}};
    tell_what_is_not_confined();
    return {};
  }

  Result<Converted> ask(const Request& request) {
    const sandbox::Frames frames = request_frames(request);
    auto answer = pool.ask(frames);
    // A worker can die of what came before; a fresh one only of this document.
    if (!answer && answer.error().code == Code::damaged) answer = pool.ask(frames, sandbox::Worker::fresh);
    if (!answer) return answer.error();
    return answer_of(std::move(*answer));
  }
};

Office::Office(OfficeSettings settings) : state_(std::make_unique<State>(std::move(settings))) {}
Office::~Office() = default;

Result<void> Office::warm_up() {
  if (auto there = state_->installed(); !there) return there;
  return state_->pool.start();
}

Result<Converted> Office::convert(std::string_view bytes, OfficeFormat from, Target to) {
  if (auto there = state_->installed(); !there) return there.error();
  auto answer = state_->ask({from, to, state_->settings.most_pages, state_->settings.most_bytes, std::string(bytes)});
  ++(answer ? state_->converted : state_->failed);
  return answer;
}

OfficeCounts Office::counts() const {
  const sandbox::PoolCounts pool = state_->pool.counts();
  return {state_->converted, state_->failed, pool.died, pool.timed_out, pool.started};
}

}  // namespace marshrut::office
