// app/check.hpp: remarks for people: where they belong and how many there are.
// Shapes:  a remark's path -> the label on that form, the paragraph to mend; remarks -> counts; Outcome -> annotated
// DOCX. Units:   paths are RFC 6901 pointers; paragraphs are indexes into docx::Document::paragraphs(). Errors:
// annotate: too_large, damaged (docx says why). Owns:    results own what they hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/read.hpp"
#include "base/result.hpp"
#include "lens/form.hpp"
#include "lens/reading.hpp"
#include "route/remark.hpp"
#include "route/value.hpp"

namespace marshrut::app {

// Values found less surely than this are shown to the operator.
inline constexpr double kSure = 0.5;

struct Counts {
  std::size_t errors = 0, warnings = 0, infos = 0;
  [[nodiscard]] std::size_t all() const { return errors + warnings + infos; }
};
Counts count(const std::vector<route::Remark>& remarks);

// «E-mail адрес», «Повышение квалификации, строка 2: Количество часов»; the nearest label above where the path itself
// has none; "" for the document as a whole.
std::string label_of(const route::Schema& schema, std::string_view pointer);
inline std::string label_of(const lens::Form& form, std::string_view pointer) {
  return label_of(form.schema(), pointer);
}

// "/events/0/title" as a path with indexes.
route::Path path_of(std::string_view pointer);

// The paragraph where the value stands, else where its label does, else the nearest one above it in the route;
// the first paragraph when nothing is known.
std::uint32_t spot_of(const lens::Reading& reading, std::string_view pointer);

// The same document with a Word comment at each place to mend. Infos are for the operator and left out.
Result<std::string> annotate(const Outcome& outcome);

// The message names its source in most rules; what it leaves unsaid is for the caller to add.
bool tells_source(const route::Remark& remark);

// One line of check --json.
std::string check_json(std::string_view file, const Outcome& outcome);

// One line, at most 80 characters.
std::string shortened(std::string_view text);

}  // namespace marshrut::app
