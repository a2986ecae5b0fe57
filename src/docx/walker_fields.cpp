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

// §17.16.15: w:result is the index of the chosen entry; without it w:default, else 0.
std::string_view chosen_entry(pugi::xml_node list) {
  std::size_t wanted = 0;
  std::size_t index = 0;
  for (pugi::xml_node property : list.children()) {
    const std::string_view name = local_name(property.name());
    if (name != "result" && name != "default") continue;
    const std::string_view value = attribute(property, "val");
    std::from_chars(value.data(), value.data() + value.size(), wanted);
    if (name == "result") break;
  }
  for (pugi::xml_node property : list.children()) {
    if (local_name(property.name()) == "listEntry" && index++ == wanted) return attribute(property, "val");
  }
  return {};
}

}  // namespace

void Walker::field_begin(pugi::xml_node node) {
  Field field;
  if (const pugi::xml_node data = child(node, Tag::ff_data)) {
    const pugi::xml_node box = child(data, Tag::check_box);
    const pugi::xml_node list = child(data, Tag::dd_list);
    field.stored = box || list;
    field.control = open_form_field(data, box);
    if (box) append(box_is_ticked(box) ? "☒" : "☐");
    if (list) append(chosen_entry(list));
  }
  fields_.push_back(field);
  ++instructions_;
}

std::size_t Walker::open_form_field(pugi::xml_node data, bool checkbox) {
  for (pugi::xml_node property : data.children()) {
    if (local_name(property.name()) != "name" || attribute(property, "val").empty()) continue;
    const auto here = static_cast<std::uint32_t>(doc_.text_.size());
    doc_.controls_.push_back({{here, here}, std::string(attribute(property, "val")), false, checkbox});
    return doc_.controls_.size() - 1;
  }
  return kNone;
}

void Walker::field_end() {
  const Field& field = fields_.back();
  if (!field.result || field.stored) --instructions_;
  if (field.control != kNone) close_control(field.control);
  fields_.pop_back();
}

// A field can't end outside the cell or box it began in; one that was never ended must not swallow what comes after.
void Walker::end_fields(std::size_t keep) {
  while (fields_.size() > keep) field_end();
}

void Walker::field_char(pugi::xml_node node) {
  const std::string_view type = attribute(node, "fldCharType");
  if (type == "begin") {
    field_begin(node);
  } else if (type == "separate" && !fields_.empty() && !fields_.back().result) {
    fields_.back().result = true;
    if (!fields_.back().stored) --instructions_;
  } else if (type == "end" && !fields_.empty()) {
    field_end();
  }
}

}  // namespace marshrut::docx
