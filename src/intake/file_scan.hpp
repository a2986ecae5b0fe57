// intake/file_scan.hpp: a scan filed: each card to its route, what can't be read to the operator.
// Shapes:  ScannedFile + where it came from -> FiledScan, inside a transaction of the caller's.
// Errors:  as the store's.
// Owns:    results own what they hold.
// Source:  design.md §6; docs/skany.md.
//
// A scan is never a submission: the paper says what the store had when it was printed. A file that comes again is known
// by its hash and is not filed again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "intake/contents.hpp"
#include "intake/paper.hpp"
#include "intake/scanned_file.hpp"
#include "store/connection.hpp"

namespace marshrut::intake {

struct ScanSource {
  std::optional<std::int64_t> document_id;  // none: a command brought it
  std::string_view bytes, sha256, media_type;
  Millis at = 0;
  bool trusted = true;  // false: from a sender that nobody knows: all of it waits for a person
};

struct FiledCard {
  std::int64_t id = 0;  // of the scan's row
  scan::Card card;
  Paper paper;         // its doubt also "unknown-sender"
  bool again = false;  // was there before
};
struct FiledLoose {
  std::int64_t id = 0;
  std::vector<unsigned> pages;
  std::string why;
  std::string guess;  // code of the card that it may be of
  bool again = false;
};
struct FiledScan {
  std::vector<FiledCard> cards;
  std::vector<FiledLoose> loose;
  [[nodiscard]] bool waits() const;  // something is new and is for a person
  [[nodiscard]] bool is_new() const;
};

Result<FiledScan> file_scan(store::Connection& connection, const Contents& contents, const ScanSource& source,
                            const ScannedFile& file);

}  // namespace marshrut::intake
