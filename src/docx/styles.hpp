// docx/styles.hpp: which styles hide their text; private to this module.
// Source:  ECMA-376 Part 1 §17.7 (styles), §17.3.2.41 (vanish).
#pragma once

#include <set>
#include <string>

#include "opc/package.hpp"

namespace marshrut::docx {

struct HiddenStyles {
  std::set<std::string, std::less<>> ids;
  [[nodiscard]] bool has(std::string_view id) const { return ids.find(id) != ids.end(); }
};

// A document without a styles part, or with one that can't be read, hides nothing by style.
HiddenStyles hidden_styles(const opc::Package& package, const std::vector<opc::Relationship>& relationships);

}  // namespace marshrut::docx
