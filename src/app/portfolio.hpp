// app/portfolio.hpp: all of a teacher's documents in one file.
// Shapes:  forms + route -> the forms that belong to it; those + route -> one PDF with a bookmark for each.
// Errors:  print_portfolio: as print_document; not_found (no form has anything to show).
// Owns:    results own what they hold; forms are the caller's.
// Source:  YAK III (portfolio of the teacher); docs/pechat.md.
#pragma once

#include <string>
#include <vector>

#include "app/printout.hpp"

namespace marshrut::app {

// Those of the route's region, and common ones, that show something beyond whom the route is about and where. The
// region is that of the form the route was read from, else of its code; without either all regions' forms count.
std::vector<const lens::Form*> portfolio_forms(const lens::FormSet& forms, const route::Value& route);

struct Portfolio {
  std::string pdf;
  std::size_t pages = 0;
  std::vector<Printout> documents;  // without their bytes
};

Result<Portfolio> print_portfolio(Printer& printer, const std::vector<const lens::Form*>& forms,
                                  const route::Value& route, bool even_pages);

}  // namespace marshrut::app
