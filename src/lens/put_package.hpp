// lens/put_package.hpp: which members of a template come out, and how they are cleaned.
// Shapes:  member name -> whether it holds text, is dropped or may change; its bytes -> bytes without what must not
//          come out (bindings to customXml, attached templates), with the placeholder style in a blank.
// Errors:  damaged, too_large.
// Source:  ECMA-376 Part 2 §9 (content types, relationships); ECMA-376 Part 1 §17.15.1.6 (attachedTemplate).
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "lens/program.hpp"

namespace marshrut::lens {

// «верхний колонтитул», «нижний колонтитул», «сноски» ... for parts with text of their own; empty for the others.
std::string_view text_place(std::string_view member);
bool is_dropped(std::string_view member);
bool may_change(std::string_view member);
Result<std::string> cleaned_member(std::string_view member, std::string_view bytes, Mode mode);

}  // namespace marshrut::lens
