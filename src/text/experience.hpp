// text/experience.hpp: years of work, however they are written.
// Shapes:  «2 года 11 мес.», «менее года», «с 2021 года», «около 5 лет» -> between how many years it is.
// Units:   years, with fractions; `most` is not reached where `open` is set.
// Errors:  none: what can't be read gives nothing.
// Source:  domain.md §7 (what stays text), §6 («до 3 лет» is strictly under).
#pragma once

#include <optional>
#include <string_view>

namespace marshrut::text {

struct Experience {
  double least = 0, most = 0;
  bool open = false;

  // Whether it is strictly under so many years; nothing where the text leaves both possible.
  [[nodiscard]] std::optional<bool> under(double years) const;
};

// `year`: the year in which «с 2021 года» is read.
std::optional<Experience> parse_experience(std::string_view text, int year);

}  // namespace marshrut::text
