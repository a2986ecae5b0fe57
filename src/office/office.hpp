// office/office.hpp: LibreOffice kept warm: documents in other formats, and PDF, by worker processes of its own.
// Shapes:  bytes + their format -> bytes in the target's format.
// Units:   times by their types; limits in bytes and pages.
// Errors:  not_found (LibreOffice is not installed), unavailable (no worker was free or could start in time),
//          timeout (this document takes too long), too_large (the result, or its pages), damaged (it can't be opened,
//          or it killed two workers), io.
// Owns:    the processes; all end with the object. Safe from any thread. A document that was being converted when its
//          worker died is tried once more by a fresh one.
//
// Every document is hostile: macros off, links not followed, no network, no file of the machine's but fonts and
// LibreOffice's own; nothing of one document is there when the next one comes. Where the kernel has no Landlock, files
// of the machine's can be read by LibreOffice: the log says office.not-confined once, and links are still not followed.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "office/office_format.hpp"

namespace marshrut::office {

enum class Target : std::uint8_t {
  pdf,   // PDF/A-2b, fonts embedded, no form fields
  docx,  // for what is read by a lens
  xlsx,  // for lists and registries
  view,  // PDF for a screen: bookmarks of a text are its named destinations; no PDF/A
};

constexpr bool is_pdf(Target target) { return target == Target::pdf || target == Target::view; }

struct OfficeSettings {
  std::filesystem::path program;  // `marshrut`, which is its own worker
  unsigned workers = 1;
  unsigned documents_a_worker = 200;
  std::size_t worker_bytes = std::size_t{1} << 30U;  // resident; over it a worker is replaced between documents
  std::size_t most_bytes = std::size_t{64} << 20U;   // of a result
  unsigned most_pages = 500;
  std::chrono::milliseconds queue_patience{120'000};
  std::chrono::milliseconds start_patience{60'000};
  std::chrono::milliseconds patience{60'000};  // for one document
  // A worker that had nothing to do for so long ends: each keeps some 200 MB.
  std::chrono::milliseconds idle_patience{300'000};
};

struct Converted {
  std::string bytes;
  unsigned pages = 0;  // of a PDF
};

struct OfficeCounts {
  std::uint64_t converted = 0, failed = 0, died = 0, timed_out = 0, started = 0;
};

class Office {
public:
  explicit Office(OfficeSettings settings);
  ~Office();
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  // Workers start with the first document; this starts them before.
  Result<void> warm_up();
  Result<Converted> convert(std::string_view bytes, OfficeFormat from, Target to);
  [[nodiscard]] OfficeCounts counts() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace marshrut::office
