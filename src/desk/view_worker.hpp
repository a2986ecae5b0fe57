// desk/view_worker.hpp: the program of a worker that looks at documents for the console: closes the door, then one
// request after another.
// Shapes:  requests as frames: what is to be done, then bytes; answers: a word, then what it says.
// Errors:  an answer «failed» with a code of base/result.hpp.
// Owns:    nothing.
//
// It may read fonts and nothing else of the machine: a PDF that came from outside needs not bring its own.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "desk/view_layout.hpp"
#include "sandbox/frames.hpp"

namespace marshrut::desk {

// The word that the program is run with.
inline constexpr const char* kViewWorker = "view-worker";

// What a document must go through to be seen.
struct Opened {
  enum class Kind : std::uint8_t {
    shown,    // it has pages: a PDF, a picture
    marked,   // a DOCX: `bytes` is one with bookmarks, for LibreOffice to lay out
    convert,  // LibreOffice must make a DOCX of it first, from `format`
    table,    // LibreOffice lays it out as it is, from `format`
  } kind = Kind::shown;
  std::string bytes, format;
  std::map<std::uint32_t, std::string> places;  // of the marked paragraphs: "body/p[7]"
};

sandbox::Frames open_request(std::string bytes, bool converted);
Result<Opened> opened_of(sandbox::Frames frames);
sandbox::Frames layout_request(std::string bytes);
Result<ViewLayout> layout_of_answer(const sandbox::Frames& frames);
sandbox::Frames page_request(std::string bytes, std::size_t page, unsigned width);
Result<std::string> page_of_answer(sandbox::Frames frames);

sandbox::Frames answer_view(const sandbox::Frames& request);
int run_view_worker();

}  // namespace marshrut::desk
