// bench/cards.hpp: made-up cards of the Sevastopol form: whole, of real length, always the same.
// Shapes:  a number -> a route: 12 events of 9 fields, two diagnostics of six rows, 200 values and more.
//          Values hold & < > and «».
#pragma once

#include <cstddef>

#include "route/value.hpp"

namespace marshrut::bench {

route::Value make_card(std::size_t number);

// Strings, numbers and marks of a route: the places that are filled.
std::size_t count_values(const route::Value& value);

}  // namespace marshrut::bench
