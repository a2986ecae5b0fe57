#include "intake/desk_scans.hpp"

#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "store/audit.hpp"
#include "store/documents.hpp"
#include "store/routes.hpp"

namespace marshrut::intake {

namespace {

constexpr std::string_view kUnsettled = "unsettled";

Result<void> audit(store::Connection& connection, const Operator& who, const char* action, std::int64_t id,
                   const nlohmann::json& details) {
  return store::append(connection, {who.name, who.origin, action, "scan:" + std::to_string(id), details.dump()});
}

// A document all of whose pages are settled waits for nobody.
Result<void> settle_document(store::Connection& connection, std::optional<std::int64_t> id) {
  if (!id) return {};
  store::ScanFilter waiting;
  waiting.state = kUnsettled;
  waiting.document_id = id;
  const auto left = store::scans_page(connection, waiting, 0, 1);
  if (!left) return left.error();
  const auto document = store::find_document(connection, *id);
  if (!document) return document.error();
  if (!left->empty() || document->state != fate_name(Fate::review)) return {};
  return store::set_document(connection, *id, document->form, fate_name(Fate::accepted), "by-hand",
                             document->submission_id);
}

Result<store::Route> route_of(store::Connection& connection, std::string_view code) {
  auto route = store::route_by_code(connection, code);
  if (!route) return route.error();
  if (!*route) return Error{Code::not_found, "no route of that code", std::string(code)};
  if ((*route)->state == store::RouteState::purged) return Error{Code::conflict, "the route is purged", {}};
  return std::move(**route);
}

}  // namespace

Result<void> settle_scan(store::Store& store, const Contents& contents, std::int64_t id, std::string_view code,
                         const Operator& who) {
  return store.write([&](store::Connection& connection) -> Result<void> {
    const auto scan = store::find_scan(connection, id);
    if (!scan) return scan.error();
    const auto route = route_of(connection, code);
    if (!route) return route.error();
    std::optional<bool> matches;
    if (scan->kind == "card" && contents.knows(scan->form)) {
      matches = contents.matches(scan->form, route->data, code, scan->hash);
    }
    auto filed = store::file_scan(connection, id, route->id, matches, who.name, now_ms());
    if (!filed) return filed;
    if (auto settled = settle_document(connection, scan->document_id); !settled) return settled;
    return audit(connection, who, "scan.filed", id, {{"route", route->id}, {"was", scan->reason}});
  });
}

Result<void> drop_scan(store::Store& store, std::int64_t id, const Operator& who) {
  return store.write([&](store::Connection& connection) -> Result<void> {
    const auto scan = store::find_scan(connection, id);
    if (!scan) return scan.error();
    if (auto dropped = store::drop_scan(connection, id, who.name, now_ms()); !dropped) return dropped;
    if (auto settled = settle_document(connection, scan->document_id); !settled) return settled;
    return audit(connection, who, "scan.dropped", id, {{"was", scan->reason}});
  });
}

Result<void> note_scan(store::Connection& connection, const FiledScan& filed, std::string_view sha256,
                       const Operator& who) {
  if (!filed.is_new()) return {};
  const nlohmann::json details = {{"cards", filed.cards.size()}, {"pages", filed.loose.size()}};
  return store::append(connection, {who.name, who.origin, "scan.taken", "file:" + std::string(sha256), details.dump()});
}

Result<ShownScan> show_scan(const store::Store& store, std::int64_t id) {
  ShownScan shown;
  const auto read = store.read([&](store::Connection& connection) -> Result<void> {
    auto scan = store::find_scan(connection, id);
    if (!scan) return scan.error();
    shown.scan = std::move(*scan);
    if (!shown.scan.blob_id) return {};
    auto bytes = store::blob_bytes(connection, *shown.scan.blob_id);
    if (!bytes) return bytes.error();
    shown.image = std::move(*bytes);
    return {};
  });
  if (!read) return read.error();
  return shown;
}

Result<void> each_scan(const store::Store& store, const store::ScanFilter& filter,
                       const std::function<void(const store::Scan&)>& use) {
  return store.read([&](store::Connection& connection) -> Result<void> {
    for (std::int64_t after = 0;;) {
      const auto page = store::scans_page(connection, filter, after);
      if (!page) return page.error();
      if (page->empty()) return {};
      for (const store::Scan& scan : *page) use(scan);
      after = page->back().id;
    }
  });
}

std::string scan_line(const store::Scan& scan) {
  using Json = nlohmann::ordered_json;
  const Json pages = Json::parse(scan.pages, nullptr, false);
  const Json line = {{"id", scan.id},
                     {"created", iso_time(scan.created)},
                     {"state", scan.state},
                     {"reason", scan.reason},
                     {"kind", scan.kind},
                     {"code", scan.code},
                     {"form", scan.form},
                     {"hash", scan.hash},
                     {"matches", scan.matches ? Json(*scan.matches) : Json()},
                     {"route", scan.route_id ? Json(*scan.route_id) : Json()},
                     {"pages", pages.is_array() ? pages : Json::array()},
                     {"sha256", scan.source_sha256},
                     {"media_type", scan.media_type},
                     {"settled_by", scan.settled_by}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace marshrut::intake
