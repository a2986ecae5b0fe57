// support/visible_text.hpp: the visible text of a document, taken from its XML without src/docx, so that it can
// disagree.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "lens/reading.hpp"

namespace marshrut::testing {

// Characters of the main part's visible text in document order: accepted changes, no hidden text, text boxes once.
std::string visible_text(const std::string& docx);

// How often each character stands in a text, white space and fill characters (underscores, dots of leaders) aside.
std::map<char32_t, std::ptrdiff_t> characters(const std::string& text);

// What a reading accounts for: labels, fields as typed, and what is left over of the visible text.
std::string accounted_text(const lens::Reading& reading);

// "x: 3 visible, 2 accounted for" for each character that differs; empty when all agree.
std::string account_differences(const std::string& docx, const lens::Reading& reading);

}  // namespace marshrut::testing
