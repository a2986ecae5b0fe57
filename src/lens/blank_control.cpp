#include "lens/blank_control.hpp"

#include <algorithm>

#include "text/dates.hpp"

namespace marshrut::lens {
namespace {

constexpr std::string_view kCheckFont = "MS Gothic";
constexpr std::string_view kChecked = "\xE2\x98\x92";    // U+2612
constexpr std::string_view kUnchecked = "\xE2\x98\x90";  // U+2610

Control::Type type_of(const ControlSpec& spec) {
  if (!spec.items.empty()) return spec.open ? Control::Type::combo : Control::Type::list;
  switch (spec.filter) {
    case Filter::date:
    case Filter::date_long:
    case Filter::date_quoted:
      return Control::Type::date;
    case Filter::mark:
    case Filter::mark_of:
      return Control::Type::check;
    default:
      return Control::Type::text;
  }
}

std::string_view default_prompt(const ControlSpec& spec, Control::Type type) {
  if (type == Control::Type::list || type == Control::Type::combo) return "Выберите из списка";
  if (type == Control::Type::date) return "Укажите дату";
  switch (spec.filter) {
    case Filter::hours:
      return "Введите число часов";
    case Filter::number:
      return "Введите число";
    case Filter::percent:
      return "Введите процент";
    case Filter::period:
      return "Укажите срок";
    case Filter::year:
      return "Укажите год";
    case Filter::course:
      return "Введите программу; место; часы; результат";
    default:
      return "Введите текст";
  }
}

// The first characters of a text, whole ones.
std::string_view clipped(std::string_view text, std::size_t limit) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && count++ == limit) return text.substr(0, i);
  }
  return text;
}

std::string list_body(const ControlSpec& spec, std::string_view element) {
  std::string body = "<" + std::string(element) + ">";
  for (const auto& [value, text] : spec.items) {
    body += "<w:listItem w:displayText=\"";
    append_escaped_attribute(body, text);
    body += "\" w:value=\"";
    append_escaped_attribute(body, value);
    body += "\"/>";
  }
  return body + "</" + std::string(element) + ">";
}

std::string_view date_format(Filter filter) {
  switch (filter) {
    case Filter::date_long:
      return "d MMMM yyyy 'г.'";
    case Filter::date_quoted:
      return "«dd» MMMM yyyy 'г.'";
    default:
      return "dd.MM.yyyy";
  }
}

std::string body_of(const ControlSpec& spec, Control::Type type) {
  switch (type) {
    case Control::Type::list:
      return list_body(spec, "w:dropDownList");
    case Control::Type::combo:
      return list_body(spec, "w:comboBox");
    case Control::Type::date:
      return "><w:dateFormat w:val=\"" + std::string(date_format(spec.filter)) +
             "\"/><w:lid w:val=\"ru-RU\"/><w:storeMappedDataAs w:val=\"dateTime\"/>"
             "<w:calendar w:val=\"gregorian\"/></w:date>";
    case Control::Type::check:
      return {};
    case Control::Type::text:
      break;
  }
  const bool lines = spec.filter == Filter::text || spec.filter == Filter::none || spec.filter == Filter::course;
  return lines ? "<w:text w:multiLine=\"1\"/>" : "<w:text/>";
}

XmlNode properties_of(const ControlSpec& spec) {
  XmlNode properties;
  if (spec.run_properties != nullptr) properties = *spec.run_properties;
  properties.name = "w:rPr";
  return properties;
}

void drop(XmlNode& node, std::string_view name) {
  node.children.erase(
      std::remove_if(node.children.begin(), node.children.end(), [&](const XmlNode& child) { return child.is(name); }),
      node.children.end());
}

// w:rStyle and w:rFonts come first in w:rPr, in this order.
std::string with_style(XmlNode properties, std::string_view style) {
  drop(properties, "w:rStyle");
  XmlNode node;
  node.name = "w:rStyle";
  node.set_attribute("w:val", style);
  properties.children.insert(properties.children.begin(), std::move(node));
  return to_xml(properties);
}

std::string with_check_font(XmlNode properties) {
  drop(properties, "w:rFonts");
  XmlNode node;
  node.name = "w:rFonts";
  for (const std::string_view slot : {"w:ascii", "w:eastAsia", "w:hAnsi", "w:cs"}) {
    node.set_attribute(slot, slot == "w:cs" ? "Segoe UI Symbol" : kCheckFont);
  }
  const bool styled = !properties.children.empty() && properties.children.front().is("w:rStyle");
  properties.children.insert(properties.children.begin() + (styled ? 1 : 0), std::move(node));
  return to_xml(properties);
}

void append_check(std::string& out, bool checked) {
  out.append("<w14:checkbox><w14:checked w14:val=\"").append(checked ? "1" : "0");
  out.append("\"/><w14:checkedState w14:val=\"2612\" w14:font=\"").append(kCheckFont);
  out.append("\"/><w14:uncheckedState w14:val=\"2610\" w14:font=\"").append(kCheckFont);
  out.append("\"/></w14:checkbox>");
}

bool needs_rich_text(std::string_view xml) {
  if (xml.find("<w:br/>") != std::string_view::npos || xml.find("<w:tab/>") != std::string_view::npos) return true;
  // UTF-8 of U+2E80 and beyond: what word processors set in another font, in a portion of its own.
  return std::any_of(xml.begin(), xml.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

void append_type(std::string& out, const Control& control, const ControlValue& value) {
  if (control.type == Control::Type::check) return append_check(out, value.checked);
  if (control.type == Control::Type::date) {
    out += "<w:date";
    if (text::is_iso_date(value.iso)) out.append(" w:fullDate=\"").append(value.iso).append("T00:00:00Z\"");
  }
  // LibreOffice loses the line breaks of plain-text controls, and doubles texts of several scripts: such a value stands
  // in a rich-text control, which is what a control without a type is.
  if (control.type == Control::Type::text && needs_rich_text(value.xml)) return;
  out += control.body;
}

}  // namespace

Control make_control(const ControlSpec& spec) {
  Control control;
  control.type = type_of(spec);
  const XmlNode properties = properties_of(spec);
  const bool check = control.type == Control::Type::check;
  const std::string own = properties.children.empty() ? "" : to_xml(properties);
  const std::string shown = check ? with_check_font(properties) : own;
  control.head = "<w:sdt><w:sdtPr>" + shown;
  if (!spec.title.empty()) {
    control.head += "<w:alias w:val=\"";
    append_escaped_attribute(control.head, clipped(spec.title, kMaxControlName));
    control.head += "\"/>";
  }
  control.body = body_of(spec, control.type);
  control.run = "<w:r>" + shown;
  control.prompt = "<w:r>" + with_style(properties, kPlaceholderStyle) + "<w:t>";
  append_escaped(control.prompt, spec.prompt.empty() ? default_prompt(spec, control.type) : spec.prompt);
  control.prompt += "</w:t></w:r>";
  return control;
}

void append_control(std::string& out, const Control& control, const ControlValue& value, std::string_view tag,
                    std::uint32_t id) {
  const bool check = control.type == Control::Type::check;
  out += control.head;
  if (!tag.empty() && clipped(tag, kMaxControlName).size() == tag.size()) {
    out += "<w:tag w:val=\"";
    append_escaped_attribute(out, tag);
    out += "\"/>";
  }
  out.append("<w:id w:val=\"").append(std::to_string(id)).append("\"/>");
  if (value.xml.empty() && !check) out += "<w:showingPlcHdr/>";
  append_type(out, control, value);
  out += "</w:sdtPr><w:sdtContent>";
  if (check) {
    out.append(control.run).append("<w:t>").append(value.checked ? kChecked : kUnchecked).append("</w:t></w:r>");
  } else if (value.xml.empty()) {
    out += control.prompt;
  } else {
    out.append(control.run).append("<w:t xml:space=\"preserve\">").append(value.xml).append("</w:t></w:r>");
  }
  out += "</w:sdtContent></w:sdt>";
}

}  // namespace marshrut::lens
