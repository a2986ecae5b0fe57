// xlsx/shared_texts.hpp: the texts that cells point to, side by side in one buffer; private to this module.
// Shapes:  sharedStrings.xml -> texts by number. Runs of one text are joined, phonetic hints are left out.
// Errors:  too_large (count, one text), and what parse_sax says.
// Source:  ECMA-376 Part 1 §18.4.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "xlsx/sax.hpp"
#include "xlsx/table.hpp"

namespace marshrut::xlsx {

class SharedTexts {
public:
  static Result<SharedTexts> parse(std::string_view xml, std::string_view part, const TableLimits& limits,
                                   Deadline deadline);

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view text(std::size_t index) const;

private:
  friend class SharedTextsHandler;
  std::string all_;
  std::vector<std::uint32_t> ends_;
};

// Excel writes characters that XML can't hold as «_x000D_»; the ones that nobody sees become a line's end or nothing.
std::string without_escapes(std::string_view text);

}  // namespace marshrut::xlsx
