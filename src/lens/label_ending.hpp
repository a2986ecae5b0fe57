// lens/label_ending.hpp: what stands behind a label's words; private to this module.
#pragma once

#include <cstddef>
#include <string_view>

#include "lens/read_model.hpp"

namespace marshrut::lens {

// Bytes of what closes the label's own words: «…, специальность)», «Ф. И. О.»
std::size_t closing_signs(std::string_view rest);

// How well what follows becomes a label of so many words, 0 to 1: its sign, a tab, a line to write on or the end of the
// line become it well. `rest` is the line behind the words.
double label_ending(const Anchor& anchor, std::string_view rest, std::size_t words);

}  // namespace marshrut::lens
