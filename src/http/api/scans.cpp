// Paper that came back: what a person settles.
#include "desk/scans.hpp"

#include "base/clock.hpp"
#include "desk/scan_item.hpp"
#include "desk/upload.hpp"
#include "http/handlers.hpp"
#include "http/pages.hpp"
#include "http/problem.hpp"
#include "intake/desk_scans.hpp"
#include "store/documents.hpp"
#include "store/lists.hpp"
#include "store/scans.hpp"

namespace marshrut::http {

namespace {

using store::Connection;
using store::Scan;

constexpr unsigned kWidth = 900;

Result<Reply> list_scans(Call& call) {
  store::ScanFilter filter;
  filter.state = call.query("state");
  const auto after = id_of_place(call);
  if (!after) return after.error();
  const auto book = call.desk().forms.get();
  Json answer;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto page = store::scans_page(connection, filter, after->value_or(0), call.limit());
    if (!page) return page.error();
    Json items = Json::array();
    for (const Scan& scan : *page) items.push_back(desk::scan_item(scan, *book));
    answer = page_json(std::move(items), last_of(*page, call.limit()));
    return {};
  });
  if (!read) return read.error();
  if (auto noted = call.note("scans.listed", "scans"); !noted) return noted.error();
  return json_reply(answer);
}

// Of somebody's own routes only, for who sees no others.
Result<Scan> scan_of(Connection& connection, const Call& call) {
  auto scan = store::find_scan(connection, call.id());
  if (!scan || !call.own_only()) return scan;
  if (!scan->route_id) return Error{Code::not_found, "no such scan", {}};
  if (const auto route = store::route_within(connection, call.who().scope, *scan->route_id); !route) {
    return route.error();
  }
  return scan;
}

Result<std::string> image_of(const Call& call) {
  std::string image;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto scan = scan_of(connection, call);
    if (!scan) return scan.error();
    if (!scan->blob_id) return Error{Code::not_found, "the scan has no image any more", {}};
    auto bytes = store::blob_bytes(connection, *scan->blob_id);
    if (!bytes) return bytes.error();
    image = std::move(*bytes);
    return {};
  });
  if (!read) return read.error();
  return image;
}

std::string subject_of(std::int64_t id) { return "scan:" + std::to_string(id); }

Result<Reply> get_image(Call& call) {
  auto image = image_of(call);
  if (!image) return image.error();
  if (auto noted = call.note("scan.read", subject_of(call.id())); !noted) return noted.error();
  const desk::ScanKind kind = desk::scan_kind(*image);
  return download(std::move(*image), "scan-" + std::to_string(call.id()) + kind.ending, kind.media_type);
}

Result<Reply> get_page(Call& call) {
  auto image = image_of(call);
  if (!image) return image.error();
  if (auto noted = call.note("scan.read", subject_of(call.id())); !noted) return noted.error();
  const auto told = call.query("width");
  const unsigned width = told ? static_cast<unsigned>(std::stoul(*told)) : kWidth;
  const auto page = static_cast<std::size_t>(call.id("page"));
  auto picture = call.services().scans->picture(std::move(*image), page, width);
  if (!picture) return picture.error();
  Reply reply;
  reply.type = "image/png";
  reply.body = std::move(*picture);
  return reply;
}

Result<Reply> shown(const Call& call) {
  const auto book = call.desk().forms.get();
  Json answer;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto scan = store::find_scan(connection, call.id());
    if (!scan) return scan.error();
    answer = desk::scan_item(*scan, *book);
    return {};
  });
  if (!read) return read.error();
  return json_reply(answer);
}

Result<Reply> file_scan(Call& call) {
  const auto rules = call.desk().rules.get();
  const std::string code = call.json().at("code");
  const auto done =
      intake::settle_scan(call.desk().store, rules->contents, call.id(), code, {call.who().actor, call.who().origin});
  if (!done) return done.error();
  return shown(call);
}

Result<Reply> drop_scan(Call& call) {
  const auto done = intake::drop_scan(call.desk().store, call.id(), {call.who().actor, call.who().origin});
  if (!done) return done.error();
  return shown(call);
}

// What is no scan by its first bytes would only come back as a letter that nobody can read.
Result<Reply> upload_scan(Call& call) {
  const desk::ScanKind kind = desk::scan_kind(call.body());
  if (std::string_view(kind.media_type) == "application/octet-stream") {
    return Error{Code::unsupported_format, "no PDF and no image", {}};
  }
  const auto id = desk::upload(call.desk(), call.who(), call.query("name").value_or("scan"), call.body());
  if (!id) return id.error();
  if (auto noted = call.note("submission.uploaded", "message:" + std::to_string(*id)); !noted) return noted.error();
  return json_reply({{"message", *id}}, 202);
}

constexpr Bound kBound[] = {{"listScans", list_scans}, {"uploadScan", upload_scan}, {"getScanImage", get_image},
                            {"getScanPage", get_page}, {"fileScan", file_scan},     {"dropScan", drop_scan}};

}  // namespace

std::span<const Bound> scans_api() { return kBound; }

}  // namespace marshrut::http
