// intake/words.hpp: by what routes, submissions and messages are found.
// Shapes:  a route's data and what else is known of it -> folded words, blanks between them (store/search.hpp).
// Errors:  none: what is not there gives no words.
// Owns:    results own their strings.
//
// What names a thing comes first, since only so many words of one are kept: the teacher, the place, the code; then what
// the letter said; then the plan's own words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/examination.hpp"
#include "route/value.hpp"
#include "store/routes.hpp"

namespace marshrut::intake {

// Words of texts, each once, in the order of the texts.
std::string words_of_texts(const std::vector<std::string>& texts);

std::string route_words(const route::Value& data, const store::RouteFacts& facts, std::string_view code);

struct SubmissionText {
  std::string number, school, file, sender, subject;
};
std::string submission_words(const route::Value& data, const SubmissionText& text);

// `numbers`: of what was filed from it.
std::string message_words(const Examination& examination, std::string_view school, std::string_view sender,
                          const std::vector<std::string>& numbers);

}  // namespace marshrut::intake
