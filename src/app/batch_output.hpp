// app/batch_output.hpp: where a batch puts its documents: a folder, or one zip.
// Shapes:  name, bytes -> a whole file, or a stored member.
// Errors:  io, exists (a name that is taken: claim another), too_large.
// Owns:    its descriptors; an output that is not finished leaves nothing half-made.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::app {

class BatchOutput {
public:
  virtual ~BatchOutput() = default;
  // Ordered outputs are written by one thread at a time, in the order of the lines; others by any number at once.
  [[nodiscard]] virtual bool ordered() const = 0;
  [[nodiscard]] virtual bool has(const std::string& name) const = 0;  // there before this batch
  virtual Result<void> write(const std::string& name, std::string_view bytes) = 0;
  virtual Result<void> finish() = 0;
};

// The folder is made when it is not there.
Result<std::unique_ptr<BatchOutput>> folder_output(const std::filesystem::path& folder);
// Members are stored: documents are compressed already. Written beside `file` and renamed at the end.
Result<std::unique_ptr<BatchOutput>> zip_output(const std::filesystem::path& file);

}  // namespace marshrut::app
