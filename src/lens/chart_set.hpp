// lens/chart_set.hpp: all charts of a form, and the members of its package that they own.
// Shapes:  package + the profile's charts -> ChartSet; ChartSet + route -> bytes of one member.
// Errors:  compile: bad_template (no such part, a workbook that two charts share, and what compile_chart says);
//          write: too_large, io.
// Owns:    a ChartSet owns all it needs; const means thread-safe.
// Source:  docs/formats/profile.md («charts»); ECMA-376 Part 1 §21.2.2.63 (externalData).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "lens/chart_program.hpp"
#include "opc/package.hpp"

namespace marshrut::lens {

class ChartSet {
public:
  // A member that a chart writes anew: its XML, or the workbook inside it.
  struct Member {
    std::size_t chart = 0;
    bool workbook = false;
  };

  static Result<ChartSet> compile(const opc::Package& package, const std::vector<ChartFacts>& charts);

  [[nodiscard]] std::optional<Member> find(std::string_view part) const;
  // Clears `out` and fills it.
  Result<void> write(Member member, const route::Value& route, std::string& out) const;

private:
  struct Chart {
    ChartProgram program;
    std::string workbook;  // the part's name; empty: none
  };
  Result<void> add(const opc::Package& package, const ChartFacts& facts);

  std::vector<Chart> charts_;
};

}  // namespace marshrut::lens
