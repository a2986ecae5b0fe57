// lens/read_compile.hpp: template -> what reading needs to know; private to this module.
// Errors:  bad_template, with the marker or the place in `where`.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "docx/document.hpp"
#include "lens/read_model.hpp"

namespace marshrut::lens {

using KindOf = std::function<std::string(const route::Path&)>;

// What the profile says for reading.
struct ReaderHints {
  std::vector<std::pair<std::string, std::vector<std::string>>> synonyms;  // printed label -> other wordings
  std::vector<std::pair<route::Path, std::string>> presets;  // tests[0].kind -> what the form prints there
  std::vector<std::string> prompts;
};

Result<ReadModel> compile_reader(const docx::Document& form, const ReaderHints& hints, const KindOf& kind_of);

}  // namespace marshrut::lens
