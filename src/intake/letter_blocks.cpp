#include "intake/letter_blocks.hpp"

#include <string_view>

namespace marshrut::intake {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "<br>";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace

std::string LetterBlocks::text() const {
  std::string out;
  int number = 0;
  const Block* before = nullptr;
  for (const Block& block : blocks_) {
    const bool close = before != nullptr && block.kind == Kind::detail;
    if (before != nullptr) out += close ? "\n" : "\n\n";
    number = block.kind == Kind::item ? number + 1 : 0;
    if (block.kind == Kind::item) {
      out += std::to_string(number) + ". ";
      if (!block.label.empty()) out += block.label + "\n   ";
    }
    if (block.kind == Kind::footer && (before == nullptr || before->kind != Kind::footer)) out += "-- \n";
    out += block.text;
    before = &block;
  }
  out += '\n';
  return out;
}

std::string LetterBlocks::html() const {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"></head>\n"
      "<body style=\"font-family: Arial, sans-serif; font-size: 15px; line-height: 1.45; color: #1c1c1c\">\n";
  bool in_list = false;
  for (const Block& block : blocks_) {
    if ((block.kind == Kind::item) != in_list) {
      out += in_list ? "</ol>\n" : "<ol style=\"padding-left: 24px\">\n";
      in_list = !in_list;
    }
    const std::string text = escaped(block.text);
    switch (block.kind) {
      case Kind::paragraph:
        out += "<p>" + text + "</p>\n";
        break;
      case Kind::title:
        out += "<p style=\"margin: 18px 0 2px\"><b>" + text + "</b></p>\n";
        break;
      case Kind::detail:
        out += "<div>" + text + "</div>\n";
        break;
      case Kind::item:
        out += "<li style=\"margin-bottom: 8px\">";
        if (!block.label.empty()) out += "<b>" + escaped(block.label) + "</b><br>";
        out += text + "</li>\n";
        break;
      case Kind::footer:
        out += "<p style=\"color: #666; font-size: 13px\">" + text + "</p>\n";
        break;
    }
  }
  if (in_list) out += "</ol>\n";
  return out + "</body></html>\n";
}

}  // namespace marshrut::intake
