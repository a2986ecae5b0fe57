#include "docx/symbols.hpp"

#include <array>
#include <charconv>

namespace marshrut::docx {

namespace {

struct Twin {
  std::string_view font;
  char32_t code;  // without the private-use offset F000
  char32_t unicode;
};

constexpr std::array kTwins = {
    Twin{"Wingdings", 0x6C, U'●'},   Twin{"Wingdings", 0x6E, U'■'},   Twin{"Wingdings", 0x6F, U'☐'},
    Twin{"Wingdings", 0x71, U'☐'},   Twin{"Wingdings", 0x72, U'☐'},   Twin{"Wingdings", 0x78, U'☒'},
    Twin{"Wingdings", 0xA7, U'▪'},   Twin{"Wingdings", 0xA8, U'☐'},   Twin{"Wingdings", 0xD8, U'➢'},
    Twin{"Wingdings", 0xFB, U'✗'},   Twin{"Wingdings", 0xFC, U'✓'},   Twin{"Wingdings", 0xFD, U'☒'},
    Twin{"Wingdings", 0xFE, U'☑'},   Twin{"Wingdings 2", 0x4F, U'✗'}, Twin{"Wingdings 2", 0x50, U'✓'},
    Twin{"Wingdings 2", 0x51, U'☒'}, Twin{"Wingdings 2", 0x52, U'☑'}, Twin{"Wingdings 2", 0x53, U'☒'},
    Twin{"Wingdings 2", 0x54, U'☒'}, Twin{"Wingdings 2", 0xA3, U'☐'}, Twin{"Symbol", 0xB7, U'•'},
    Twin{"Symbol", 0x2D, U'−'},      Twin{"Symbol", 0xA3, U'≤'},      Twin{"Symbol", 0xB3, U'≥'},
    Twin{"Symbol", 0xB0, U'°'},      Twin{"Symbol", 0xD6, U'√'},
};

bool same_font(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if ((static_cast<unsigned char>(a[i]) | 0x20U) != (static_cast<unsigned char>(b[i]) | 0x20U)) return false;
  }
  return true;
}

}  // namespace

char32_t symbol(std::string_view font, std::string_view hex) {
  unsigned code = 0;
  const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
  if (error != std::errc{} || end != hex.data() + hex.size()) return U'□';
  const char32_t bare = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000U : code;
  for (const Twin& twin : kTwins) {
    if (twin.code == bare && same_font(twin.font, font)) return twin.unicode;
  }
  const bool is_private = code >= 0xE000 && code <= 0xF8FF;
  const bool is_character = code >= 0x20 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF) && !is_private;
  return is_character ? static_cast<char32_t>(code) : U'□';
}

}  // namespace marshrut::docx
