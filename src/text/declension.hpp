// text/declension.hpp: names of people in the cases of Russian, by rules that are data.
// Shapes:  data/declension/names.json -> Declension; a full name + a case -> the name in that case, and whether it is
//          sure.
// Errors:  load, add: not_found, io, too_large, bad_template (no JSON, not the members of docs/formats/declension.md;
//          the rule in `where`). Declining can't fail: what no rule knows comes back as it is, and is not sure.
// Owns:    a Declension owns its rules; copies share them. const means thread-safe.
// Source:  docs/formats/declension.md.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::text {

enum class Case { genitive, dative, accusative, instrumental, prepositional };
inline constexpr std::size_t kCases = 5;

std::optional<Case> case_named(std::string_view english);  // "dative"
std::string_view case_name(Case wanted);

struct Declined {
  std::string text;
  bool sure = true;
};

namespace detail {
struct NameRules;
}

class Declension {
public:
  Declension();  // no rules: nothing is sure
  static Result<Declension> load(const std::filesystem::path& file);
  // Exceptions of the user's own: they win over all that is known so far.
  Result<void> add(const std::filesystem::path& file);

  // «Иванова Анна Петровна» -> «Ивановой Анне Петровне», in the order it has.
  [[nodiscard]] Declined full_name(std::string_view nominative, Case wanted) const;
  // «Ивановой А. П.»
  [[nodiscard]] Declined initials(std::string_view nominative, Case wanted) const;

private:
  std::shared_ptr<const detail::NameRules> rules_;
};

}  // namespace marshrut::text
