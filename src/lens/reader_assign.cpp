// Which table of the document is which table of the form.
#include <algorithm>
#include <cmath>

#include "lens/reader.hpp"

namespace marshrut::lens {

std::uint32_t Reader::labels_in(const docx::Row& row, std::uint32_t& texts) const {
  std::uint32_t labels = 0;
  texts = 0;
  for (std::uint32_t c = 0; c < row.cell_count; ++c) {
    WordSpan words = stream_.cell_words(doc_.cells()[row.first_cell + c]);
    while (words.end > words.begin + 1 && stream_.words().list[words.begin].digits) ++words.begin;
    if (words.empty()) continue;
    ++texts;
    const auto range = model_.by_first_word.equal_range(stream_.words().list[words.begin].hash);
    for (auto it = range.first; it != range.second; ++it) {
      const Phrase& phrase = model_.anchors[it->second.first].variants[it->second.second];
      if (phrase.words.list.size() == words.end - words.begin &&
          phrase.hash == hash_words(stream_.words().list.data() + words.begin, words.end - words.begin)) {
        ++labels;
        break;
      }
    }
  }
  return labels;
}

// Labels side by side with nothing between them: each one's value stands below it.
bool Reader::labels_stand_above(std::uint32_t index) const {
  const docx::Table& table = doc_.tables()[index];
  if (table.row_count < 2) return false;
  std::uint32_t texts = 0;
  std::uint32_t below = 0;
  const std::uint32_t labels = labels_in(doc_.rows()[table.first_row], texts);
  return labels >= 2 && labels * 10 >= texts * 7 && labels_in(doc_.rows()[table.first_row + 1], below) == 0;
}

void Reader::find_tables() {
  const std::size_t count = doc_.tables().size();
  matches_.resize(count);
  std::vector<bool> data(count, false);
  std::vector<bool> by_columns(count, false);
  for (std::uint32_t t = 0; t < count; ++t) {
    matches_[t] = match_headers(stream_, t, model_);
    data[t] = !matches_[t].empty();
    if (data[t]) continue;
    by_columns[t] = labels_stand_above(t);
  }
  stream_.lay_out(data, by_columns);
  by_columns_ = std::move(by_columns);
  table_line_.assign(count, docx::kNone);
  for (std::uint32_t i = 0; i < stream_.lines().size(); ++i) {
    if (stream_.lines()[i].data_table != docx::kNone) table_line_[stream_.lines()[i].data_table] = i;
  }
}

bool Reader::title_row_is(const TableMatch& match, std::uint32_t model) const {
  const docx::Table& table = doc_.tables()[match.table];
  for (std::uint32_t r = 0; r < match.header_row; ++r) {
    const docx::Row& row = doc_.rows()[table.first_row + r];
    for (std::uint32_t c = 0; c < row.cell_count; ++c) {
      Words words;
      const docx::Span text = stream_.cell_text(doc_.cells()[row.first_cell + c]);
      split_words(doc_.text(), text.begin, text.end, words);
      for (const std::uint32_t anchor : model_.tables[model].caption_anchors) {
        for (const Phrase& phrase : model_.anchors[anchor].variants) {
          if (likeness(words, phrase.words) > 0.75) return true;
        }
      }
    }
  }
  return false;
}

// The caption is the nearest fixed text before the table that is some table's caption.
double Reader::caption_bonus(std::uint32_t table, std::uint32_t model) const {
  const std::uint32_t line = table_line_[table];
  if (line == docx::kNone) return 0;
  std::uint32_t looked = 0;
  for (std::size_t i = hits_.size(); i-- > 0;) {
    if (hits_[i].line >= line) continue;
    const std::uint32_t anchor = hits_[i].anchor;
    if (++looked > 2) break;
    const auto& own = model_.tables[model].caption_anchors;
    const auto it = std::find(own.begin(), own.end(), anchor);
    if (it != own.end()) return it == own.begin() ? 0.5 : 0.35;
    for (const TableModel& other : model_.tables) {
      if (std::find(other.caption_anchors.begin(), other.caption_anchors.end(), anchor) !=
          other.caption_anchors.end()) {
        return -0.2;
      }
    }
  }
  return 0;
}

void Reader::assign_tables() {
  struct Pair {
    double score;
    const TableMatch* match;
  };
  std::vector<Pair> pairs;
  double rank = 0;
  for (const auto& fitting : matches_) {
    if (!fitting.empty()) ++rank;
    for (const TableMatch& match : fitting) {
      const double bonus = title_row_is(match, match.model) ? 0.6 : caption_bonus(match.table, match.model);
      // Among equals the order of the form decides.
      const double order = -0.001 * std::abs(static_cast<double>(match.model) + 1 - rank);
      pairs.push_back({match.score + bonus + order, &match});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.score > b.score; });
  std::vector<bool> table_done(doc_.tables().size(), false);
  std::vector<bool> model_done(model_.tables.size(), false);
  std::vector<TableMatch> chosen;
  for (const Pair& pair : pairs) {
    if (table_done[pair.match->table] || model_done[pair.match->model]) continue;
    table_done[pair.match->table] = model_done[pair.match->model] = true;
    chosen.push_back(*pair.match);
  }
  adopt_rest(chosen);
  std::sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) { return a.table < b.table; });
  chosen_ = std::move(chosen);
}

// The header once more on the next page, or a table that is printed for each element of an array.
const TableMatch* Reader::printed_again(std::uint32_t table) const {
  const TableMatch* best = nullptr;
  double most = 0;
  for (const TableMatch& match : matches_[table]) {
    const bool each = !model_.tables[match.model].block.empty();
    const double score = match.score + caption_bonus(table, match.model);
    if ((match.score < 0.8 && !each) || (best != nullptr && score <= most)) continue;
    best = &match;
    most = score;
  }
  return best;
}

// Tables that were cut in two, and tables whose header was deleted.
void Reader::adopt_rest(std::vector<TableMatch>& chosen) {
  std::vector<std::uint32_t> model_of(doc_.tables().size(), docx::kNone);
  std::vector<bool> model_done(model_.tables.size(), false);
  for (const TableMatch& match : chosen) {
    model_of[match.table] = match.model;
    model_done[match.model] = true;
  }
  for (std::uint32_t t = 0; t < doc_.tables().size(); ++t) {
    if (model_of[t] != docx::kNone) continue;
    if (const TableMatch* again = printed_again(t)) {
      chosen.push_back(*again);
      model_of[t] = again->model;
      continue;
    }
    const docx::Table& table = doc_.tables()[t];
    if (!matches_[t].empty() || table.columns < 2 || table.depth > 0) continue;
    std::uint32_t first_line = docx::kNone;
    bool has_label = false;
    for (std::uint32_t i = 0; i < stream_.lines().size(); ++i) {
      if (stream_.lines()[i].table == t && first_line == docx::kNone) first_line = i;
    }
    for (const AnchorHit& hit : hits_) has_label = has_label || stream_.lines()[hit.line].table == t;
    if (first_line == docx::kNone || has_label) continue;
    // What stands right before it: a table of the same width goes on; the caption of a free table names it.
    std::uint32_t model = docx::kNone;
    for (std::uint32_t i = first_line; i-- > 0;) {
      const Line& line = stream_.lines()[i];
      if (line.data_table != docx::kNone) {
        const std::uint32_t before = model_of[line.data_table];
        if (before != docx::kNone && doc_.tables()[line.data_table].columns == table.columns) model = before;
        break;
      }
      if (line.table != docx::kNone) break;
      if (line.words.empty()) continue;
      for (std::uint32_t m = 0; m < model_.tables.size() && model == docx::kNone; ++m) {
        if (model_done[m] || model_.tables[m].caption_anchors.empty()) continue;
        const std::uint32_t hit = hit_of_anchor_[model_.tables[m].caption_anchors.front()];
        if (hit != docx::kNone && hits_[hit].line == i) model = m;
      }
      break;
    }
    if (model == docx::kNone) continue;
    TableMatch match = match_by_position(stream_, t, model_, model);
    if (match.score <= 0) continue;
    model_of[t] = model;
    model_done[model] = true;
    chosen.push_back(std::move(match));
  }
}

}  // namespace marshrut::lens
