#include "desk/annotated.hpp"

#include <optional>

#include "base/log.hpp"

namespace marshrut::desk {

namespace {

Result<std::optional<intake::ToAnnotate>> source_of(const Desk& desk, const store::Scope& scope,
                                                    std::string_view number) {
  std::optional<intake::ToAnnotate> given;
  const auto read = desk.store.read([&](store::Connection& connection) -> Result<void> {
    if (const auto within = store::submission_within(connection, scope, number); !within) return within.error();
    auto found = intake::to_annotate(connection, number);
    if (!found) return found.error();
    given = std::move(*found);
    return {};
  });
  if (!read) return read.error();
  return given;
}

Result<std::string> made(const Desk& desk, intake::ToAnnotate given) {
  return desk.examiner.annotate({std::move(given.bytes), std::move(given.form), std::move(given.remarks), false});
}

}  // namespace

Result<std::string> annotated_document(const Desk& desk, const store::Scope& scope, std::string_view number) {
  auto given = source_of(desk, scope, number);
  if (!given) return given.error();
  if (!*given) return Error{Code::not_found, "the document is not kept", std::string(number)};
  return made(desk, std::move(**given));
}

intake::Return return_with(const Desk& desk, std::string_view number, std::string words) {
  intake::Return back;
  back.words = std::move(words);
  auto given = source_of(desk, {}, number);
  if (!given || !*given || (*given)->remarks == "[]") return back;
  auto annotated = made(desk, std::move(**given));
  // The letter's words say what is to be mended, with or without the document.
  if (annotated) back.annotated = std::move(*annotated);
  if (!annotated) log(Level::warning, "desk.not-annotated", {{"code", code_name(annotated.error().code)}});
  return back;
}

}  // namespace marshrut::desk
