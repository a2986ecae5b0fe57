#include "lens/account.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "text/normalize.hpp"

namespace marshrut::lens {

namespace {

constexpr char kFree = 0;
constexpr char kTaken = 1;

std::string_view kind_name(docx::Aside::Kind kind) {
  switch (kind) {
    case docx::Aside::Kind::hidden:
      return "hidden";
    case docx::Aside::Kind::header:
      return "header";
    case docx::Aside::Kind::footer:
      return "footer";
    case docx::Aside::Kind::footnote:
      return "footnote";
    case docx::Aside::Kind::endnote:
      return "endnote";
    case docx::Aside::Kind::comment:
      return "comment";
  }
  return "text";
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

}  // namespace

std::string_view found_by_name(FoundBy by) {
  switch (by) {
    case FoundBy::control:
      return "control";
    case FoundBy::label:
      return "label";
    case FoundBy::table:
      return "table";
    case FoundBy::position:
      return "position";
  }
  return "position";
}

Account::Account(const Stream& stream, const std::unordered_set<std::string>& known, Reading& reading)
    : doc_(stream.document()), reading_(reading), taken_(doc_.text().size(), kFree) {
  for (const docx::Control& control : doc_.controls()) {
    if (control.prompt && !control.text.empty()) prompts_.push_back(control.text);
  }
  find_prompts(stream.words(), known);
  std::sort(prompts_.begin(), prompts_.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
}

// Word for word, and neither a part of a longer word nor the beginning of somebody's own sentence.
void Account::find_prompts(const Words& words, const std::unordered_set<std::string>& known) {
  static const std::array<std::uint64_t, 3> kHeads = {make_phrase("Введите").words.list.front().hash,
                                                      make_phrase("Выберите").words.list.front().hash,
                                                      make_phrase("Укажите").words.list.front().hash};
  const std::string_view text = doc_.text();
  for (const Word& word : words.list) {
    if (std::find(kHeads.begin(), kHeads.end(), word.hash) == kHeads.end()) continue;
    const std::size_t at = word.begin;
    std::size_t longest = 0;
    for (const std::string& prompt : known) {
      if (prompt.size() > longest && text.substr(at).starts_with(prompt)) longest = prompt.size();
    }
    const std::size_t end = at + longest;
    const bool ends = end >= text.size() || std::string_view("\n\t,;/|_").find(text[end]) != std::string_view::npos;
    const bool begins = at == 0 || std::string_view("\n\t ,;/|:_").find(text[at - 1]) != std::string_view::npos;
    if (longest == 0 || !ends || !begins) continue;
    prompts_.push_back({word.begin, static_cast<std::uint32_t>(end)});
  }
}

std::vector<docx::Span> Account::without_prompts(docx::Span span) const {
  std::vector<docx::Span> pieces;
  std::uint32_t at = span.begin;
  for (const docx::Span& prompt : prompts_) {
    if (prompt.end <= at || prompt.begin >= span.end) continue;
    if (prompt.begin > at) pieces.push_back({at, prompt.begin});
    at = std::max(at, prompt.end);
  }
  if (at < span.end || pieces.empty()) pieces.push_back({at, std::max(at, span.end)});
  return pieces;
}

bool Account::is_free(docx::Span span) const { return span.empty() || taken_.find(kTaken, span.begin) >= span.end; }

template <class Use>
void Account::free_pieces(docx::Span span, Use use) {
  const auto next = [&](char state, std::uint32_t from) {
    const void* found = std::memchr(taken_.data() + from, state, span.end - from);
    return found == nullptr ? span.end : static_cast<std::uint32_t>(static_cast<const char*>(found) - taken_.data());
  };
  std::uint32_t at = span.begin;
  while (at < span.end) {
    at = next(kFree, at);
    const std::uint32_t end = at < span.end ? next(kTaken, at) : at;
    if (at < end) use(docx::Span{at, end});
    at = end;
  }
  take(span);
}

void Account::take(docx::Span span) {
  if (!span.empty()) std::memset(taken_.data() + span.begin, kTaken, span.size());
}

void Account::label(docx::Span span, std::uint32_t paragraph, std::string path) {
  free_pieces(span, [&](docx::Span piece) {
    std::string text = trimmed(doc_.text(piece));
    if (!text.empty()) reading_.labels.push_back({std::move(text), paragraph, path});
  });
}

void Account::label_prompts(docx::Span span, std::uint32_t paragraph, const std::string& path) {
  for (const docx::Span& prompt : prompts_) {
    const docx::Span part{std::max(prompt.begin, span.begin), std::min(prompt.end, span.end)};
    if (!part.empty()) label(part, paragraph, path);
  }
}

void Account::leftover(docx::Span span, std::uint32_t paragraph, std::string_view kind) {
  free_pieces(span, [&](docx::Span piece) {
    const std::string_view text = doc_.text(piece);
    if (text::is_fill(text)) return;
    reading_.leftovers.push_back({trimmed(text), doc_.place_of(doc_.paragraphs()[paragraph]), std::string(kind)});
  });
}

void Account::prompts() {
  for (const docx::Span& prompt : prompts_) label(prompt, doc_.paragraph_at(prompt.begin));
}

void Account::leftovers() {
  for (std::uint32_t i = 0; i < doc_.paragraphs().size(); ++i) {
    doc_.each_line(doc_.paragraphs()[i].text, [&](docx::Span line) { leftover(line, i, "text"); });
  }
  for (const docx::Aside& aside : doc_.asides()) {
    reading_.leftovers.push_back({trimmed(aside.text), aside.at, std::string(kind_name(aside.kind))});
  }
}

}  // namespace marshrut::lens
