#include "scan/format.hpp"

namespace marshrut::scan {

namespace {

using namespace std::string_view_literals;

// A PDF may have some bytes of junk before its mark.
constexpr std::size_t kJunk = 1024;

bool begins(std::string_view bytes, std::string_view with) { return bytes.substr(0, with.size()) == with; }

}  // namespace

std::optional<Format> format_of(std::string_view bytes) {
  if (begins(bytes, "\xFF\xD8\xFF"sv)) return Format::jpeg;
  if (begins(bytes, "\x89PNG\r\n\x1A\n"sv)) return Format::png;
  if (begins(bytes, "II*\0"sv) || begins(bytes, "MM\0*"sv)) return Format::tiff;
  if (bytes.substr(0, kJunk).find("%PDF-"sv) != std::string_view::npos) return Format::pdf;
  return std::nullopt;
}

}  // namespace marshrut::scan
