// support/route_generator.hpp: random valid routes for a form, the same for the same seed.
// Shapes:  form + seed -> a route over all paths that any form shows; about half of its values are nasty.
// Source:  docs/reading.md: values are normal, and what nobody could tell apart is left out by the predicates below.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "lens/form.hpp"
#include "support/form_facts.hpp"

namespace marshrut::testing {

class RouteGenerator {
public:
  // Paths that other forms show are there, too: printing a form must leave them out.
  RouteGenerator(const lens::Form& form, const std::vector<lens::Form>& all_forms);

  route::Value route(std::uint64_t seed);

private:
  struct Members {
    std::string array;               // from the route, "corrections[].events"
    route::Path place;               // from the element that it stands in, or the route
    std::vector<route::Path> paths;  // of one element; an empty path is the element itself
    std::vector<Members> inner;      // arrays of one element
  };

  static void add_path(const route::Path& path, const std::string& within, std::vector<route::Path>& scalars,
                       std::vector<Members>& arrays);
  void fill_arrays(const std::vector<Members>& arrays, route::Value& within);
  void fill_array(const Members& members, route::Value& array, const std::string& dotted);
  void fill_keys(const KeyedRows& keyed, route::Value& array);
  void fill_element(const Members& members, route::Value& element, const std::string& dotted);
  void settle_element(const Members& members, route::Value& element, const std::string& dotted, std::size_t index);

  route::Value value(const route::Path& path, const std::string& dotted);
  std::string text_for(const std::string& dotted);
  std::string nasty_text();
  std::string plain_text();
  std::string noise();
  std::string name();
  std::string date();
  std::string period();
  std::string hours_text();
  std::string phone();

  [[nodiscard]] bool cannot_be_told_apart(const std::string& text, const std::string& dotted) const;

  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }
  bool chance(double p) { return std::bernoulli_distribution(p)(random_); }
  template <class List>
  auto pick(const List& list) {
    return *(std::begin(list) + static_cast<std::ptrdiff_t>(below(std::size(list))));
  }

  const lens::Form& form_;
  FormFacts facts_;
  std::vector<route::Path> scalars_;
  std::vector<Members> arrays_;
  std::mt19937_64 random_;
  double density_ = 1;
  double nasty_ = 0.5;
};

// Rows of a table with printed rows come back in the printed order: that is the normal order of such an array.
void order_keyed_rows(route::Value& route, const FormFacts& facts);

}  // namespace marshrut::testing
