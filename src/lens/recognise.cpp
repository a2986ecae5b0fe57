#include "lens/recognise.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace marshrut::lens {

namespace {

// Less than this share of a form's fixed text in a document, and the document is something else.
constexpr double kLeastShare = 0.2;
constexpr std::size_t kLeastTexts = 5;
constexpr double kMissingCost = 0.4;

}  // namespace

void Recogniser::add(const ReadModel& model) {
  const auto form = static_cast<std::uint32_t>(forms_++);
  std::unordered_set<std::uint64_t> seen;
  const auto note = [&](const Phrase& phrase) {
    if (phrase.words.list.empty() || phrase.letters < 4 || !seen.insert(phrase.hash).second) return;
    Text& text = texts_[phrase.hash];
    text.words = phrase.words.list.size();
    text.letters = static_cast<double>(phrase.letters);
    text.forms.push_back(form);
    auto& lengths = lengths_by_first_[phrase.words.list.front().hash];
    if (std::find(lengths.begin(), lengths.end(), text.words) == lengths.end()) lengths.push_back(text.words);
  };
  for (const Anchor& anchor : model.anchors) note(anchor.variants.front());
  for (const TableModel& table : model.tables) {
    for (const Column& column : table.columns) {
      if (!column.headers.empty()) note(column.headers.front());
    }
    for (const StaticRow& row : table.rows) note(row.label);
  }
}

std::optional<std::size_t> Recogniser::recognise(const Stream& stream) const {
  const Words& words = stream.words();
  std::unordered_set<std::uint64_t> found;
  std::uint32_t previous_end = 0;
  const std::string_view text = stream.document().text();
  for (std::uint32_t p = 0; p < stream.document().paragraphs().size(); ++p) {
    const WordSpan span = stream.paragraph_words(p);
    for (std::uint32_t w = span.begin; w < span.end; ++w) {
      const Word& word = words.list[w];
      const bool line_start =
          w == span.begin || text.substr(previous_end, word.begin - previous_end).find('\n') != std::string_view::npos ||
          words.list[w - 1].digits;
      previous_end = word.end;
      if (!line_start) continue;
      const auto it = lengths_by_first_.find(word.hash);
      if (it == lengths_by_first_.end()) continue;
      for (const std::size_t length : it->second) {
        if (w + length > words.list.size()) continue;
        const std::uint64_t hash = hash_words(words.list.data() + w, length);
        if (texts_.contains(hash)) found.insert(hash);
      }
    }
  }
  std::vector<double> there(forms_, 0), all(forms_, 0);
  std::vector<std::size_t> count(forms_, 0);
  for (const auto& [hash, known] : texts_) {
    // Long texts say more than short ones, and texts of few forms more than those of many.
    const double weight = std::sqrt(known.letters) / static_cast<double>(known.forms.size());
    for (const std::uint32_t form : known.forms) {
      all[form] += weight;
      if (!found.contains(hash)) continue;
      there[form] += weight;
      ++count[form];
    }
  }
  std::optional<std::size_t> best;
  double most = 0;
  for (std::size_t form = 0; form < forms_; ++form) {
    if (all[form] <= 0 || count[form] < kLeastTexts || there[form] < kLeastShare * all[form]) continue;
    const double score = there[form] - kMissingCost * (all[form] - there[form]);
    if (!best || score > most) {
      best = form;
      most = score;
    }
  }
  return best;
}

}  // namespace marshrut::lens
