#include "xlsx/headings.hpp"

#include <algorithm>
#include <set>

#include "text/normalize.hpp"

namespace marshrut::xlsx {

namespace {

constexpr std::size_t kLongestHeading = 300;  // bytes; longer texts are no headings
constexpr double kAlike = 0.7;
constexpr double kLowerRowPays = 0.5;  // what a second row must add to be part of the header

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    if (end > begin) words.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::size_t letters_of(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// The same word in another case or number: all but the last few letters.
bool same_stem(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t common = 0;
  while (common < shorter && a[common] == b[common]) ++common;
  const std::size_t letters = letters_of(a.substr(0, common));
  const std::size_t longest = std::max(letters_of(a), letters_of(b));
  return letters >= 4 && letters + 3 >= longest;
}

bool begins_with(const std::vector<std::string_view>& words, const std::vector<std::string_view>& with) {
  return with.size() < words.size() && std::equal(with.begin(), with.end(), words.begin());
}

// The part of the words that have their like, in whatever order.
double shared_words(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::vector<bool> taken(b.size());
  std::size_t found = 0;
  for (const std::string_view word : a) {
    for (std::size_t i = 0; i < b.size(); ++i) {
      if (taken[i] || !same_stem(word, b[i])) continue;
      taken[i] = true;
      ++found;
      break;
    }
  }
  return static_cast<double>(found) / static_cast<double>(std::max(a.size(), b.size()));
}

bool has_text(const Cell& cell) { return cell.kind == Cell::Kind::text && cell.text.size() <= kLongestHeading; }

}  // namespace

double heading_likeness(std::string_view heading, std::string_view wording) {
  if (heading == wording) return 1;
  const std::size_t letters = letters_of(wording);
  const std::size_t slips = letters >= 10 ? 2 : letters >= 5 ? 1 : 0;
  if (slips > 0 && text::edit_distance(heading, wording, slips) <= slips) return 0.9;
  const auto has = words_of(heading), wants = words_of(wording);
  if (has.empty() || wants.empty()) return 0;
  if (letters >= 3 && begins_with(has, wants)) return 0.8;
  const double shared = has.size() > 1 && wants.size() > 1 ? shared_words(has, wants) : 0;
  return shared >= 0.75 ? 0.7 + 0.15 * shared : 0;
}

std::string heading_text(const Cell& cell) {
  std::string text = text::value_text(cell.text);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

const Header::Column* Header::find(std::size_t wordings) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [wordings](const Column& c) { return c.wordings == wordings; });
  return found == columns.end() ? nullptr : &*found;
}

struct Headings::Candidate {
  std::uint32_t column = 0;
  std::size_t wordings = 0;
  double likeness = 0;
};

Headings::Headings(std::vector<Wordings> wordings) : wordings_(std::move(wordings)) {
  for (std::size_t i = 0; i < wordings_.size(); ++i) {
    for (const std::string& text : wordings_[i].texts) {
      std::string key = text::label_key(text);
      if (key.empty()) key = text;  // «№» is all punctuation
      exact_.try_emplace(key, i);
      known_.push_back({std::move(key), i});
    }
  }
}

void Headings::add_candidates(std::string_view key, std::uint32_t column, std::vector<Candidate>& candidates) const {
  if (key.empty()) return;
  if (const auto found = exact_.find(std::string(key)); found != exact_.end()) {
    candidates.push_back({column, found->second, 1});
    return;
  }
  for (const Known& known : known_) {
    const double likeness = heading_likeness(key, known.key);
    if (likeness >= kAlike) candidates.push_back({column, known.wordings, likeness});
  }
}

namespace {

std::string key_of(std::string_view text) {
  std::string key = text::label_key(text);
  return key.empty() ? std::string(text) : key;
}

// The texts that may name a column: the lowest row's, then each with the ones above.
std::vector<std::string> texts_of(std::span<const Row> rows, std::uint32_t column) {
  std::vector<std::string> texts;
  std::string above;
  for (const Row& row : rows) {
    const Cell* cell = row.at(column);
    if (cell == nullptr || !has_text(*cell)) continue;
    std::string text = heading_text(*cell);
    if (text.empty() || text == above) continue;
    if (!above.empty()) {
      texts.insert(texts.begin(), above + ' ' + text);
      texts.insert(texts.begin(), text);
    } else {
      texts.push_back(text);
    }
    above = std::move(text);
  }
  return texts;
}

std::set<std::uint32_t> columns_of(std::span<const Row> rows) {
  std::set<std::uint32_t> columns;
  for (const Row& row : rows) {
    for (const Cell& cell : row.cells) columns.insert(cell.column);
  }
  return columns;
}

}  // namespace

// Each column takes the wordings that it fits best, each wordings one column.
double Headings::assign(const std::vector<Candidate>& candidates, const Shown& shown, Header& header) const {
  std::set<std::uint32_t> columns;
  std::set<std::size_t> taken;
  double counted = 0;
  for (const Candidate& c : candidates) {
    if (columns.count(c.column) > 0 || taken.count(c.wordings) > 0) continue;
    columns.insert(c.column);
    taken.insert(c.wordings);
    const auto text = std::find_if(shown.begin(), shown.end(), [&](const auto& s) { return s.first == c.column; });
    header.columns.push_back({c.column, c.wordings, c.likeness, text->second});
    if (!wordings_[c.wordings].counts) continue;
    ++counted;
    header.score += c.likeness;
  }
  for (const auto& [column, text] : shown) {
    if (columns.count(column) > 0) continue;
    const auto twin = std::find_if(candidates.begin(), candidates.end(),
                                   [&, at = column](const Candidate& c) { return c.column == at; });
    const bool none = twin == candidates.end();
    header.others.push_back({column, text, none ? std::nullopt : std::optional<std::size_t>(twin->wordings)});
  }
  return counted;
}

std::optional<Header> Headings::match(std::span<const Row> rows) const {
  std::vector<Candidate> candidates;
  Shown shown;
  for (const std::uint32_t column : columns_of(rows)) {
    const std::vector<std::string> texts = texts_of(rows, column);
    if (texts.empty()) continue;
    for (const std::string& text : texts) add_candidates(key_of(text), column, candidates);
    // What people see: the upper words and the lower ones.
    shown.emplace_back(column, texts.size() > 1 ? texts[1] : texts[0]);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.likeness > b.likeness; });
  Header header;
  header.first_row = rows.front().number;
  header.last_row = rows.back().number;
  const double counted = assign(candidates, shown, header);
  const bool lone = counted == 1 && header.score == 1 && shown.size() <= 3;
  if (counted < 2 && !lone) return std::nullopt;
  header.score -= 0.05 * static_cast<double>(header.others.size());
  std::sort(header.columns.begin(), header.columns.end(),
            [](const auto& a, const auto& b) { return a.column < b.column; });
  return header;
}

bool Headings::has_exact(const Row& row) const {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [&](const Cell& cell) { return has_text(cell) && exact_.count(key_of(heading_text(cell))) > 0; });
}

std::optional<Header> Headings::find(std::span<const Row> rows) const {
  std::optional<Header> best;
  const auto take = [&](std::optional<Header> header, double more) {
    if (header && (!best || header->score > best->score + more)) best = std::move(header);
  };
  for (std::size_t i = 0; i < std::min(rows.size(), kRowsLookedAt); ++i) {
    const bool here = has_exact(rows[i]);
    if (here) take(match(rows.subspan(i, 1)), 0);
    const bool pair = i + 1 < rows.size() && rows[i + 1].number == rows[i].number + 1;
    if (pair && (here || has_exact(rows[i + 1]))) take(match(rows.subspan(i, 2)), kLowerRowPays);
  }
  return best;
}

std::optional<Header> Headings::again(const Row& row, const Header& header) const {
  std::size_t texts = 0, exact = 0;
  for (const Cell& cell : row.cells) {
    const std::string text = has_text(cell) ? heading_text(cell) : std::string();
    if (text.empty()) continue;
    ++texts;
    const auto same = std::find_if(header.columns.begin(), header.columns.end(),
                                   [&](const Header::Column& c) { return c.column == cell.column && c.text == text; });
    exact += same != header.columns.end() || exact_.count(key_of(text)) > 0 ? 1U : 0U;
  }
  const bool all_texts = texts == row.cells.size();
  if (exact < std::min<std::size_t>(2, header.columns.size()) || exact * 2 < texts || !all_texts) return std::nullopt;
  return match(std::span(&row, 1));
}

Result<std::vector<Row>> head_of(const TableSource& table, std::size_t sheet) {
  std::vector<Row> rows;
  auto done = table.rows(sheet, Merged::fill, [&](const Row& row) {
    rows.push_back(row);
    return rows.size() < Headings::kRowsLookedAt;
  });
  if (!done) return done.error();
  return rows;
}

}  // namespace marshrut::xlsx
