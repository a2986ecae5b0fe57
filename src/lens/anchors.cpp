#include "lens/anchors.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "lens/label_ending.hpp"

namespace marshrut::lens {

namespace {

constexpr double kStrong = 0.9;

struct Candidate {
  std::uint32_t anchor, line;
  WordSpan words;
  double quality;
};

class Finder {
public:
  Finder(const Stream& stream, const ReadModel& model)
      : stream_(stream),
        text_(stream.document().text()),
        model_(model),
        by_anchor_(model.anchors.size()),
        busy_(stream.lines().size(), false) {}

  std::vector<AnchorHit> run() {
    for (std::uint32_t i = 0; i < lines().size(); ++i) scan_line(i);
    assign(kStrong * 0.95);
    find_misspelt();
    find_reworded();
    find_by_order();
    assign(0.0);
    std::sort(hits_.begin(), hits_.end(), [](const AnchorHit& a, const AnchorHit& b) {
      return std::pair(a.line, a.words.begin) < std::pair(b.line, b.words.begin);
    });
    return std::move(hits_);
  }

private:
  [[nodiscard]] const std::vector<Line>& lines() const { return stream_.lines(); }
  [[nodiscard]] const Word& word(std::uint32_t w) const { return stream_.words().list[w]; }

  // The first word of a line that is not its number («1.», «3)», «п. 4», «IV.»).
  [[nodiscard]] std::uint32_t first_word(const Line& line) const {
    std::uint32_t w = line.words.begin;
    while (w < line.words.end && w + 1 < line.reach && is_number(word(w))) ++w;
    return w;
  }

  [[nodiscard]] bool is_number(const Word& w) const {
    if (w.digits) return w.size <= 2;
    const std::u16string_view letters = stream_.words().folded(w);
    if (letters == u"п" || letters == u"пункт") return true;
    const char after = w.end < text_.size() ? text_[w.end] : '\0';
    const bool roman = letters.find_first_not_of(u"ivx") == std::u16string_view::npos;
    if (w.size > 4) return false;
    return (roman && after == '.') || ((roman || w.size == 1) && after == ')');
  }

  void scan_line(std::uint32_t index) {
    const Line& line = lines()[index];
    if (line.data_table != docx::kNone || line.words.empty()) return;
    const std::uint32_t first = first_word(line);
    for (std::uint32_t w = first; w < line.words.end; ++w) {
      const bool at_start = w == first;
      if (!at_start && !may_begin_within(line, w)) continue;
      scan_word(index, w, at_start);
    }
  }

  // A second label on one line stands after a tab, a row of blanks or a sign.
  [[nodiscard]] bool may_begin_within(const Line& line, std::uint32_t w) const {
    return stands_apart(line, w) && model_.by_first_word.contains(word(w).hash);
  }

  [[nodiscard]] bool stands_apart(const Line& line, std::uint32_t w) const {
    std::uint32_t at = word(w).begin;
    std::uint32_t blanks = 0;
    while (at > line.text.begin) {
      const char c = text_[at - 1];
      if (c == '\t' || c == ';' || c == ',' || c == '|' || c == '_') return true;
      if (c != ' ') return blanks >= 3 || (blanks >= 1 && (c == '/' || c == ')'));
      ++blanks;
      --at;
    }
    return false;
  }

  void scan_word(std::uint32_t index, std::uint32_t w, bool at_start) {
    const Line& line = lines()[index];
    const auto range = model_.by_first_word.equal_range(word(w).hash);
    std::size_t longest = 0;
    std::vector<Candidate> found;
    for (auto it = range.first; it != range.second; ++it) {
      const auto [anchor, variant] = it->second;
      const Phrase& phrase = model_.anchors[anchor].variants[variant];
      const std::size_t count = phrase.words.list.size();
      if (w + count > line.reach || !same_words(phrase, w)) continue;
      const WordSpan span{w, w + static_cast<std::uint32_t>(count)};
      double quality = ending(anchor, span);
      if (is_value_cell(line, span, quality)) continue;
      if (!at_start && (quality < kStrong || count < 2)) continue;
      if (variant > 0) quality *= 0.95;
      if (quality <= 0) continue;
      longest = std::max(longest, count);
      found.push_back({anchor, index, span, quality});
    }
    for (const Candidate& candidate : found) {
      // A shorter label at the same place is a part of the longer one.
      if (candidate.words.end - candidate.words.begin == longest) by_anchor_[candidate.anchor].push_back(candidate);
    }
  }

  // «Должность методиста | Региональный методист»: what fills the cell beside a label is its value, though its words
  // are those of another label; and so is a line there that is no sure label.
  [[nodiscard]] bool is_value_cell(const Line& line, WordSpan span, double quality) const {
    if (line.cell == docx::kNone || stream_.reads_down(line.table)) return false;
    const docx::Document& doc = stream_.document();
    const docx::Row& row = doc.rows()[doc.tables()[line.table].first_row + line.row];
    if (line.cell == row.first_cell || line.cell + 1 != row.first_cell + row.cell_count) return false;
    const WordSpan own = stream_.cell_words(doc.cells()[line.cell]);
    const bool whole = own.begin == span.begin && own.end == span.end;
    if (!whole && quality >= kStrong) return false;
    return is_label_cell(doc.cells()[line.cell - 1]);
  }

  [[nodiscard]] bool is_label_cell(const docx::Cell& cell) const {
    WordSpan words = stream_.cell_words(cell);
    while (words.end - words.begin > 1 && is_number(word(words.begin))) ++words.begin;
    if (words.empty()) return false;
    const std::uint64_t hash = hash_words(&word(words.begin), words.end - words.begin);
    const auto range = model_.by_first_word.equal_range(word(words.begin).hash);
    return std::any_of(range.first, range.second, [&](const auto& entry) {
      const Anchor& anchor = model_.anchors[entry.second.first];
      const bool attached = !anchor.holes.empty() && !anchor.holes.front().free;
      return attached && anchor.variants[entry.second.second].hash == hash;
    });
  }

  [[nodiscard]] bool same_words(const Phrase& phrase, std::uint32_t w) const {
    for (const Word& wanted : phrase.words.list) {
      if (word(w++).hash != wanted.hash) return false;
    }
    return true;
  }

  // To the line's end; a line end stands behind each paragraph, too.
  [[nodiscard]] std::string_view rest_of_line(WordSpan span) const {
    const std::uint32_t from = word(span.end - 1).end;
    return text_.substr(from, text_.find('\n', from) - from);
  }

  [[nodiscard]] double ending(std::uint32_t anchor, WordSpan span) const {
    return label_ending(model_.anchors[anchor], rest_of_line(span), span.end - span.begin);
  }

  // Anchors of the same words are given to the places in order; where there are more places than anchors, or fewer, the
  // neighbours that are sure decide.
  void assign(double least) {
    std::map<std::uint64_t, std::vector<std::uint32_t>> groups;
    for (const std::uint32_t a : missing()) {
      std::vector<Candidate> good;
      for (const Candidate& c : by_anchor_[a]) {
        if (c.quality >= least && !busy_[c.line] && (c.quality >= kStrong * 0.95 || may_stand(a, c.line)))
          good.push_back(c);
      }
      by_group_.resize(by_anchor_.size());
      by_group_[a] = std::move(good);
      if (!by_group_[a].empty()) groups[model_.anchors[a].variants.front().hash].push_back(a);
    }
    std::vector<std::pair<std::vector<std::uint32_t>, std::vector<Candidate>>> open;
    for (auto& [hash, anchors] : groups) {
      std::vector<Candidate> places = std::move(by_group_[anchors.front()]);
      if (anchors.size() == 1 && places.size() == 1) {
        take(places.front());
      } else {
        open.emplace_back(anchors, std::move(places));
      }
    }
    const std::vector<AnchorHit> sure = hits_;
    for (auto& [anchors, places] : open) assign_group(anchors, places, sure);
  }

  // What is printed on a condition is missed by most documents: words like its label count only in its own place,
  // between the nearest labels that are sure.
  [[nodiscard]] bool may_stand(std::uint32_t anchor, std::uint32_t line) const {
    if (!model_.anchors[anchor].conditional) return true;
    const AnchorHit* before = nullptr;
    const AnchorHit* behind = nullptr;
    for (const AnchorHit& hit : hits_) {
      if (hit.anchor < anchor && (before == nullptr || hit.anchor > before->anchor)) before = &hit;
      if (hit.anchor > anchor && (behind == nullptr || hit.anchor < behind->anchor)) behind = &hit;
    }
    return (before == nullptr || before->line < line) && (behind == nullptr || line < behind->line);
  }

  void take(const Candidate& candidate) {
    hits_.push_back({candidate.anchor, candidate.line, candidate.words, candidate.quality});
    busy_[candidate.line] = true;
  }

  // What it costs to put an anchor at a place: sure neighbours of the template that would stand on the wrong side.
  [[nodiscard]] double cost(std::uint32_t anchor, const Candidate& place, const std::vector<AnchorHit>& sure) const {
    double sum = (1.0 - place.quality) * 4;
    for (const AnchorHit& hit : sure) {
      const double distance = std::abs(static_cast<double>(hit.anchor) - static_cast<double>(anchor));
      if (distance == 0 || distance > 12) continue;
      const bool template_before = hit.anchor < anchor;
      const bool document_before = std::pair(hit.line, hit.words.begin) < std::pair(place.line, place.words.begin);
      if (template_before != document_before) sum += 1.0 / distance;
      // Near in the template should be near in the document.
      const double lines_apart = std::abs(static_cast<double>(hit.line) - static_cast<double>(place.line));
      if (distance <= 2) sum += 0.01 * std::min(lines_apart, 40.0);
    }
    return sum;
  }

  void assign_group(const std::vector<std::uint32_t>& anchors, std::vector<Candidate>& places,
                    const std::vector<AnchorHit>& sure) {
    const std::size_t n = anchors.size();
    const std::size_t m = places.size();
    if (n > 64 || m > 256) return;
    constexpr double kNoMatch = 50.0;
    // Least cost of giving anchors i.. to places j.., in order.
    std::vector<std::vector<double>> best(n + 1, std::vector<double>(m + 1, 0.0));
    std::vector<std::vector<double>> costs(n, std::vector<double>(m, 0.0));
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < m; ++j) costs[i][j] = cost(anchors[i], places[j], sure);
    }
    for (std::size_t i = n; i-- > 0;) {
      best[i][m] = best[i + 1][m] + kNoMatch;
      for (std::size_t j = m; j-- > 0;) {
        best[i][j] = std::min({best[i][j + 1], best[i + 1][j] + kNoMatch, best[i + 1][j + 1] + costs[i][j]});
      }
    }
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
      if (best[i][j] == best[i + 1][j + 1] + costs[i][j]) {
        Candidate chosen = places[j];
        chosen.anchor = anchors[i];
        take(chosen);
        ++i;
        ++j;
      } else if (best[i][j] == best[i][j + 1]) {
        ++j;
      } else {
        ++i;
      }
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> missing() const {
    std::vector<bool> found(model_.anchors.size(), false);
    for (const AnchorHit& hit : hits_) found[hit.anchor] = true;
    std::vector<std::uint32_t> result;
    for (std::uint32_t a = 0; a < found.size(); ++a) {
      if (!found[a]) result.push_back(a);
    }
    return result;
  }

  [[nodiscard]] std::u16string joined(const Words& words, std::uint32_t from, std::uint32_t to) const {
    std::u16string text;
    for (std::uint32_t w = from; w < to; ++w) text += words.folded(words.list[w]);
    return text;
  }

  // Labels with slips of the hand: the letters of a line's first words against the label's.
  void find_misspelt() {
    for (const std::uint32_t anchor : missing()) {
      std::optional<Candidate> best;
      for (std::uint32_t i = 0; i < lines().size(); ++i) {
        const Line& line = lines()[i];
        if (busy_[i] || line.data_table != docx::kNone || line.words.empty() || !may_stand(anchor, i)) continue;
        for (const Phrase& phrase : model_.anchors[anchor].variants) misspelt_at(anchor, phrase, i, best);
      }
      if (best) take(*best);
    }
  }

  void misspelt_at(std::uint32_t anchor, const Phrase& phrase, std::uint32_t index,
                   std::optional<Candidate>& best) const {
    const Line& line = lines()[index];
    if (phrase.letters < 5) return;
    const std::uint32_t first = first_word(line);
    const auto count = static_cast<std::uint32_t>(phrase.words.list.size());
    if (first >= line.words.end) return;
    const auto& words = stream_.words();
    const bool alike = words.folded(word(first)).front() == phrase.words.folded(phrase.words.list.front()).front() ||
                       (count > 1 && first + 1 < line.reach && word(first + 1).hash == phrase.words.list[1].hash);
    if (!alike) return;
    const std::size_t limit = 1 + phrase.letters / 14;
    const std::u16string wanted = joined(phrase.words, 0, count);
    for (std::uint32_t n = count > 1 ? count - 1 : 1; n <= count + 1; ++n) {
      if (first + n > line.reach) break;
      const std::size_t distance = slips(joined(words, first, first + n), wanted, limit);
      if (distance > limit) continue;
      const WordSpan span{first, first + n};
      if (is_value_cell(line, span, 0)) continue;
      const double quality = ending(anchor, span) * (0.85 - 0.05 * static_cast<double>(distance));
      if (quality < 0.6 || (best && best->quality >= quality)) continue;
      best = Candidate{anchor, index, span, quality};
    }
  }

  // Labels in other words: what stands before a colon or a tab, or fills the left cell of a row.
  void find_reworded() {
    std::vector<std::uint32_t> open = missing();
    std::erase_if(open, [&](std::uint32_t anchor) {
      const Anchor& wanted = model_.anchors[anchor];
      return wanted.signature || wanted.optional || wanted.holes.empty();
    });
    if (open.empty()) return;
    struct Pair {
      double likeness;
      Candidate candidate;
    };
    std::vector<Pair> pairs;
    for (std::uint32_t i = 0; i < lines().size(); ++i) {
      const auto span = label_part(i, true);
      if (!span || is_value_cell(lines()[i], *span, 0)) continue;
      Words here;
      split_words(text_, word(span->begin).begin, word(span->end - 1).end, here);
      for (const std::uint32_t anchor : open) {
        if (!may_stand(anchor, i)) continue;
        for (const Phrase& phrase : model_.anchors[anchor].variants) {
          const double alike = std::max(likeness(here, phrase.words), contains_all(here, phrase.words));
          if (alike >= 0.68) pairs.push_back({alike, {anchor, i, *span, 0.8 * alike}});
        }
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
    std::vector<bool> taken(model_.anchors.size(), false);
    for (const Pair& pair : pairs) {
      if (taken[pair.candidate.anchor] || busy_[pair.candidate.line]) continue;
      taken[pair.candidate.anchor] = true;
      take(pair.candidate);
    }
  }

  // A label with words added («Дата начала реализации ИОМ»): all of its words are there, and few others.
  [[nodiscard]] static double contains_all(const Words& here, const Words& wanted) {
    if (wanted.list.empty() || here.list.size() > wanted.list.size() + 3) return 0;
    for (const Word& w : wanted.list) {
      const bool there = std::any_of(here.list.begin(), here.list.end(), [&](const Word& h) {
        return word_likeness(here.folded(h), wanted.folded(w)) >= 0.8;
      });
      if (!there) return 0;
    }
    return 0.72;
  }

  // Labels in words that nobody foresaw: between two places that are sure, as many unknown labels as the form misses.
  void find_by_order() {
    std::sort(hits_.begin(), hits_.end(), [](const AnchorHit& a, const AnchorHit& b) { return a.anchor < b.anchor; });
    const std::vector<AnchorHit> sure = hits_;
    for (std::size_t i = 0; i <= sure.size(); ++i) {
      const std::uint32_t from = i == 0 ? 0 : sure[i - 1].anchor + 1;
      const auto to = i == sure.size() ? static_cast<std::uint32_t>(model_.anchors.size()) : sure[i].anchor;
      const std::uint32_t first_line = i == 0 ? 0 : sure[i - 1].line + 1;
      const auto last_line = i == sure.size() ? static_cast<std::uint32_t>(lines().size()) : sure[i].line;
      if (from >= to || first_line >= last_line) continue;
      pair_by_order(from, to, first_line, last_line);
    }
  }

  void pair_by_order(std::uint32_t from, std::uint32_t to, std::uint32_t first_line, std::uint32_t last_line) {
    std::vector<std::uint32_t> open;
    for (std::uint32_t a = from; a < to; ++a) {
      const Anchor& anchor = model_.anchors[a];
      const bool label =
          !anchor.holes.empty() && !anchor.holes.front().free && !anchor.signature && !anchor.conditional;
      if (label) open.push_back(a);
    }
    if (open.empty() || open.size() > 3) return;
    std::vector<Candidate> unknown;
    for (std::uint32_t i = first_line; i < last_line; ++i) {
      const auto span = label_part(i);
      if (!span) continue;
      // A colon within a value's own words is no sign of a label unless little stands before it.
      if (span->end - span->begin > 6 || !stands_first(lines()[i])) continue;
      // What follows a label that has nothing beside it is its value.
      if (unknown.empty() && first_line > 0 && i == first_line && awaits_value(first_line - 1)) continue;
      unknown.push_back({0, i, *span, 0.5});
    }
    if (unknown.size() != open.size()) return;
    for (std::size_t k = 0; k < open.size(); ++k) {
      unknown[k].anchor = open[k];
      take(unknown[k]);
    }
  }

  // In a row, a label stands before the values.
  [[nodiscard]] bool stands_first(const Line& line) const {
    if (line.cell == docx::kNone) return true;
    const docx::Document& doc = stream_.document();
    const docx::Row& row = doc.rows()[doc.tables()[line.table].first_row + line.row];
    for (std::uint32_t c = row.first_cell; c < line.cell; ++c) {
      const WordSpan words = stream_.cell_words(doc.cells()[c]);
      for (std::uint32_t w = words.begin; w < words.end; ++w) {
        if (!word(w).digits) return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool awaits_value(std::uint32_t index) const {
    for (const AnchorHit& hit : hits_) {
      if (hit.line != index || model_.anchors[hit.anchor].holes.empty()) continue;
      return rest_of_line(hit.words).find_first_not_of(" :\t") == std::string_view::npos;
    }
    return false;
  }

  // What may be a label at the line's beginning: up to a colon or tab, or (`dashes`) a dash that stands by itself.
  [[nodiscard]] std::optional<WordSpan> label_part(std::uint32_t index, bool dashes = false) const {
    const Line& line = lines()[index];
    if (busy_[index] || line.data_table != docx::kNone || line.words.empty()) return std::nullopt;
    const std::uint32_t first = first_word(line);
    if (first >= line.words.end) return std::nullopt;
    const std::string_view text = text_.substr(line.text.begin, line.text.end - line.text.begin);
    std::size_t cut = text.find_first_of(":\t");
    for (const std::string_view dash : {" - ", " – ", " — "}) {
      if (dashes) cut = std::min(cut, text.find(dash));
    }
    if (cut == std::string_view::npos) {
      if (!is_left_cell(line)) return std::nullopt;
      cut = text.size();
    }
    std::uint32_t end = first;
    while (end < line.words.end && word(end).end <= line.text.begin + cut) ++end;
    if (end == first || end - first > 16) return std::nullopt;
    return WordSpan{first, end};
  }

  [[nodiscard]] bool is_left_cell(const Line& line) const {
    if (line.cell == docx::kNone) return false;
    const docx::Document& doc = stream_.document();
    const docx::Row& row = doc.rows()[doc.tables()[line.table].first_row + line.row];
    return row.cell_count >= 2 && line.cell + 1 < row.first_cell + row.cell_count;
  }

  const Stream& stream_;
  std::string_view text_;
  const ReadModel& model_;
  std::vector<std::vector<Candidate>> by_anchor_;  // all places
  std::vector<std::vector<Candidate>> by_group_;   // those good enough for the pass that is running
  std::vector<bool> busy_;
  std::vector<AnchorHit> hits_;
};

}  // namespace

std::vector<AnchorHit> find_anchors(const Stream& stream, const ReadModel& model) {
  return Finder(stream, model).run();
}

}  // namespace marshrut::lens
