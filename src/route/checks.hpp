// route/checks.hpp: the closed list of checks that a form's rules name. Private to the module.
// Shapes:  (route, profile, schema, rule) -> remarks.
// Owns:    nothing; a check keeps no state.
// Source:  docs/formats/rules.md, domain.md §5.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "route/profile.hpp"

namespace marshrut::route {

using Words = std::vector<std::pair<std::string_view, std::string>>;  // placeholder -> text

// A message with the words in place of its {placeholders}.
std::string filled(std::string_view message, const Words& words);

struct Checking {
  const Value& route;
  const Profile& profile;
  const Schema& schema;
  const Rule& rule;
  std::vector<Remark>& remarks;

  // Adds a remark: the rule's message with the words in place of its placeholders.
  void report(std::string pointer, const Words& words) const;
  [[nodiscard]] std::string label(const Path& path) const { return std::string(schema.title(path)); }
  // « в таблице «Повышение квалификации», строка 2», with the blank before; nothing outside tables.
  [[nodiscard]] std::string place(const Path& path, std::string_view pointer) const;
};

struct ParameterSpec {
  enum class Kind { path, paths, name, names, texts, number, bands, items, grounds } kind;
  std::string_view name;
  bool required = true;
};

struct Check {
  std::string_view name;
  void (*run)(const Checking&);
  std::vector<ParameterSpec> parameters;
};

const Check* find_check(std::string_view name);

// One file each: dates, values, diagnostics, events, lists.
std::span<const Check> date_checks();
std::span<const Check> value_checks();
std::span<const Check> diagnostics_checks();
std::span<const Check> event_checks();
std::span<const Check> list_checks();

// Each value that a path with [] leads to.
struct Spot {
  const Value* value = nullptr;
  std::string pointer;
};
std::vector<Spot> spots(const Value& root, const Path& path);
// The elements of the array at a path.
std::vector<Spot> elements(const Value& root, const Path& path);
std::string pointer_of(const Path& path);                     // of the names before the first step into an array
Path with_member(const Path& rows, std::string_view member);  // rows[].member

// A text as typed for messages: shortened, one line.
std::string shown(const Value& value);
// Loose comparison (case, ё, punctuation); signs alone («+», «-») compare as they are.
std::string loose(std::string_view text);
bool contains_words(std::string_view key, std::string_view words);
bool begins_a_word(std::string_view key, std::string_view stem);  // a word of the key begins like this
std::string join(const std::vector<std::string>& texts, std::string_view between = ", ");
// A percent as it was meant: 0.49 in a percent column is 49 (domain.md §7).
double percent_meant(double number);
double round_half_up(double number);

}  // namespace marshrut::route
