#include "cli/console.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

std::string_view escape_of(Paint paint) {
  switch (paint) {
    case Paint::plain:
      return "";
    case Paint::bold:
      return "\x1b[1m";
    case Paint::dim:
      return "\x1b[2m";
    case Paint::red:
      return "\x1b[31m";
    case Paint::yellow:
      return "\x1b[33m";
    case Paint::green:
      return "\x1b[32m";
  }
  return "";
}

bool wants_colours() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return (no_colour == nullptr || *no_colour == '\0') && (term == nullptr || std::string_view(term) != "dumb");
}

// Names and places come from outside: a line stays a line, and no terminal takes orders from a file's name.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return out;
}

}  // namespace

Console::Console()
    : colours_(::isatty(STDOUT_FILENO) == 1 && wants_colours()), error_is_terminal_(::isatty(STDERR_FILENO) == 1) {}

void Console::out(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) broken_ = true;
}

void Console::line(std::string_view text) {
  out(text);
  out("\n");
}

void Console::error(std::string_view text) {
  const std::string whole = one_line(text) + '\n';
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

std::string Console::painted(std::string_view text, Paint paint) const {
  if (!colours_ || paint == Paint::plain) return std::string(text);
  return std::string(escape_of(paint)) + std::string(text) + "\x1b[0m";
}

void Console::report(std::string_view input, const Error& error) { report(input, error.code, explain(error)); }

void Console::report(std::string_view input, Code code, std::string_view words) {
  error(std::string(input) + ": " + std::string(code_name(code)) + ": " + std::string(words));
}

void Console::doubts(std::string_view input, const std::vector<lens::Doubt>& doubts) {
  for (const lens::Doubt& doubt : doubts) {
    error(std::string(input) + ": " +
          text::message("cli.doubt", {{"name", std::string_view(doubt.name)},
                                      {"case", text::case_name(doubt.wanted)},
                                      {"printed", std::string_view(doubt.printed)}}));
  }
}

Result<void> Console::flush() {
  if (std::fflush(stdout) != 0 || broken_) return Error{Code::io, "standard output can't be written", {}};
  return {};
}

namespace {

// A pointer stands as it is; "byte 17" is how a parser counts.
std::string russian_place(const std::string& where) {
  constexpr std::string_view kByte = "byte ";
  if (where.compare(0, kByte.size(), kByte) != 0) return where;
  return text::message("cli.error.byte", {{"byte", std::string_view(where).substr(kByte.size())}});
}

}  // namespace

std::string explain(const Error& error) {
  std::string text = text::error_message(error.code);
  if (error.code == Code::no_calendar) {
    return text + ' ' + text::message("cli.error.year", {{"year", std::string_view(error.where)}});
  }
  const bool place_helps =
      error.code == Code::bad_data || error.code == Code::bad_template || error.code == Code::usage;
  if (place_helps && !error.where.empty()) {
    const std::string where = russian_place(error.where);
    text += ' ' + text::message("cli.error.where", {{"where", std::string_view(where)}});
  }
  return text;
}

}  // namespace marshrut::cli
