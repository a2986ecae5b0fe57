// A backup's gzip file, read line by line.
#include <zlib.h>

#include <array>
#include <cerrno>

#include "store/backup_format.hpp"

namespace marshrut::store {

struct BackupFile::State {
  gzFile file = nullptr;
  BackupLimits limits;
  std::array<char, 65536> buffer{};
  std::size_t begin = 0, end = 0;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (file != nullptr) gzclose(file);
  }
};

BackupFile::BackupFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
BackupFile::BackupFile(BackupFile&&) noexcept = default;
BackupFile::~BackupFile() = default;

Result<BackupFile> BackupFile::open(const std::filesystem::path& path, const BackupLimits& limits) {
  auto state = std::make_unique<State>();
  state->limits = limits;
  state->file = gzopen(path.c_str(), "rbe");
  if (state->file == nullptr)
    return Error{errno == ENOENT ? Code::not_found : Code::io, "can't be opened", path.string()};
  return BackupFile(std::move(state));
}

Result<bool> BackupFile::next(std::string& line) {
  line.clear();
  State& state = *state_;
  for (;;) {
    if (state.begin == state.end) {
      const int got = gzread(state.file, state.buffer.data(), static_cast<unsigned>(state.buffer.size()));
      int problem = Z_OK;
      gzerror(state.file, &problem);
      if (got < 0 || (problem != Z_OK && problem != Z_STREAM_END))
        return Error{Code::damaged, "not a whole gzip file", {}};
      if (got == 0 && line.empty()) return false;
      if (got == 0) return Error{Code::damaged, "the last line has no end", {}};
      state.begin = 0;
      state.end = static_cast<std::size_t>(got);
    }
    const std::string_view have(state.buffer.data() + state.begin, state.end - state.begin);
    const std::size_t stop = have.find('\n');
    line += have.substr(0, stop);
    if (line.size() > state.limits.line_bytes) return Error{Code::too_large, "a line of the backup is too long", {}};
    if (stop != std::string_view::npos) return state.begin += stop + 1, true;
    state.begin = state.end;
  }
}

}  // namespace marshrut::store
