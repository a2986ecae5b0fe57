#include "app/batch_output.hpp"
#include "base/files.hpp"

namespace marshrut::app {

namespace {

namespace fs = std::filesystem;

class FolderOutput final : public BatchOutput {
public:
  explicit FolderOutput(fs::path folder) : folder_(std::move(folder)) {}
  [[nodiscard]] bool ordered() const override { return false; }
  [[nodiscard]] bool has(const std::string& name) const override {
    std::error_code failed;
    return fs::exists(fs::symlink_status(folder_ / name, failed));
  }
  Result<void> write(const std::string& name, std::string_view bytes) override {
    return write_file_atomic(folder_ / name, bytes, Overwrite::refuse);
  }
  Result<void> finish() override { return {}; }

private:
  fs::path folder_;
};

}  // namespace

Result<std::unique_ptr<BatchOutput>> folder_output(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (!fs::is_directory(folder, failed)) return Error{Code::io, "can't make this folder", folder.string()};
  return std::unique_ptr<BatchOutput>(std::make_unique<FolderOutput>(folder));
}

}  // namespace marshrut::app
