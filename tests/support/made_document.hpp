// support/made_document.hpp: documents as tests meet them: made by a form, changed as people and programs do, read.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "lens/form.hpp"

namespace marshrut::testing {

const lens::FormSet& forms();  // of the project; the process ends when they can't be loaded

std::string filled(const lens::Form& form, const route::Value& route);
std::string blank(const lens::Form& form, const route::Value& prefill);

struct ReadBack {
  std::string error;  // empty when all went well
  lens::Reading reading;
};
ReadBack read_back(const std::string& docx);

// The same document with one part changed.
std::string with_part(const std::string& docx, const std::string& part,
                      const std::function<std::string(const std::string&)>& change);
std::string part_of(const std::string& docx, const std::string& part);
inline constexpr const char* kMainPart = "word/document.xml";

// Without content controls; what they hold stays.
std::string without_controls(const std::string& docx);

// A blank with the values of a prefilled one typed in. Controls of rows that the blank has not are left out.
struct Typed {
  std::string docx;
  std::map<std::string, std::size_t> rows;  // array -> rows that the blank has
};
Typed typed(const std::string& empty_blank, const std::string& prefilled, const route::Value& route);

}  // namespace marshrut::testing
