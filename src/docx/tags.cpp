#include "docx/tags.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace marshrut::docx {

namespace {

struct Known {
  std::string_view name;
  Tag tag;
};

constexpr std::array kKnown = {
    Known{"AlternateContent", Tag::alternate_content},
    Known{"altChunk", Tag::alt_chunk},
    Known{"body", Tag::body},
    Known{"br", Tag::br},
    Known{"cellDel", Tag::cell_del},
    Known{"cellIns", Tag::cell_ins},
    Known{"checkBox", Tag::check_box},
    Known{"checkbox", Tag::checkbox},
    Known{"Choice", Tag::choice},
    Known{"comment", Tag::comment},
    Known{"cr", Tag::cr},
    Known{"ddList", Tag::dd_list},
    Known{"del", Tag::del},
    Known{"delText", Tag::delete_text},
    Known{"drawing", Tag::drawing},
    Known{"Fallback", Tag::fallback},
    Known{"ffData", Tag::ff_data},
    Known{"fldChar", Tag::field_char},
    Known{"fldSimple", Tag::field_simple},
    Known{"footnote", Tag::footnote},
    Known{"endnote", Tag::endnote},
    Known{"gridAfter", Tag::grid_after},
    Known{"gridBefore", Tag::grid_before},
    Known{"gridSpan", Tag::grid_span},
    Known{"hyperlink", Tag::hyperlink},
    Known{"ins", Tag::ins},
    Known{"instrText", Tag::instr_text},
    Known{"moveFrom", Tag::move_from},
    Known{"moveTo", Tag::move_to},
    Known{"noBreakHyphen", Tag::no_break_hyphen},
    Known{"numPr", Tag::num_pr},
    Known{"object", Tag::object},
    Known{"p", Tag::p},
    Known{"pPr", Tag::paragraph_properties},
    Known{"pict", Tag::pict},
    Known{"showingPlcHdr", Tag::placeholder_shown},
    Known{"r", Tag::run},
    Known{"rPr", Tag::run_properties},
    Known{"ruby", Tag::ruby},
    Known{"sdt", Tag::sdt},
    Known{"sdtContent", Tag::sdt_content},
    Known{"sdtPr", Tag::sdt_properties},
    Known{"softHyphen", Tag::soft_hyphen},
    Known{"sym", Tag::sym},
    Known{"t", Tag::t},
    Known{"tab", Tag::tab},
    Known{"tbl", Tag::table},
    Known{"tc", Tag::table_cell},
    Known{"tcPr", Tag::table_cell_properties},
    Known{"tblHeader", Tag::table_header},
    Known{"tr", Tag::table_row},
    Known{"trPr", Tag::table_row_properties},
    Known{"tag", Tag::tag},
    Known{"txbxContent", Tag::textbox_content},
    Known{"vMerge", Tag::v_merge},
    Known{"vanish", Tag::vanish},
    Known{"ptab", Tag::ptab},
    Known{"rt", Tag::ruby_text},
    Known{"rubyBase", Tag::ruby_base},
};

// A name as two numbers, equal for equal names of one length: comparing them takes no loop, whose end is hard to
// foresee.
struct Key {
  std::uint64_t head = 0, tail = 0;
  friend constexpr bool operator==(const Key&, const Key&) = default;
};

template <class Number>
constexpr std::uint64_t load(const char* bytes) {
  if (std::is_constant_evaluated()) {
    std::uint64_t number = 0;
    for (std::size_t i = sizeof(Number); i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[i]);
    return number;
  }
  Number number;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}
static_assert(std::endian::native == std::endian::little,
              "keys made when compiling must equal those made when running");

constexpr std::size_t kLongestName = 16;
constexpr Key key_of(std::string_view name) {
  const char* const last = name.data() + name.size();
  if (name.size() >= 8) return {load<std::uint64_t>(name.data()), load<std::uint64_t>(last - 8)};
  if (name.size() >= 4) return {load<std::uint32_t>(name.data()), load<std::uint32_t>(last - 4)};
  return {load<std::uint8_t>(name.data()) | load<std::uint8_t>(name.data() + name.size() / 2) << 8U,
          load<std::uint8_t>(last - 1)};
}

constexpr auto kKeys = [] {
  std::array<Key, kKnown.size()> keys{};
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = key_of(kKnown[i].name);
  return keys;
}();
static_assert(std::all_of(kKnown.begin(), kKnown.end(), [](const Known& k) { return k.name.size() <= kLongestName; }));

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

Tag tag_of(const char* qualified_name) {
  // The usual prefix first: the walk asks this for every element.
  const bool usual = qualified_name[0] == 'w' && qualified_name[1] == ':';
  const std::string_view name = usual ? std::string_view(qualified_name + 2) : local_name(qualified_name);
  if (name.empty() || name.size() > kLongestName) return Tag::other;
  const Key key = key_of(name);
  for (std::size_t slot = slot_of(name); kSlotTable[slot] != 0; slot = (slot + 1) % kSlots) {
    const std::size_t known = kSlotTable[slot] - 1U;
    if (kKnown[known].name.size() == name.size() && kKeys[known] == key) return kKnown[known].tag;
  }
  return Tag::other;
}

}  // namespace marshrut::docx
