#include "print/fonts.hpp"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <string_view>

namespace marshrut::print {

namespace {

struct Twin {
  std::string_view font, twin;
};
// Lines break and pages end where they do with the font itself.
constexpr std::array<Twin, 6> kTwins = {{{"Times New Roman", "Liberation Serif"},
                                         {"Arial", "Liberation Sans"},
                                         {"Courier New", "Liberation Mono"},
                                         {"Arial Narrow", "Liberation Sans Narrow"},
                                         {"Calibri", "Carlito"},
                                         {"Cambria", "Caladea"}}};

struct Free {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, Free>;

std::string best_match(const std::string& font) {
  const Pattern wanted(FcPatternCreate());
  FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(font.c_str()));
  FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultNoMatch;
  const Pattern found(FcFontMatch(nullptr, wanted.get(), &result));
  FcChar8* family = nullptr;
  if (!found || FcPatternGetString(found.get(), FC_FAMILY, 0, &family) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(family);
}

bool has(const std::string& font) {
  const Pattern wanted(FcPatternCreate());
  FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(font.c_str()));
  FcObjectSet* members = FcObjectSetBuild(FC_FAMILY, nullptr);
  FcFontSet* fonts = FcFontList(nullptr, wanted.get(), members);
  const bool found = fonts != nullptr && fonts->nfont > 0;
  if (fonts != nullptr) FcFontSetDestroy(fonts);
  FcObjectSetDestroy(members);
  return found;
}

}  // namespace

std::optional<std::string> stand_in(const std::string& font) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  if (has(font)) return {};
  std::string match = best_match(font);
  const auto* twin = std::find_if(kTwins.begin(), kTwins.end(), [&](const Twin& one) { return one.font == font; });
  if (twin != kTwins.end() && match == twin->twin) return {};
  return match;
}

}  // namespace marshrut::print
