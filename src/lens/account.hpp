// lens/account.hpp: every character of a document ends as a label, a value or a leftover; private to this module.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lens/reading.hpp"
#include "lens/stream.hpp"

namespace marshrut::lens {

class Account {
public:
  // `known` are the form's own prompts: they are told in plain text, too, once their controls are gone.
  Account(const Stream& stream, const std::unordered_set<std::string>& known, Reading& reading);

  // Text of prompts is never a value: pieces of a span without them.
  [[nodiscard]] std::vector<docx::Span> without_prompts(docx::Span span) const;
  [[nodiscard]] bool has_prompts() const { return !prompts_.empty(); }
  [[nodiscard]] bool is_free(docx::Span span) const;

  // Each claims what of the span is not claimed yet.
  void label(docx::Span span, std::uint32_t paragraph, std::string path = {});
  void leftover(docx::Span span, std::uint32_t paragraph, std::string_view kind);
  void label_prompts(docx::Span span, std::uint32_t paragraph, const std::string& path);
  void take(docx::Span span);  // for a field, whose text its caller keeps

  void prompts();    // those that nobody claimed become labels
  void leftovers();  // the rest, line by line, and the document's asides

private:
  void find_prompts(const Words& words, const std::unordered_set<std::string>& known);
  template <class Use>
  void free_pieces(docx::Span span, Use use);

  const docx::Document& doc_;
  Reading& reading_;
  std::string taken_;  // a byte for each of the text's: kFree or kTaken
  std::vector<docx::Span> prompts_;
};

}  // namespace marshrut::lens
