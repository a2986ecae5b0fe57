// app/registry_compare.hpp: what methodists changed in a registry, against the routes that it was made of.
// Shapes:  routes (NDJSON) + rows of a registry -> what changed, what is new, what is missing, what is doubtful.
// Units:   lines count from 1.
// Errors:  load: io; a line that is no route is told to the port, the others count.
// Owns:    a line of JSON for each route and the printed texts of each row.
// Source:  docs/formats/tables.md.
//
// A row is a route's by its code; else by name and school, when one route alone has them. Anything less sure (initials,
// a slip in the name, another school, two routes that fit, another code) is doubtful: nothing is compared then.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/batch.hpp"
#include "app/registry_read.hpp"
#include "xlsx/registry_texts.hpp"

namespace marshrut::app {

struct RegistryChange {
  std::string heading, was, is;
};

// A row of the registry, or a route of the data, as people tell them apart.
struct RegistryWho {
  std::string sheet, code, name, organization;
  std::uint32_t row = 0;   // of the registry; 0 for a route
  std::uint64_t line = 0;  // of the data; 0 for a row that has none
};

struct RegistryDifference {
  struct Changed {
    RegistryWho who;
    std::vector<RegistryChange> changes;
  };
  struct Doubt {
    RegistryWho who;
    std::string why;  // "two", "code", "code-twice", "school", "initials", "near"
    std::vector<RegistryWho> candidates;
  };
  std::uint64_t same = 0;
  std::vector<Changed> changed;
  std::vector<RegistryWho> added, missing;
  std::vector<Doubt> doubtful;
};

class RegistryComparison {
public:
  RegistryComparison(const std::vector<RegistryForm>& forms, std::chrono::sys_days today);

  // How many lines could not be used; each is told to the port.
  Result<std::uint64_t> load(LineSource& lines, BatchProgress& progress);
  void add(const ReadRow& row);
  // Once, after all.
  RegistryDifference finish();

private:
  struct Base {
    RegistryWho who;
    std::string json, code, name, organization;  // keys
    bool used = false, suspected = false;
  };
  struct Row {
    RegistryWho who;
    const RegistryForm* form = nullptr;
    std::string code, name, organization;
    std::vector<std::optional<std::string>> texts;
    bool done = false;
  };
  using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

  void match_codes();
  void match_names();
  void match_rest();
  void compare(Row& row, Base& base);
  void doubt(Row& row, std::string_view why, const std::vector<std::size_t>& candidates);
  [[nodiscard]] std::vector<std::size_t> unused(const Index& index, const std::string& key) const;
  [[nodiscard]] std::vector<std::size_t> like(const Row& row, std::string& why) const;

  const std::vector<RegistryForm>& forms_;
  std::chrono::sys_days today_;
  std::vector<Base> bases_;
  std::vector<Row> rows_;
  Index by_code_, by_name_, by_organization_;
  std::map<const RegistryForm*, xlsx::RegistryTexts> printers_;
  RegistryDifference difference_;
};

}  // namespace marshrut::app
