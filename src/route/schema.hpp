// route/schema.hpp: the model of a route (JSON Schema draft-07), and what a form demands on top.
// Shapes:  path -> kind and label; route -> done or the first violation; route -> what the form misses.
// Units:   places are RFC 6901 pointers.
// Errors:  load, overlay: bad_template (not a schema, a path that is not in the model), not_found;
//          validate: bad_data with the pointer in `where`.
// Owns:    copies share one compiled schema; const means thread-safe.
// Source:  domain.md §3; schemas/route.schema.json; JSON Schema draft-07 (through valijson).
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "route/remark.hpp"
#include "route/value.hpp"

namespace marshrut::route {

class Schema {
public:
  static Result<Schema> load(const std::filesystem::path& model);

  // The same model with a form's schema on top: its titles (the labels as that form prints them) win, and what it
  // demands is told by demands().
  [[nodiscard]] Result<Schema> overlay(const std::filesystem::path& file) const;

  [[nodiscard]] bool has(const Path& path) const;
  // x-kind of a leaf ("date", "hours", ...; "course" for an element of training[]); "" if there is no such leaf.
  [[nodiscard]] std::string_view kind(const Path& path) const;
  // Russian label; "" if there is no such path.
  [[nodiscard]] std::string_view title(const Path& path) const;

  // Against the model.
  [[nodiscard]] Result<void> validate(const Value& route) const;
  // Against the form's overlay: remarks of the rules "required" and "schema".
  [[nodiscard]] std::vector<Remark> demands(const Value& route) const;

private:
  struct Compiled;
  explicit Schema(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace marshrut::route
