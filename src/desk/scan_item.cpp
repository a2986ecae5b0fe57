#include "desk/scan_item.hpp"

#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "desk/told_words.hpp"

namespace marshrut::desk {

using Json = nlohmann::ordered_json;

Json scan_item(const store::Scan& scan, const FormBook& book) {
  Json pages = Json::parse(scan.pages, nullptr, false);
  return {{"id", scan.id},
          {"created", iso_time(scan.created)},
          {"state", scan.state},
          {"reason", scan.reason},
          {"reasonText", reason_text(scan.reason)},
          {"kind", scan.kind},
          {"code", scan.code},
          {"form", scan.form},
          {"formTitle", book.title(scan.form)},
          {"pages", pages.is_array() ? pages : Json::array()},
          {"matches", scan.matches ? Json(*scan.matches) : Json()},
          {"route", scan.route_id ? Json(*scan.route_id) : Json()},
          {"hasImage", scan.blob_id.has_value()},
          {"mediaType", scan.media_type}};
}

}  // namespace marshrut::desk
