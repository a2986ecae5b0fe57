// route/profile.hpp: what a form's form.json says, with its paths already parsed.
// Shapes:  templates/<region>/<form>/form.json -> Profile.
// Errors:  load: not_found, bad_template (no JSON, unknown members, unknown checks or parameters, bad paths);
//          fits: bad_template with the path that the model does not know.
// Owns:    a Profile owns all it holds; const means thread-safe.
// Source:  docs/formats/profile.md, docs/formats/rules.md.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "route/remark.hpp"
#include "route/schema.hpp"
#include "route/value.hpp"

namespace marshrut::route {

enum class Stage {
  reading,     // a submission as it comes
  completion,  // the route is being completed
};

// One parameter of a rule, in the shape its check asked for.
struct Parameter {
  std::string name;
  std::vector<Path> paths;
  std::vector<std::string> texts;
  std::optional<double> number;
  Value raw;
};

struct Rule {
  std::string id;     // "term-sev": the name people and remarks use
  std::string check;  // "term": one of the closed list in checks.cpp
  Severity severity = Severity::error;
  Stage stage = Stage::reading;  // completion: holds only then
  std::string message;           // with {placeholders}
  std::string source;
  std::vector<Parameter> parameters;

  [[nodiscard]] const Parameter* find(std::string_view name) const;
  [[nodiscard]] const std::vector<Path>& paths(std::string_view name) const;  // empty when not given
  [[nodiscard]] const std::vector<std::string>& texts(std::string_view name) const;
  [[nodiscard]] std::string_view text(std::string_view name) const;  // the first text, or ""
  [[nodiscard]] std::optional<double> number(std::string_view name) const;
};

struct Profile {
  struct Rows {
    Path path;
    std::size_t count = 0;
  };
  struct Text {
    Path path;
    std::string text;
  };
  struct List {
    Path path;
    std::vector<std::string> values;
    bool open = false;
  };
  struct Synonyms {
    std::string label;
    std::vector<std::string> wordings;
  };
  struct Derive {
    Path set, when;
  };
  struct Chart {
    struct Series {
      std::string name;  // empty: as the chart in the form has it
      Path values;
    };
    std::string part;  // "word/charts/chart1.xml"
    Path categories;
    std::vector<Series> series;
  };

  struct Print {
    std::optional<std::size_t> pages;  // more than these are told
    bool mark = true;                  // a code on each page, by which its scan comes back
  };

  std::string id, title, region, kind;
  std::string region_code;      // what codes of this region's routes begin with ("SEV"); empty when it gives none
  std::string model = "route";  // schemas/<model>.schema.json
  bool reads = true;            // false: the form is only printed
  std::vector<Path> file_name;  // what names a document of a batch: the first that says something
  std::filesystem::path directory;
  std::filesystem::path schema;  // the overlay; empty when the form has none
  std::vector<Rows> rows, blank_rows;
  std::vector<Text> preset, prompts;
  std::vector<List> lists;
  std::vector<Synonyms> synonyms;
  std::vector<Derive> derive;
  std::vector<Chart> charts;
  Print print;
  std::vector<Rule> rules;

  static Result<Profile> load(const std::filesystem::path& form_json);

  // Paths compare with an index like [], so that tests[0].kind finds the list of tests[].kind.
  [[nodiscard]] const List* list(const Path& path) const;
  [[nodiscard]] std::size_t rows_of(const Path& path) const;        // 0 when not given
  [[nodiscard]] std::size_t blank_rows_of(const Path& path) const;  // rows_of when not given
};

// The member `kind` of any form.json: what to load it as.
Result<std::string> profile_kind(const std::filesystem::path& form_json);

// Every path of the profile is in the model.
Result<void> fits(const Profile& profile, const Schema& schema);

}  // namespace marshrut::route
