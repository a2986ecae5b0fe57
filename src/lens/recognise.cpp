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

// Of what stands between two words, mostly one blank: too short for memchr to pay.
bool has_line_break(std::string_view gap) {
  return std::any_of(gap.begin(), gap.end(), [](char c) { return c == '\n'; });
}

}  // namespace

void Recogniser::add(const ReadModel& model) {
  const auto form = static_cast<std::uint32_t>(forms_++);
  std::unordered_set<std::uint64_t> seen;
  const auto note = [&](const Phrase& phrase) {
    if (phrase.words.list.empty() || phrase.letters < 4 || !seen.insert(phrase.hash).second) return;
    const HashIndex::Entry* known = by_phrase_.find(phrase.hash);
    if (known == nullptr) {
      by_phrase_.emplace(phrase.hash, {static_cast<std::uint32_t>(texts_.size()), 0});
      texts_.push_back({static_cast<double>(phrase.letters), {form}});
    } else {
      texts_[known->second.first].forms.push_back(form);
    }
    const std::uint64_t first = phrase.words.list.front().hash;
    const HashIndex::Place length{static_cast<std::uint32_t>(phrase.words.list.size()), 0};
    const auto [begin, end] = lengths_by_first_.equal_range(first);
    if (std::none_of(begin, end, [&](const auto& entry) { return entry.second == length; })) {
      lengths_by_first_.emplace(first, length);
    }
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
  std::vector<bool> found(texts_.size(), false);
  std::uint32_t previous_end = 0;
  const std::string_view text = stream.document().text();
  for (std::uint32_t p = 0; p < stream.document().paragraphs().size(); ++p) {
    const WordSpan span = stream.paragraph_words(p);
    for (std::uint32_t w = span.begin; w < span.end; ++w) {
      const Word& word = words.list[w];
      const bool line_start = w == span.begin || has_line_break(text.substr(previous_end, word.begin - previous_end)) ||
                              words.list[w - 1].digits;
      previous_end = word.end;
      if (!line_start) continue;
      const auto [begin, end] = lengths_by_first_.equal_range(word.hash);
      for (const auto* entry = begin; entry != end; ++entry) {
        const std::size_t length = entry->second.first;
        if (w + length > words.list.size()) continue;
        const auto* known = by_phrase_.find(hash_words(words.list.data() + w, length));
        if (known != nullptr) found[known->second.first] = true;
      }
    }
  }
  std::vector<double> there(forms_, 0), all(forms_, 0);
  std::vector<std::size_t> count(forms_, 0);
  for (std::size_t t = 0; t < texts_.size(); ++t) {
    const Text& known = texts_[t];
    // Long texts say more than short ones, and texts of few forms more than those of many.
    const double weight = std::sqrt(known.letters) / static_cast<double>(known.forms.size());
    for (const std::uint32_t form : known.forms) {
      all[form] += weight;
      if (!found[t]) continue;
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
