// lens/lint_form.hpp: what makes a form impossible or ambiguous to read back, told to its maker.
// Shapes:  the form's DOCX bytes + FormFacts -> findings in document order.
// Errors:  what opc says of a broken package; everything about markers is a finding, not an error.
// Owns:    findings own their strings (Russian).
// Source:  docs/formats/markers.md («What lint refuses»).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "lens/program.hpp"

namespace marshrut::lens {

struct LintFinding {
  std::string code;     // ambiguous, unknown-path, unknown-filter, bad-argument, bad-path, not-closed, not-opened,
                        // two-arrays, not-repeated, row-number, twice, not-read, macros, chart
  std::string place;    // «таблица 2, строка 2, ячейка 3»
  std::string marker;   // as it stands in the form
  std::string message;  // Russian
  std::string example;  // Russian; empty where there is nothing to show
};

Result<std::vector<LintFinding>> lint(std::string_view docx_bytes, const FormFacts& facts);

}  // namespace marshrut::lens
