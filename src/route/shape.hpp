// route/shape.hpp: a quick yes to most routes, before the schema is asked.
// Shapes:  schemas/*.schema.json -> Shape; pruned route -> surely fits, or ask Schema::validate.
// Errors:  load: not_found, bad_template. «Not sure» is no error: what the shape doesn't understand it leaves to the
//          schema, so a yes is always a yes of the schema's and a no is never said here.
// Owns:    copies share nothing; const means thread-safe.
// Source:  JSON Schema draft-07: type, properties, additionalProperties: false, items, enum, minLength, $ref.
//
// Validating one line of a registry by valijson takes as long as writing its row; this is some forty times quicker.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "route/value.hpp"

namespace marshrut::route {

class Shape {
public:
  static Result<Shape> load(const std::filesystem::path& schema);
  [[nodiscard]] bool surely_fits(const Value& pruned) const { return fits(pruned, 0); }

private:
  enum Type : std::uint8_t { kString = 1, kNumber = 2, kBoolean = 4, kArray = 8, kObject = 16 };
  struct Node {
    std::uint8_t types = 0;  // none: nothing surely fits
    std::vector<std::pair<std::string, std::uint32_t>> members;
    std::vector<std::string> choices;  // a string is one of these, where there are any
    std::uint32_t items = 0;           // 0: none (the root is never an item)
  };
  class Compiler;

  [[nodiscard]] bool fits(const Value& value, std::uint32_t node) const;

  std::vector<Node> nodes_;
};

}  // namespace marshrut::route
