// intake/letter_blocks.hpp: a letter as paragraphs, told in plain text and in HTML; private to this module.
// Shapes:  blocks in order -> text (lines as they are, CRLF is the composer's work) and HTML (all text escaped).
// Owns:    the blocks.
#pragma once

#include <string>
#include <vector>

namespace marshrut::intake {

class LetterBlocks {
public:
  void paragraph(std::string text) { blocks_.push_back({Kind::paragraph, std::move(text), {}}); }
  void title(std::string text) { blocks_.push_back({Kind::title, std::move(text), {}}); }
  void detail(std::string text) { blocks_.push_back({Kind::detail, std::move(text), {}}); }  // a line under a title
  void item(std::string label, std::string text) { blocks_.push_back({Kind::item, std::move(text), std::move(label)}); }
  void footer(std::string text) { blocks_.push_back({Kind::footer, std::move(text), {}}); }

  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string html() const;

private:
  enum class Kind { paragraph, title, detail, item, footer };
  struct Block {
    Kind kind;
    std::string text, label;
  };
  std::vector<Block> blocks_;
};

}  // namespace marshrut::intake
