// Legacy form fields and complex fields: their stored result is text, their instruction is not.
#include <charconv>

#include "docx/walker.hpp"
#include "docx/xml_values.hpp"

namespace marshrut::docx {

namespace {

// ECMA-376 Part 1 §17.16.9: the state is w:checked, else w:default, else off.
bool box_is_ticked(pugi::xml_node check_box) {
  bool ticked = false;
  for (pugi::xml_node property : check_box.children()) {
    const std::string_view name = local_name(property.name());
    if (name == "checked") return is_on(property);
    if (name == "default") ticked = is_on(property);
  }
  return ticked;
}

// §17.16.15: w:result is the index of the chosen entry, 0 when it is absent.
std::string_view chosen_entry(pugi::xml_node list) {
  std::size_t wanted = 0;
  std::size_t index = 0;
  for (pugi::xml_node property : list.children()) {
    if (local_name(property.name()) != "result") continue;
    const std::string_view value = attribute(property, "val");
    std::from_chars(value.data(), value.data() + value.size(), wanted);
  }
  for (pugi::xml_node property : list.children()) {
    if (local_name(property.name()) == "listEntry" && index++ == wanted) return attribute(property, "val");
  }
  return {};
}

}  // namespace

void Walker::field_begin(pugi::xml_node node) {
  Field field;
  const pugi::xml_node data = child(node, Tag::ff_data);
  if (data) {
    if (const pugi::xml_node box = child(data, Tag::check_box)) append(box_is_ticked(box) ? "☒" : "☐");
    if (const pugi::xml_node list = child(data, Tag::dd_list)) append(chosen_entry(list));
  }
  fields_.push_back(field);
  ++instructions_;
}

void Walker::field_char(pugi::xml_node node) {
  const std::string_view type = attribute(node, "fldCharType");
  if (type == "begin") {
    field_begin(node);
  } else if (type == "separate" && !fields_.empty() && !fields_.back().result) {
    fields_.back().result = true;
    --instructions_;
  } else if (type == "end" && !fields_.empty()) {
    if (!fields_.back().result) --instructions_;
    fields_.pop_back();
  }
}

}  // namespace marshrut::docx
