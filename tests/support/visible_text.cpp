#include "support/visible_text.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <set>
#include <string_view>

#include "opc/package.hpp"
#include "text/normalize.hpp"

namespace marshrut::testing {

namespace {

std::string_view local(const char* name) {
  const std::string_view full = name;
  return full.substr(full.find(':') == std::string_view::npos ? 0 : full.find(':') + 1);
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node c : node.children()) {
    if (local(c.name()) == name) return c;
  }
  return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute a : node.attributes()) {
    if (local(a.name()) == name) return a.value();
  }
  return {};
}

bool on(pugi::xml_node toggle) {
  const std::string_view value = attribute(toggle, "val");
  return toggle && value != "0" && value != "false" && value != "off";
}

// Styles that hide, themselves or through what they are based on.
std::set<std::string> hidden_styles(const opc::Package& package, const std::string& main) {
  std::set<std::string> hidden;
  const auto links = package.relationships(main);
  if (!links) return hidden;
  for (const auto& link : *links) {
    if (!link.type.ends_with("/styles")) continue;
    const auto bytes = package.read(link.target);
    pugi::xml_document xml;
    if (!bytes || !xml.load_buffer(bytes->data(), bytes->size())) continue;
    for (int pass = 0; pass < 8; ++pass) {
      for (pugi::xml_node style : xml.document_element().children()) {
        const pugi::xml_node own = child(child(style, "rPr"), "vanish");
        const bool based = hidden.contains(std::string(attribute(child(style, "basedOn"), "val")));
        if (own ? on(own) : based) hidden.insert(std::string(attribute(style, "styleId")));
      }
    }
  }
  return hidden;
}

class Collector {
public:
  explicit Collector(std::set<std::string> hidden) : hidden_(std::move(hidden)) {}

  void node(pugi::xml_node n, bool hidden) {
    const std::string_view name = local(n.name());
    static const std::set<std::string_view> kSilent = {"del", "moveFrom", "delText", "instrText", "sdtPr", "rt",
                                                       "pPr", "rPr",      "tblPr",   "tcPr",      "trPr",  "sectPr"};
    if (kSilent.contains(name)) return;
    if (name == "AlternateContent") {
      // Each text box stands there twice, for new and for old readers.
      const pugi::xml_node choice = child(n, "Choice");
      return children(choice ? choice : child(n, "Fallback"), hidden);
    }
    if (name == "p") hidden = hidden_.contains(std::string(attribute(child(child(n, "pPr"), "pStyle"), "val")));
    if (name == "r") hidden = hidden_run(n, hidden);
    if (name == "fldChar") {
      // A legacy check box shows a box that no character of the file stands for.
      if (child(child(n, "ffData"), "checkBox") && !hidden) text_ += "\uFFFC";
      return field(attribute(n, "fldCharType"));
    }
    if (hidden || instructions_ > 0) {
      if (name == "t" || name == "sym" || name == "noBreakHyphen") return;
    }
    if (name == "t") text_ += n.text().get();
    if (name == "noBreakHyphen") text_ += "\u2011";
    if (name == "sym") text_ += "\uFFFC";
    children(n, hidden);
  }

  std::string text_;

private:
  void children(pugi::xml_node n, bool hidden) {
    for (pugi::xml_node c : n.children()) node(c, hidden);
  }

  bool hidden_run(pugi::xml_node run, bool hidden) const {
    const pugi::xml_node properties = child(run, "rPr");
    if (const pugi::xml_node vanish = child(properties, "vanish")) return on(vanish);
    return hidden || hidden_.contains(std::string(attribute(child(properties, "rStyle"), "val")));
  }

  // Between a field's begin and its separator stands what it is made from.
  void field(std::string_view type) {
    if (type == "begin") {
      depth_.push_back(true);
      ++instructions_;
    } else if (!depth_.empty() && depth_.back() && (type == "separate" || type == "end")) {
      depth_.back() = false;
      --instructions_;
    }
    if (type == "end" && !depth_.empty()) depth_.pop_back();
  }

  std::set<std::string> hidden_;
  std::vector<bool> depth_;
  int instructions_ = 0;
};

bool is_aside(char32_t c) {
  const bool blank = c <= U' ' || c == 0xA0 || c == 0x85 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 ||
                     c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xAD || c == 0xFEFF;
  return blank || c == U'_' || c == U'.' || c == U'…';
}

std::string shown(char32_t c) {
  std::string text;
  text::append_utf8(text, c);
  return text;
}

}  // namespace

std::string visible_text(const std::string& docx) {
  const auto package = opc::Package::open(docx);
  if (!package) return {};
  const auto main = package->main_part();
  if (!main) return {};
  const auto bytes = package->read(*main);
  pugi::xml_document xml;
  if (!bytes || !xml.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata)) return {};
  Collector collector(hidden_styles(*package, *main));
  collector.node(child(xml.document_element(), "body"), false);
  return collector.text_;
}

std::map<char32_t, std::ptrdiff_t> characters(const std::string& text) {
  std::map<char32_t, std::ptrdiff_t> counts;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (!is_aside(c)) ++counts[c];
  }
  return counts;
}

std::string accounted_text(const lens::Reading& reading) {
  std::string text;
  for (const auto& label : reading.labels) text += label.text + '\n';
  for (const auto& field : reading.fields) text += field.raw + '\n';
  for (const auto& leftover : reading.leftovers) {
    if (leftover.kind == "text" || leftover.kind == "total") text += leftover.text + '\n';
  }
  return text;
}

std::string account_differences(const std::string& docx, const lens::Reading& reading) {
  auto visible = characters(visible_text(docx));
  auto found = characters(accounted_text(reading));
  // A symbol of a font is read as the sign that it looks like, whichever that is.
  const std::ptrdiff_t symbols = visible[0xFFFC];
  visible.erase(0xFFFC);
  std::string list;
  std::ptrdiff_t more = 0;
  std::set<char32_t> all;
  for (const auto& [c, count] : visible) all.insert(c);
  for (const auto& [c, count] : found) all.insert(c);
  for (const char32_t c : all) {
    const std::ptrdiff_t difference = found[c] - visible[c];
    if (difference == 0) continue;
    more += std::max<std::ptrdiff_t>(difference, 0);
    if (difference > 0 && c >= 0x2000 && more <= symbols) continue;
    list += shown(c) + ": " + std::to_string(visible[c]) + " visible, " + std::to_string(found[c]) + " accounted for\n";
  }
  return list;
}

}  // namespace marshrut::testing
