// http/form_items.hpp: what lint says, as the API shows it; private to this module.
#pragma once

#include <string>
#include <vector>

#include "app/lint.hpp"
#include "http/call.hpp"
#include "text/messages.hpp"

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

inline std::string text_of(const Error& error) { return text::error_message(error.code); }

}  // namespace marshrut::http
