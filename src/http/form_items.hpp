// http/form_items.hpp: what lint says, as the API shows it; private to this module.
#pragma once

#include <vector>

#include "app/lint.hpp"
#include "http/call.hpp"

namespace marshrut::http {

inline Json findings_json(const std::vector<app::Finding>& findings) {
  Json out = Json::array();
  for (const app::Finding& finding : findings) {
    out.push_back({{"code", finding.code},
                   {"place", finding.place},
                   {"marker", finding.marker},
                   {"message", finding.message},
                   {"example", finding.example}});
  }
  return out;
}

}  // namespace marshrut::http
