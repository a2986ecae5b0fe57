#include "app/file_names.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "text/messages.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

constexpr std::array<std::string_view, 4> kDevices = {"con", "prn", "aux", "nul"};

bool is_ascii_word(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

// Letters beyond ASCII by what fold() does: it maps separators and punctuation to a blank, the unseen to nothing.
bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_word(c);
  const char32_t folded = text::fold(c);
  return c != 0xFFFD && folded != U' ' && folded != 0;
}

bool stays(char32_t c) { return is_letter(c) || c == U'-' || c == U'_' || c == U'.'; }

void trim(std::string& name) {
  const std::size_t first = name.find_first_not_of(" .-");
  name.erase(0, first == std::string::npos ? name.size() : first);
  const std::size_t last = name.find_last_not_of(" .");
  name.erase(last == std::string::npos ? 0 : last + 1);
}

std::string folded(std::string_view name) {
  std::string out;
  for (std::size_t offset = 0; offset < name.size();) {
    const char32_t c = text::next_code_point(name, offset);
    const char32_t lower = text::fold(c);
    text::append_utf8(out, lower == U' ' || lower == 0 ? c : lower);
  }
  return out;
}

bool is_device(std::string_view name) {
  const std::string stem = folded(name.substr(0, name.find('.')));
  if (std::find(kDevices.begin(), kDevices.end(), stem) != kDevices.end()) return true;
  const bool port = stem.size() == 4 && (stem.compare(0, 3, "com") == 0 || stem.compare(0, 3, "lpt") == 0);
  return port && stem[3] >= '0' && stem[3] <= '9';
}

std::uint64_t key_of(std::string_view name) { return std::hash<std::string>{}(folded(name)); }

}  // namespace

std::string safe_name(std::string_view text) {
  std::string name;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = text::next_code_point(text, offset);
    std::string piece;
    text::append_utf8(piece, stays(c) ? c : U' ');
    if (piece == " " && (name.empty() || name.back() == ' ')) continue;
    if (name.size() + piece.size() > kMaxNameBytes) break;
    name += piece;
  }
  trim(name);
  return is_device(name) ? '_' + name : name;
}

std::string base_name(const route::Value& route, const std::vector<route::Path>& paths) {
  for (const route::Path& path : paths) {
    const route::Value* value = route::at(route, path);
    if (value == nullptr || value->string() == nullptr) continue;
    if (std::string name = safe_name(*value->string()); !name.empty()) return name;
  }
  return text::message("app.document");
}

std::string FileNames::claim(std::string_view base, std::string_view extension) {
  std::uint32_t& next = next_number_.try_emplace(key_of(base), 1U).first->second;
  for (;;) {
    std::string name(base);
    if (next > 1) name += " (" + std::to_string(next) + ")";
    ++next;
    if (claimed_.insert(key_of(name)).second) return name + std::string(extension);
  }
}

}  // namespace marshrut::app
