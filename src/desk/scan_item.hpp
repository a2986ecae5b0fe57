// desk/scan_item.hpp: paper that came back, as lists show it.
// Shapes:  Scan + forms -> JSON (docs/api.md, schema «Scan»).
// Errors:  none.
// Owns:    results own what they hold.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "desk/forms.hpp"
#include "store/scans.hpp"

namespace marshrut::desk {

nlohmann::ordered_json scan_item(const store::Scan& scan, const FormBook& book);

}  // namespace marshrut::desk
