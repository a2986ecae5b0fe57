// Codes of routes: their series, and the check digit.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "store/changes.hpp"
#include "store/query.hpp"
#include "store/routes.hpp"
#include "store/search.hpp"

namespace marshrut::store {

namespace {

constexpr std::int64_t kMostInASeries = 99999;
constexpr std::size_t kLongestRegion = 16;

// Damm's quasigroup of order 10: weakly totally anti-symmetric, zeros on its diagonal.
constexpr std::array<std::array<unsigned char, 10>, 10> kDamm = {{{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
                                                                  {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
                                                                  {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
                                                                  {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
                                                                  {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
                                                                  {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                                                                  {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
                                                                  {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
                                                                  {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
                                                                  {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}}};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

unsigned damm(std::string_view text) {
  unsigned interim = 0;
  for (const char letter : text) {
    if (is_digit(letter)) interim = kDamm[interim][static_cast<std::size_t>(letter - '0')];
  }
  return interim;
}

bool is_region(std::string_view region) {
  const auto fits = [](char letter) {
    return is_digit(letter) || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
  };
  return !region.empty() && region.size() <= kLongestRegion && std::all_of(region.begin(), region.end(), fits);
}

Result<std::optional<std::string>> code_of(Connection& connection, std::int64_t route_id) {
  const auto rows = connection.run("SELECT code FROM code WHERE route_id = ?", {route_id});
  if (!rows) return rows.error();
  return rows->empty() ? std::nullopt : rows->maybe_text(0, 0);
}

Result<std::string> next_code(Connection& connection, const std::string& series) {
  const auto rows = connection.run(
      "INSERT INTO code_series (series, last) VALUES (?, 1) "
      "ON CONFLICT (series) DO UPDATE SET last = code_series.last + 1 RETURNING last",
      {series});
  if (!rows) return rows.error();
  if (rows->number(0, 0) > kMostInASeries) return Error{Code::too_large, "no codes left in this series", series};
  const std::string body = fmt::format("{}-{:05}", series, rows->number(0, 0));
  return fmt::format("{}-{}", body, damm(body));
}

}  // namespace

Result<std::string> give_code(Connection& connection, std::int64_t route_id, std::string_view region, int year) {
  if (!is_region(region) || year < 1000 || year > 9999) {
    return Error{Code::bad_data, "a code's region is letters and digits, its year has four", {}};
  }
  const auto route = lock_route(connection, route_id);
  if (!route) return route.error();
  const auto had = code_of(connection, route_id);
  if (!had) return had.error();
  if (*had) return **had;
  const std::string series = fmt::format("{}-{}", region, year);
  auto code = next_code(connection, series);
  if (!code) return code;
  const auto noted = connection.run("INSERT INTO code (code, series, route_id, given) VALUES (?, ?, ?, ?)",
                                    {*code, series, route_id, now_ms()});
  if (!noted) return noted.error();
  auto set =
      must_change(connection.run("UPDATE route SET code = ?, sorted_code = ?, revision = revision + 1 WHERE id = ?",
                                 {*code, *code, route_id}),
                  "no such route");
  if (!set) return set.error();
  if (auto added = add_words(connection, WordKind::route, route_id, {code_word(*code)}); !added) return added.error();
  if (auto changed = note_change(connection, "route", route_id); !changed) return changed.error();
  return code;
}

std::string code_word(std::string_view code) {
  std::string word(code);
  std::transform(word.begin(), word.end(), word.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return word;
}

bool code_is_valid(std::string_view text) {
  constexpr std::size_t kTail = 5 + 6 + 2;  // -2026-00001-0
  if (text.size() <= kTail) return false;
  const std::string_view region = text.substr(0, text.size() - kTail);
  const std::string_view tail = text.substr(text.size() - kTail);
  constexpr std::string_view kShape = "-####-#####-#";
  for (std::size_t i = 0; i < kTail; ++i) {
    if (kShape[i] == '#' ? !is_digit(tail[i]) : tail[i] != kShape[i]) return false;
  }
  // With its check digit the whole comes to zero.
  return is_region(region) && tail.substr(6, 5) != "00000" && damm(text) == 0;
}

}  // namespace marshrut::store
