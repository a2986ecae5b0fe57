// route/registry_parts.hpp: parts of a registry's profile that have parts of their own; private to the module.
// Errors:  bad_template with the place.
// Source:  docs/formats/registry.md.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "route/fields.hpp"
#include "route/registry_profile.hpp"

namespace marshrut::route {

// One of a closed list of words.
template <class Words, class T>
T read_word(Fields& fields, std::string_view name, const Words& words, T otherwise) {
  std::string given;
  fields.text(name, given);
  if (given.empty()) return otherwise;
  std::string known;
  for (const auto& [word, meaning] : words) {
    if (word == given) return meaning;
    known += (known.empty() ? "" : ", ") + std::string(word);
  }
  fields.fail("one of " + known + " is expected", fields.place(name));
  return otherwise;
}

std::vector<std::pair<std::string, std::string>> read_names(Fields& fields);
// A path, a list of paths, or a list of pieces; each by its member's name, which may be empty.
std::vector<RegistryProfile::Piece> read_pieces(Fields& fields, std::string_view path, std::string_view paths,
                                                std::string_view lines);
Result<RegistryProfile::Derived> read_derived(const Value& value, const std::string& where);
Result<RegistryProfile::Block> read_block(const Value& value, const std::string& where, const RegistryProfile& profile);

}  // namespace marshrut::route
