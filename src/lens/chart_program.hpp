// lens/chart_program.hpp: a chart part of a form, compiled: ready XML, and the caches that data fill.
// Shapes:  chart XML + ChartFacts -> ChartProgram; ChartProgram + ChartData -> the part's XML, appended to a buffer.
// Errors:  damaged, too_large (XML); bad_template: a series too many or too few, or one without c:cat and c:val.
//          Running can't fail.
// Owns:    a ChartProgram owns all it needs; const means thread-safe.
// Source:  ECMA-376 Part 1 §21.2 (DrawingML charts): c:ser, c:tx, c:cat, c:val, c:strCache, c:numCache.
//
// Word shows the caches and reads the embedded workbook only when somebody edits the data; both are written from one
// ChartData, so they can't differ.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "lens/chart_data.hpp"

namespace marshrut::lens {

struct ChartProgram {
  struct Op {
    enum class Kind { text, categories, values } kind = Kind::text;
    std::size_t series = 0;
    std::string text;  // text: ready XML; values: the number format
  };
  ChartFacts facts;
  std::vector<Op> ops;
};

Result<ChartProgram> compile_chart(std::string_view xml, ChartFacts facts);

void run_chart(const ChartProgram& program, const ChartData& data, std::string& out);

// The sheet and the cells that the caches name: column A holds categories, B and on the series, row 1 their names.
inline constexpr std::string_view kChartSheet = "Лист1";

}  // namespace marshrut::lens
