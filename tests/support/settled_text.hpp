// tests/support/settled_text.hpp: the text of a document with all its tracked changes accepted or rejected.
// Shapes:  a DOCX's bytes -> lines: a line for each paragraph that is left; "|" before a row, "#" where a table ends.
// Source:  ECMA-376 Part 1 §17.13.5. Written for tests alone, apart from the walker that it helps to judge.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "opc/package.hpp"

namespace marshrut::test {

enum class Settle { accept, reject };

class SettledText {
public:
  explicit SettledText(Settle settle) : gone_(settle == Settle::accept ? "w:del" : "w:ins") {}

  std::string of(const std::string& docx) {
    const auto package = opc::Package::open(docx);
    pugi::xml_document xml;
    const std::string main = package->read(*package->main_part()).value();
    xml.load_buffer(main.data(), main.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    walk(xml.document_element().child("w:body"));
    return out_;
  }

private:
  void walk(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = child.name();
      if (name == "w:p") {
        paragraph(child);
      } else if (name == "w:tr") {
        if (child.child("w:trPr").child(gone_)) continue;
        out_ += "|";
        walk(child);
      } else if (name == "w:tbl") {
        const std::string before = out_;
        walk(child);
        if (out_ == before) continue;
        out_ += "#\n";
      } else {
        walk(child);
      }
    }
  }

  void paragraph(pugi::xml_node node) {
    runs(node);
    if (!node.child("w:pPr").child("w:rPr").child(gone_)) out_ += "\n";
  }

  void runs(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
      const std::string_view name = child.name();
      if (name == gone_ || name == "w:pPr") continue;
      if (name == "w:t" || name == "w:delText") out_ += child.child_value();
      if (name == "w:br") out_ += "/";
      if (name == "w:tab") out_ += "\t";
      runs(child);
    }
  }

  const char* gone_;
  std::string out_;
};

}  // namespace marshrut::test
