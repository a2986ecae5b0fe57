// A zip of documents through libarchive: constant memory but for the directory at the end, zip64 where it is needed.
#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>

#include "app/batch_output.hpp"

namespace marshrut::app {

namespace {

namespace fs = std::filesystem;

struct FreeArchive {
  void operator()(archive* a) const { archive_write_free(a); }
};
struct FreeEntry {
  void operator()(archive_entry* e) const { archive_entry_free(e); }
};

class ZipOutput final : public BatchOutput {
public:
  explicit ZipOutput(fs::path file)
      : file_(std::move(file)),
        part_(file_.parent_path() / (".marshrut-" + std::to_string(::getpid()) + ".zip.part")),
        fd_(::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) {}
  ZipOutput(const ZipOutput&) = delete;
  ZipOutput& operator=(const ZipOutput&) = delete;
  ~ZipOutput() override {
    archive_.reset();
    if (fd_ < 0) return;
    ::close(fd_);
    if (!finished_) ::unlink(part_.c_str());
  }

  Result<void> open() {
    if (fd_ < 0) return Error{Code::io, std::strerror(errno), file_.string()};
    archive_.reset(archive_write_new());
    entry_.reset(archive_entry_new());
    if (!archive_ || !entry_) return Error{Code::io, "out of memory", file_.string()};
    const bool opened =
        archive_write_set_format_zip(archive_.get()) == ARCHIVE_OK &&
        archive_write_set_options(archive_.get(), "zip:compression=store,zip:hdrcharset=UTF-8") == ARCHIVE_OK &&
        archive_write_set_bytes_per_block(archive_.get(), 1 << 20) == ARCHIVE_OK &&
        archive_write_set_bytes_in_last_block(archive_.get(), 1) == ARCHIVE_OK &&
        archive_write_open_fd(archive_.get(), fd_) == ARCHIVE_OK;
    if (!opened) return failure();
    return {};
  }

  [[nodiscard]] bool ordered() const override { return true; }
  [[nodiscard]] bool has(const std::string& /*name*/) const override { return false; }

  Result<void> write(const std::string& name, std::string_view bytes) override {
    archive_entry_clear(entry_.get());
    archive_entry_set_pathname_utf8(entry_.get(), name.c_str());
    archive_entry_set_filetype(entry_.get(), AE_IFREG);
    archive_entry_set_perm(entry_.get(), 0644);
    archive_entry_set_size(entry_.get(), static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_mtime(entry_.get(), made_, 0);
    if (archive_write_header(archive_.get(), entry_.get()) != ARCHIVE_OK) return failure();
    if (archive_write_data(archive_.get(), bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size())) {
      return failure();
    }
    return {};
  }

  Result<void> finish() override {
    if (archive_write_close(archive_.get()) != ARCHIVE_OK) return failure();
    if (::rename(part_.c_str(), file_.c_str()) != 0) return Error{Code::io, std::strerror(errno), file_.string()};
    finished_ = true;
    return {};
  }

private:
  [[nodiscard]] Error failure() const {
    const char* why = archive_error_string(archive_.get());
    return {Code::io, why == nullptr ? "the archive can't be written" : why, file_.string()};
  }

  fs::path file_, part_;
  int fd_;
  std::unique_ptr<archive, FreeArchive> archive_;
  std::unique_ptr<archive_entry, FreeEntry> entry_;
  std::time_t made_ = std::time(nullptr);
  bool finished_ = false;
};

}  // namespace

Result<std::unique_ptr<BatchOutput>> zip_output(const fs::path& file) {
  auto output = std::make_unique<ZipOutput>(file);
  if (auto opened = output->open(); !opened) return opened.error();
  return std::unique_ptr<BatchOutput>(std::move(output));
}

}  // namespace marshrut::app
