// app/read.hpp: a document in, its route, its account and the remarks out.
// Shapes:  bytes + forms -> Outcome (reading, remarks, document); Outcome -> the line of contract/cli.md «read».
// Units:   paths are RFC 6901 pointers; confidence from 0 to 1, printed with two decimals.
// Errors:  what opc and docx say of the bytes, or app/converter.hpp; unknown_form.
// Owns:    an Outcome owns the bytes that its package borrows: it moves, but is not copied.
// Source:  contract/cli.md; domain.md §5, §7.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/converter.hpp"
#include "base/result.hpp"
#include "docx/document.hpp"
#include "lens/form.hpp"
#include "opc/package.hpp"
#include "route/remark.hpp"

namespace marshrut::app {

struct Outcome {
  std::unique_ptr<const std::string> bytes;
  opc::Package package;
  docx::Document document;
  lens::Reading reading;
  const lens::Form* form = nullptr;    // of the set that read it
  std::vector<route::Remark> remarks;  // errors first, then as the rules give them
};

// With a converter also what other programs wrote, and what our reader finds damaged and LibreOffice doesn't, as long
// as the package is sound: of one with two parts of a name nobody knows which one a person saw.
Result<Outcome> read_document(std::string bytes, const lens::FormSet& forms,
                              std::optional<std::string_view> form_id = {}, Converter* converter = nullptr);

bool is_sound_package(std::string_view bytes);

// One line of JSON without the line's end. `account` adds `labels`.
std::string read_json(std::string_view file, const Outcome& outcome, bool account);
std::string error_json(std::string_view file, const Error& error);
std::string error_json(std::string_view file, Code code, std::string_view words);  // `words`: for people

// «body/p[7]», or "" where there is no place.
std::string place_of(const docx::Document& document, std::uint32_t paragraph);

}  // namespace marshrut::app
