#include "lens/table_match.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace marshrut::lens {

namespace {

constexpr std::uint32_t kHeaderSearchRows = 4;
constexpr double kColumnFits = 0.5;
constexpr double kTableFits = 0.5;

// Which rows are the header, and the words above each grid column.
struct Header {
  std::uint32_t first = 0, end = 0;
  std::vector<Words> leaf;  // by grid column: the lowest text
  std::vector<Words> full;  // all texts down the column
  std::vector<bool> number;
  std::size_t columns = 0;  // with a text, № aside
};

std::uint64_t hash_of(const Words& words) { return hash_words(words.list.data(), words.list.size()); }

class Matcher {
public:
  Matcher(const Stream& stream, std::uint32_t table, const ReadModel& model)
      : stream_(stream), doc_(stream.document()), table_(doc_.tables()[table]), index_(table), model_(model) {}

  std::vector<TableMatch> run() {
    std::vector<TableMatch> found;
    const auto header = find_header();
    if (!header) return found;
    // Where every header is word for word that of a table, nothing looser needs to be tried.
    for (const bool exact : {true, false}) {
      for (std::uint32_t m = 0; m < model_.tables.size(); ++m) {
        if (auto match = fit(*header, m, exact)) found.push_back(std::move(*match));
      }
      if (!found.empty() && exact) break;
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    return found;
  }

private:
  [[nodiscard]] const docx::Row& row(std::uint32_t r) const { return doc_.rows()[table_.first_row + r]; }
  [[nodiscard]] const docx::Cell& cell(const docx::Row& r, std::uint32_t c) const {
    return doc_.cells()[r.first_cell + c];
  }

  [[nodiscard]] WordSpan label_words(const docx::Cell& c) const {
    WordSpan span = stream_.cell_words(c);
    while (span.end - span.begin > 1 && stream_.words().list[span.begin].digits) ++span.begin;
    return span;
  }

  [[nodiscard]] bool is_header_text(WordSpan span) const {
    if (span.empty() || span.end - span.begin > 24) return false;
    return model_.by_header.contains(hash_words(stream_.words().list.data() + span.begin, span.end - span.begin));
  }

  struct Counts {
    std::uint32_t hits = 0, texts = 0;
  };
  [[nodiscard]] Counts count(std::uint32_t r) const {
    Counts counts;
    for (std::uint32_t c = 0; c < row(r).cell_count; ++c) {
      const WordSpan span = label_words(cell(row(r), c));
      if (span.empty()) continue;
      ++counts.texts;
      counts.hits += is_header_text(span) ? 1U : 0U;
    }
    return counts;
  }

  std::optional<Header> find_header() {
    const std::uint32_t rows = std::min(kHeaderSearchRows, table_.row_count);
    for (std::uint32_t r = 0; r < rows; ++r) {
      const Counts counts = count(r);
      if (counts.hits >= 2 && counts.hits * 2 >= counts.texts) return make_header(first_of_header(r));
    }
    for (std::uint32_t r = 0; r < std::min(2U, rows); ++r) {
      if (looks_like_header(r)) return make_header(r);
    }
    return std::nullopt;
  }

  // Cells merged down into a row of headers begin in the header's first row.
  [[nodiscard]] std::uint32_t first_of_header(std::uint32_t r) const {
    while (r > 0 && has_merged_up(r)) --r;
    return r;
  }

  // Reworded headers: several short cells, none of which is a label of the form (that would be a row of fields).
  [[nodiscard]] bool looks_like_header(std::uint32_t r) const {
    std::uint32_t texts = 0;
    for (std::uint32_t c = 0; c < row(r).cell_count; ++c) {
      const WordSpan span = label_words(cell(row(r), c));
      if (span.empty()) continue;
      if (span.end - span.begin > 14) return false;
      if (starts_with_anchor(span)) return false;
      ++texts;
    }
    return texts >= 2 && table_.row_count > r + 1;
  }

  [[nodiscard]] bool starts_with_anchor(WordSpan span) const {
    const auto range = model_.by_first_word.equal_range(stream_.words().list[span.begin].hash);
    for (auto it = range.first; it != range.second; ++it) {
      const Anchor& anchor = model_.anchors[it->second.first];
      if (anchor.holes.empty() || anchor.holes.front().free) continue;
      const Phrase& phrase = anchor.variants[it->second.second];
      if (phrase.words.list.size() != span.end - span.begin) continue;
      if (phrase.hash == hash_words(stream_.words().list.data() + span.begin, span.end - span.begin)) return true;
    }
    return false;
  }

  Header make_header(std::uint32_t first) {
    Header header;
    header.first = first;
    header.end = first + 1;
    // A further header row: its texts are headers too, or stand under a header that spans several columns.
    while (header.end < std::min(table_.row_count, first + 3)) {
      const Counts counts = count(header.end);
      const bool split = spans_columns(header.end - 1) && counts.hits >= 1;
      if (counts.texts == 0 ||
          !(split || (counts.hits == counts.texts && counts.hits >= 2 && has_merged_up(header.end)))) {
        break;
      }
      ++header.end;
    }
    header.leaf.resize(table_.columns);
    header.full.resize(table_.columns);
    header.number.resize(table_.columns, false);
    for (std::uint32_t r = first; r < header.end; ++r) add_header_row(header, r);
    mark_number_columns(header);
    for (std::uint32_t g = 0; g < table_.columns; ++g)
      header.columns += !header.number[g] && !header.leaf[g].list.empty();
    return header;
  }

  [[nodiscard]] bool spans_columns(std::uint32_t r) const {
    for (std::uint32_t c = 0; c < row(r).cell_count; ++c) {
      if (cell(row(r), c).span > 1 && row(r).cell_count > 1) return true;
    }
    return false;
  }

  [[nodiscard]] bool has_merged_up(std::uint32_t r) const {
    for (std::uint32_t c = 0; c < row(r).cell_count; ++c) {
      if (cell(row(r), c).merged_up) return true;
    }
    return false;
  }

  void add_header_row(Header& header, std::uint32_t r) {
    for (std::uint32_t c = 0; c < row(r).cell_count; ++c) {
      const docx::Cell& here = cell(row(r), c);
      const docx::Span text = stream_.cell_text(here);
      Words words;
      split_words(doc_.text(), text.begin, text.end, words);
      const bool number = doc_.text(text).find("№") != std::string_view::npos && words.list.size() <= 2;
      for (std::uint32_t g = here.column; g < here.column + here.span && g < table_.columns; ++g) {
        if (number) header.number[g] = true;
        if (words.list.empty()) continue;
        header.leaf[g] = words;
        split_words(doc_.text(), text.begin, text.end, header.full[g]);
      }
    }
  }

  // A column without a header that holds only numbers counts the rows.
  void mark_number_columns(Header& header) const {
    for (std::uint32_t g = 0; g < table_.columns; ++g) {
      if (header.number[g] || !header.leaf[g].list.empty()) continue;
      bool numbers = true;
      for (std::uint32_t r = header.end; r < table_.row_count && numbers; ++r) {
        for (std::uint32_t c = 0; c < row(r).cell_count; ++c) {
          const docx::Cell& here = cell(row(r), c);
          if (here.column != g) continue;
          const WordSpan span = stream_.cell_words(here);
          for (std::uint32_t w = span.begin; w < span.end; ++w) numbers = numbers && stream_.words().list[w].digits;
        }
      }
      header.number[g] = numbers;
    }
  }

  [[nodiscard]] double column_likeness(const Header& header, std::uint32_t g, const Column& column) const {
    double best = 0;
    for (const Phrase& phrase : column.headers) {
      best = std::max(best, likeness(header.leaf[g], phrase.words));
      if (header.full[g].list.size() != header.leaf[g].list.size()) {
        best = std::max(best, likeness(header.full[g], phrase.words));
      }
    }
    return best;
  }

  [[nodiscard]] static bool same_header(const Header& header, std::uint32_t g, const Column& column) {
    const std::uint64_t leaf = hash_of(header.leaf[g]);
    const std::uint64_t full = hash_of(header.full[g]);
    return std::any_of(column.headers.begin(), column.headers.end(),
                       [&](const Phrase& phrase) { return phrase.hash == leaf || phrase.hash == full; });
  }

  [[nodiscard]] double column_fits(const Header& header, std::uint32_t g, const Column& column, bool exact) const {
    if (same_header(header, g, column)) return 1.0;
    return exact ? 0.0 : column_likeness(header, g, column);
  }

  std::optional<TableMatch> fit(const Header& header, std::uint32_t m, bool exact) const {
    const TableModel& model = model_.tables[m];
    if (exact && header.columns != model.weight_columns) return std::nullopt;
    struct Pair {
      double likeness;
      std::uint32_t g, c;
    };
    std::vector<Pair> pairs;
    for (std::uint32_t g = 0; g < table_.columns; ++g) {
      if (header.number[g] || header.leaf[g].list.empty()) continue;
      for (std::uint32_t c = 0; c < model.columns.size(); ++c) {
        if (model.columns[c].number || model.columns[c].headers.empty()) continue;
        const double fits = column_fits(header, g, model.columns[c], exact);
        if (fits >= kColumnFits) pairs.push_back({fits, g, c});
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
    TableMatch match;
    match.table = index_;
    match.model = m;
    match.header_row = header.first;
    match.body_row = header.end;
    match.column_of.assign(table_.columns, kNoColumn);
    match.number_column = header.number;
    std::vector<bool> taken(model.columns.size(), false);
    double sum = 0;
    std::size_t matched = 0;
    for (const Pair& pair : pairs) {
      if (match.column_of[pair.g] != kNoColumn || taken[pair.c]) continue;
      match.column_of[pair.g] = pair.c;
      taken[pair.c] = true;
      sum += pair.likeness;
      ++matched;
    }
    // A column that the form doesn't have is less odd than one that is missing.
    const double extra = static_cast<double>(header.columns > matched ? header.columns - matched : 0);
    match.score = sum / std::max(1.0, static_cast<double>(model.weight_columns) + 0.5 * extra);
    if (match.score < (exact ? 0.999 : kTableFits) || matched < 2) return std::nullopt;
    by_elimination(header, model, taken, match);
    return match;
  }

  // What is left over on both sides, in equal number, goes together in order.
  void by_elimination(const Header& header, const TableModel& model, std::vector<bool>& taken,
                      TableMatch& match) const {
    std::vector<std::uint32_t> here;
    std::vector<std::uint32_t> there;
    for (std::uint32_t g = 0; g < table_.columns; ++g) {
      if (match.column_of[g] == kNoColumn && !header.number[g] && !header.leaf[g].list.empty()) here.push_back(g);
    }
    for (std::uint32_t c = 0; c < model.columns.size(); ++c) {
      if (!taken[c] && !model.columns[c].number && !model.columns[c].headers.empty()) there.push_back(c);
    }
    if (here.size() != there.size()) return;
    for (std::size_t i = 0; i < here.size(); ++i) match.column_of[here[i]] = there[i];
  }

  const Stream& stream_;
  const docx::Document& doc_;
  const docx::Table& table_;
  std::uint32_t index_;
  const ReadModel& model_;
};

}  // namespace

std::vector<TableMatch> match_headers(const Stream& stream, std::uint32_t table, const ReadModel& model) {
  return Matcher(stream, table, model).run();
}

TableMatch match_by_position(const Stream& stream, std::uint32_t table, const ReadModel& model,
                             std::uint32_t model_index) {
  const docx::Document& doc = stream.document();
  const docx::Table& t = doc.tables()[table];
  const TableModel& wanted = model.tables[model_index];
  TableMatch match;
  match.table = table;
  match.model = model_index;
  match.by_position = true;
  match.column_of.assign(t.columns, kNoColumn);
  match.number_column.assign(t.columns, false);
  std::vector<std::uint32_t> columns;
  const bool has_number = t.columns == wanted.columns.size();
  for (std::uint32_t c = 0; c < wanted.columns.size(); ++c) {
    if (has_number || !wanted.columns[c].number) columns.push_back(c);
  }
  if (columns.size() != t.columns) return match;
  match.score = 0.5;
  for (std::uint32_t g = 0; g < t.columns; ++g) {
    if (wanted.columns[columns[g]].number) {
      match.number_column[g] = true;
    } else {
      match.column_of[g] = columns[g];
    }
  }
  return match;
}

}  // namespace marshrut::lens
