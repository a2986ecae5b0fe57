#include "docx/tags.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace marshrut::docx {

namespace {

struct Known {
  std::string_view name;
  Tag tag;
};

constexpr std::array kKnown = {
    Known{"AlternateContent", Tag::alternate_content}, Known{"altChunk", Tag::alt_chunk}, Known{"body", Tag::body},
    Known{"br", Tag::br}, Known{"cellDel", Tag::cell_del}, Known{"cellIns", Tag::cell_ins},
    Known{"checkBox", Tag::check_box}, Known{"checkbox", Tag::checkbox}, Known{"Choice", Tag::choice},
    Known{"comment", Tag::comment}, Known{"cr", Tag::cr}, Known{"ddList", Tag::dd_list}, Known{"del", Tag::del},
    Known{"delText", Tag::delete_text}, Known{"drawing", Tag::drawing}, Known{"Fallback", Tag::fallback},
    Known{"ffData", Tag::ff_data}, Known{"fldChar", Tag::field_char}, Known{"fldSimple", Tag::field_simple},
    Known{"footnote", Tag::footnote}, Known{"endnote", Tag::endnote}, Known{"gridAfter", Tag::grid_after},
    Known{"gridBefore", Tag::grid_before}, Known{"gridSpan", Tag::grid_span}, Known{"hyperlink", Tag::hyperlink},
    Known{"ins", Tag::ins}, Known{"instrText", Tag::instr_text}, Known{"moveFrom", Tag::move_from},
    Known{"moveTo", Tag::move_to}, Known{"noBreakHyphen", Tag::no_break_hyphen}, Known{"numPr", Tag::num_pr},
    Known{"object", Tag::object}, Known{"p", Tag::p}, Known{"pPr", Tag::paragraph_properties}, Known{"pict", Tag::pict},
    Known{"showingPlcHdr", Tag::placeholder_shown}, Known{"r", Tag::run}, Known{"rPr", Tag::run_properties},
    Known{"ruby", Tag::ruby}, Known{"sdt", Tag::sdt}, Known{"sdtContent", Tag::sdt_content},
    Known{"sdtPr", Tag::sdt_properties}, Known{"softHyphen", Tag::soft_hyphen}, Known{"sym", Tag::sym}, Known{"t", Tag::t},
    Known{"tab", Tag::tab}, Known{"tbl", Tag::table}, Known{"tc", Tag::table_cell},
    Known{"tcPr", Tag::table_cell_properties}, Known{"tblHeader", Tag::table_header}, Known{"tr", Tag::table_row},
    Known{"trPr", Tag::table_row_properties}, Known{"tag", Tag::tag}, Known{"txbxContent", Tag::textbox_content},
    Known{"vMerge", Tag::v_merge}, Known{"vanish", Tag::vanish}, Known{"ptab", Tag::ptab}, Known{"rt", Tag::ruby_text},
    Known{"rubyBase", Tag::ruby_base},
};

// A hash of length, first and last letter that has no two known names in one slot of kSlots is checked below.
constexpr std::size_t kSlots = 1024;
constexpr std::size_t slot_of(std::string_view name) {
  const auto at = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(name[i])); };
  return (name.size() * 131 + at(0) * 37 + at(name.size() - 1) * 211 + at(name.size() / 2) * 17) % kSlots;
}

constexpr std::array<std::uint8_t, kSlots> make_slots() {
  std::array<std::uint8_t, kSlots> slots{};
  for (std::size_t i = 0; i < kKnown.size(); ++i) {
    std::size_t slot = slot_of(kKnown[i].name);
    while (slots[slot] != 0) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<std::uint8_t>(i + 1);
  }
  return slots;
}

constexpr auto kSlotTable = make_slots();

}  // namespace

std::string_view local_name(const char* qualified_name) {
  const char* colon = std::strchr(qualified_name, ':');
  return colon != nullptr ? std::string_view(colon + 1) : std::string_view(qualified_name);
}

// The walk asks this for every element: names are short, so plain loops beat strchr, strlen and memcmp.
Tag tag_of(const char* qualified_name) {
  const char* begin = qualified_name;
  const char* end = begin;
  for (; *end != '\0'; ++end) {
    if (*end == ':' && begin == qualified_name) begin = end + 1;
  }
  const std::string_view name(begin, static_cast<std::size_t>(end - begin));
  if (name.empty()) return Tag::other;
  for (std::size_t slot = slot_of(name); kSlotTable[slot] != 0; slot = (slot + 1) % kSlots) {
    const Known& known = kKnown[kSlotTable[slot] - 1U];
    if (known.name.size() == name.size() && std::equal(name.begin(), name.end(), known.name.begin())) return known.tag;
  }
  return Tag::other;
}

}  // namespace marshrut::docx
