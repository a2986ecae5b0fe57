#include "xlsx/shared_texts.hpp"

#include <charconv>
#include <limits>

#include "text/normalize.hpp"

namespace marshrut::xlsx {

namespace {

// «_x000D_» at the beginning of `text`: the character's number.
std::optional<char32_t> escape_at(std::string_view text) {
  constexpr std::size_t kSize = 7;
  if (text.size() < kSize || text[1] != 'x' || text[6] != '_') return std::nullopt;
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
  if (error != std::errc{} || end != text.data() + 6) return std::nullopt;
  return code;
}

}  // namespace

std::string without_escapes(std::string_view text) {
  if (text.find("_x") == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto code = text[at] == '_' ? escape_at(text.substr(at)) : std::nullopt;
    if (!code || (*code >= 0xD800 && *code < 0xE000)) {
      out += text[at];
      continue;
    }
    if (*code >= 0x20 || *code == '\n' || *code == '\t') text::append_utf8(out, *code);
    at += 6;
  }
  return out;
}

class SharedTextsHandler final : public SaxHandler {
public:
  SharedTextsHandler(SharedTexts& texts, const TableLimits& limits) : texts_(texts), limits_(limits) {}

  void begin(std::string_view name, const Attributes& /*attributes*/) override {
    if (name == "si") begin_ = texts_.all_.size();
    if (name == "rPh") phonetic_ = true;
    if (name == "t") in_text_ = !phonetic_;
  }

  void end(std::string_view name) override {
    if (name == "t") in_text_ = false;
    if (name == "rPh") phonetic_ = false;
    if (name != "si") return;
    const std::string_view raw = std::string_view(texts_.all_).substr(begin_);
    if (raw.find("_x") != std::string_view::npos) texts_.all_.replace(begin_, std::string::npos, without_escapes(raw));
    if (texts_.ends_.size() == limits_.max_shared_texts) return fail(Code::too_large, "too many shared texts");
    texts_.ends_.push_back(static_cast<std::uint32_t>(texts_.all_.size()));
  }

  void text(std::string_view text) override {
    if (!in_text_) return;
    const bool too_long = texts_.all_.size() - begin_ + text.size() > limits_.max_text_bytes;
    const bool too_much = texts_.all_.size() + text.size() > std::numeric_limits<std::uint32_t>::max();
    if (too_long || too_much) return fail(Code::too_large, "a shared text is too long");
    texts_.all_ += text;
  }

private:
  SharedTexts& texts_;
  const TableLimits& limits_;
  std::size_t begin_ = 0;
  bool in_text_ = false, phonetic_ = false;
};

Result<SharedTexts> SharedTexts::parse(std::string_view xml, std::string_view part, const TableLimits& limits,
                                       Deadline deadline) {
  SharedTexts texts;
  SharedTextsHandler handler(texts, limits);
  if (auto done = parse_sax(xml, handler, part, deadline); !done) return done.error();
  return texts;
}

std::string_view SharedTexts::text(std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(all_).substr(begin, ends_[index] - begin);
}

}  // namespace marshrut::xlsx
