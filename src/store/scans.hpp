// store/scans.hpp: the paper that came back: a card that was found in a file, or a page that could not be read.
// Shapes:  NewScan -> row; state filed (has its route), unsettled (waits for a person), dropped, purged.
// Units:   pages: JSON list of the source's page numbers, from 1; times in milliseconds.
// Errors:  not_found, conflict (settled already).
// Owns:    results own what they hold.
//
// A card is known by its file's hash, its first page and what its mark says: a file that comes again is not filed
// again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

struct NewScan {
  std::optional<std::int64_t> document_id;  // none: a command brought it
  std::string source_sha256;
  std::int64_t first_page = 1;
  std::string pages = "[]";
  std::string kind = "card";     // "page": unread; code, form and hash are then a guess by its neighbours, or empty
  std::string code, form, hash;  // as the mark says
  std::optional<bool> matches;   // the content that the store has now; none: not compared
  std::optional<std::int64_t> route_id;
  std::string state = "unsettled", reason;
  std::optional<std::int64_t> blob_id;
  std::string media_type;
  Millis created = 0;
};
struct Scan : NewScan {
  std::int64_t id = 0;
  std::optional<Millis> settled_at;
  std::string settled_by;
};
struct AddedScan {
  Scan scan;
  bool created = false;  // false: it was there; nothing was changed
};

Result<AddedScan> add_scan(Connection& connection, const NewScan& scan);
Result<Scan> find_scan(Connection& connection, std::int64_t id);

struct ScanFilter {
  std::optional<std::string> state;
  std::optional<std::int64_t> route_id, document_id;
  std::optional<std::string> source_sha256;
};
// By id, those after `after`.
Result<std::vector<Scan>> scans_page(Connection& connection, const ScanFilter& filter, std::int64_t after = 0,
                                     std::size_t most = 500);

// A person's word on what was unsettled: it is this route's.
Result<void> file_scan(Connection& connection, std::int64_t id, std::int64_t route_id, std::optional<bool> matches,
                       std::string_view actor, Millis at);
// ... or nobody's: its image goes.
Result<void> drop_scan(Connection& connection, std::int64_t id, std::string_view actor, Millis at);

}  // namespace marshrut::store
