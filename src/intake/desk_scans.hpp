// intake/desk_scans.hpp: what an operator does with paper that the machine was unsure of.
// Shapes:  a scan's number + who acts -> the store changed and the audit told.
// Errors:  not_found (no such scan, no route of that code), conflict (settled already; the route is purged), and the
//          store's.
// Owns:    results own what they hold.
// Source:  docs/skany.md.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "intake/contents.hpp"
#include "intake/desk.hpp"
#include "intake/file_scan.hpp"
#include "store/scans.hpp"

namespace marshrut::intake {

// Under the route of that code.
Result<void> settle_scan(store::Store& store, const Contents& contents, std::int64_t id, std::string_view code,
                         const Operator& who);
// It is nobody's: its image goes.
Result<void> drop_scan(store::Store& store, std::int64_t id, const Operator& who);

// A file that was filed by a command is told in the audit.
Result<void> note_scan(store::Connection& connection, const FiledScan& filed, std::string_view sha256,
                       const Operator& who);

struct ShownScan {
  store::Scan scan;
  std::string image;
};
Result<ShownScan> show_scan(const store::Store& store, std::int64_t id);

Result<void> each_scan(const store::Store& store, const store::ScanFilter& filter,
                       const std::function<void(const store::Scan&)>& use);
// One line of JSON.
std::string scan_line(const store::Scan& scan);

}  // namespace marshrut::intake
