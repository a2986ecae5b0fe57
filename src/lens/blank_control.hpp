// lens/blank_control.hpp: the content controls of a blank, one for a hole, always inline.
// Shapes:  a hole's kind, label and run formatting -> Control (its fixed parts); Control + value -> w:sdt.
// Units:   ids are positive and unique within a document; titles and tags hold at most kMaxControlName characters.
// Owns:    a Control owns its strings.
// Source:  ECMA-376 Part 1 §17.5.2 (order of w:sdtPr: CT_SdtPr); [MS-DOCX] §2.6.1.13 (w14:checkbox).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lens/marker.hpp"
#include "lens/put_tree.hpp"
#include "route/value.hpp"

namespace marshrut::lens {

// Word refuses longer titles and tags ([MS-OI29500] §2.1.478).
inline constexpr std::size_t kMaxControlName = 64;
inline constexpr std::string_view kPlaceholderStyle = "PlaceholderText";

struct Control {
  enum class Type { text, date, list, combo, check } type = Type::text;
  std::string head;    // from <w:sdt> to the end of w:alias
  std::string body;    // the type's element; for a date what follows its start tag's name
  std::string run;     // <w:r> with the formatting of the marker
  std::string prompt;  // the whole run shown while there is no value
};

struct ControlSpec {
  Filter filter = Filter::text;
  std::string title;
  std::string prompt;                                      // of the profile; empty for the kind's own
  std::vector<std::pair<std::string, std::string>> items;  // value, text
  bool open = false;
  const XmlNode* run_properties = nullptr;  // w:rPr of the marker's run, or none
};

Control make_control(const ControlSpec& spec);

struct ControlValue {
  std::string_view xml;  // ready content of w:t; empty when there is no value
  std::string_view iso;  // of a date
  bool checked = false;
};

void append_control(std::string& out, const Control& control, const ControlValue& value, std::string_view tag,
                    std::uint32_t id);

}  // namespace marshrut::lens
