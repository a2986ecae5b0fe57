// lens/chart_data.hpp: what a form's chart shows, taken from the record that is printed.
// Shapes:  ChartFacts (paths of the profile) + route -> ChartData (categories and the numbers of each series).
// Units:   series and points count from 0; a point without a number is a gap.
// Errors:  none: a path that says nothing gives no points.
// Owns:    results own their strings.
// Source:  docs/formats/profile.md («charts»).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "route/value.hpp"

namespace marshrut::lens {

struct ChartFacts {
  struct Series {
    std::string name;    // empty: the one in the form's own chart stays
    route::Path values;  // "competencies[].mean"
  };
  std::string part;        // "word/charts/chart1.xml"
  route::Path categories;  // "competencies[].competency"
  std::vector<Series> series;
};

struct ChartData {
  struct Series {
    std::string name;
    std::vector<std::optional<double>> values;  // as many as there are categories
  };
  std::vector<std::string> categories;
  std::vector<Series> series;
};

// Categories and values stand in one array: "competencies[]".
ChartData chart_data(const ChartFacts& facts, const route::Value& route);

// The array that all paths of a chart go through once, or empty when they don't.
route::Path chart_array(const ChartFacts& facts);

}  // namespace marshrut::lens
