// route/registry_profile.hpp: what the form.json of a registry (kind "xlsx") says, with its paths already parsed.
// Shapes:  templates/<region>/<form>/form.json -> RegistryProfile.
// Units:   widths in characters, as Excel counts them; columns from 0.
// Errors:  load: not_found, bad_template (no JSON, unknown members, bad paths, two sources of one column);
//          fits: bad_template with the path that the models do not know.
// Owns:    a RegistryProfile owns all it holds; const means thread-safe.
// Source:  docs/formats/registry.md.
//
// A path begins at the route, or, as «line.…», at the line that the route came in (schemas/submission.schema.json).
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "route/schema.hpp"
#include "route/value.hpp"

namespace marshrut::route {

struct RegistryProfile {
  // Values that stand together: of the route itself, or of each element of an array, where parts and conditions are
  // paths inside the element. An element counts when any of `when` says something (or there is none).
  struct Piece {
    Path each;
    std::vector<Path> parts, when;
    std::string join = " ";
  };

  enum class Kind { row_number, text, number, date, months, choice, link };

  struct Derived {
    enum class Kind { under, age_under, latest, due, overdue, count, difference };
    Kind kind = Kind::under;
    Path path;                // what is looked at
    Path on;                  // age-under: the day that counts, else the day of the registry
    Path from;                // difference: what is taken away
    std::vector<Path> after;  // due, overdue: the latest of these dates begins the term
    Path until;               // due, overdue: no later than this
    std::size_t months = 0, days = 0;
    std::optional<double> limit;  // under, age-under: strictly
    Path state;                   // due, overdue: only in one of `states`
    std::vector<std::string> states;
    std::string member, value;  // count: elements whose member says this; all without
  };

  struct Column {
    std::string id;      // for highlights, sums and readers; the header where none is given
    std::string header;  // word for word
    Kind kind = Kind::text;
    std::vector<Piece> pieces;  // the first group of sources
    std::vector<Piece> others;  // taken where the first gives nothing («else»)
    std::string join = "; ";    // between pieces and elements
    std::optional<Derived> derived;
    std::size_t width = 0;  // the most that is given; 0: as the text asks
    std::vector<std::string> list;
    bool open = false;                                       // other words are fine too
    std::vector<std::pair<std::string, std::string>> names;  // choice: value -> what is printed
    Path read;                                               // where a reader puts the text; empty: nowhere
  };

  struct Sort {
    Path path;
    bool descending = false;
  };

  struct Highlight {
    enum class When { missing, equals, past } when = When::missing;
    std::vector<std::size_t> columns;
    std::string value;
    bool grave = false;  // red, else yellow
  };

  struct Count {
    std::string name;
    Path when;                          // says something (in the element, where the series has one)
    std::optional<std::size_t> column;  // or: the printed cell equals `equals`
    std::string equals;
  };
  struct Series {
    std::string name;
    Path each;  // counts elements of this array, else routes
    Path by;    // the category; empty: the counts of the block are the categories
    Path when;  // counts only where this says something
  };
  struct Block {
    enum class Chart { none, column, bar, stacked, pie } chart = Chart::none;
    std::string title, label;
    std::vector<Count> counts;  // the categories in their order
    std::vector<Series> series;
    Path split;                                              // stacked: a series for each value
    bool by_month = false;                                   // categories are dates: count months, in order
    std::vector<std::pair<std::string, std::string>> names;  // value -> what is printed
  };

  std::string id, title, region, kind;
  std::string model = "route";
  std::filesystem::path directory;
  std::string sheet;
  std::vector<Column> columns;
  std::vector<Sort> sort;
  std::vector<Highlight> highlights;
  std::string summary_sheet;
  std::vector<Block> blocks;

  static Result<RegistryProfile> load(const std::filesystem::path& form_json);
  [[nodiscard]] const Column* column(std::string_view id) const;
};

// True where the path begins at the line.
bool of_line(const Path& path);

// Every path of the profile is in its model.
Result<void> fits(const RegistryProfile& profile, const Schema& route, const Schema& line);

}  // namespace marshrut::route
