#include "xlsx/csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "xlsx/csv_encoding.hpp"

namespace marshrut::xlsx {

namespace {

constexpr std::size_t kMostOpenQuotes = 16;  // each costs a look to the end of the file
constexpr std::size_t kRecordsLookedAt = 40;
constexpr std::size_t kLookedAt = 65536;

// The records of a text, one after the other.
class Records {
public:
  Records(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  // False at the end. Empty cells are not given; `count` tells how many the record has.
  bool next(Row& row) {
    row.cells.clear();
    if (at_ >= text_.size()) return false;
    ++row.number;
    count_ = 0;
    do {
      ++count_;
      read_cell(row);
    } while (take(delimiter_));
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    return true;
  }

  [[nodiscard]] std::size_t count() const { return count_; }

private:
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  void read_cell(Row& row) {
    Cell cell;
    cell.column = static_cast<std::uint32_t>(count_);
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (!quoted || open_quotes_ == kMostOpenQuotes || !read_quoted(cell.text)) {
      if (quoted) cell.note = Note::open_quote;
      read_bare(cell.text);
    }
    if (cell.text.empty()) return;
    cell.kind = Cell::Kind::text;
    row.cells.push_back(std::move(cell));
  }

  // What stands between a closing quote and the delimiter is kept: somebody typed it.
  bool read_quoted(std::string& out) {
    const std::size_t begin = at_++;
    for (;;) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        at_ = begin;
        out.clear();
        ++open_quotes_;
        return false;
      }
      out += text_.substr(at_, quote - at_);
      at_ = quote + 1;
      if (!take('"')) break;
      out += '"';
    }
    read_bare(out);
    return true;
  }

  void read_bare(std::string& out) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    out += text_.substr(begin, at_ - begin);
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0, count_ = 0, open_quotes_ = 0;
};

// How many records have the usual number of cells, weighed by that number; 0 where nothing is cut.
double evenness(std::string_view text, char delimiter) {
  Records records(text, delimiter);
  std::map<std::size_t, std::size_t> counts;
  Row row;
  std::size_t all = 0;
  while (all < kRecordsLookedAt && records.next(row)) {
    if (row.cells.empty()) continue;
    ++counts[records.count()];
    ++all;
  }
  double best = 0;
  for (const auto& [cells, times] : counts) {
    if (cells < 2) continue;
    const double part = static_cast<double>(times) / static_cast<double>(all);
    best = std::max(best, part * (1 + std::min(static_cast<double>(cells), 50.0) / 100));
  }
  return best;
}

std::optional<char> named_delimiter(std::string_view text) {
  constexpr std::string_view kName = "sep=";
  if (text.substr(0, kName.size()) != kName || text.size() < kName.size() + 2) return std::nullopt;
  const char after = text[kName.size() + 1];
  return after == '\r' || after == '\n' ? std::optional<char>(text[kName.size()]) : std::nullopt;
}

class Csv final : public TableSource {
public:
  Csv(std::string text, const TableLimits& limits) : text_(std::move(text)), limits_(limits) {
    const auto named = named_delimiter(text_);
    delimiter_ = named.value_or(find_delimiter(text_));
    skipped_ = named ? 1 : 0;
  }

  [[nodiscard]] const std::vector<SheetInfo>& sheets() const override { return sheets_; }

  [[nodiscard]] Result<SheetFacts> facts(std::size_t sheet) const override {
    SheetFacts facts;
    auto done = rows(sheet, Merged::as_is, [&](const Row& row) {
      facts.last_row = row.number;
      facts.last_column = std::max(facts.last_column, row.cells.back().column);
      facts.cells += row.cells.size();
      return true;
    });
    if (!done) return done.error();
    return facts;
  }

  Result<void> rows(std::size_t /*sheet*/, Merged /*merged*/, const RowSink& sink) const override {
    const auto deadline = std::chrono::steady_clock::now() + limits_.time;
    Records records(text_, delimiter_);
    std::size_t cells = 0;
    for (Row row; records.next(row);) {
      if (auto fits = check(row, records, cells += records.count()); !fits) return fits;
      if ((row.number & 0xFFFU) == 0 && std::chrono::steady_clock::now() > deadline) {
        return Error{Code::timeout, "the table took too long", {}};
      }
      if (row.number <= skipped_ || row.cells.empty()) continue;
      if (!sink(row)) return {};
    }
    return {};
  }

private:
  [[nodiscard]] Result<void> check(const Row& row, const Records& records, std::size_t cells) const {
    const bool too_many = row.number > kMaxRow || records.count() > kMaxColumn || cells > limits_.max_cells;
    if (too_many) return Error{Code::too_large, "too many cells", {}};
    for (const Cell& cell : row.cells) {
      if (cell.text.size() > limits_.max_text_bytes) return Error{Code::too_large, "a cell's text is too long", {}};
    }
    return {};
  }

  std::string text_;
  TableLimits limits_;
  std::vector<SheetInfo> sheets_ = std::vector<SheetInfo>(1);
  char delimiter_ = ';';
  std::uint32_t skipped_ = 0;  // records that name the delimiter
};

}  // namespace

char find_delimiter(std::string_view utf8) {
  constexpr std::array<char, 4> kDelimiters = {';', '\t', '|', ','};
  const std::string_view sample = utf8.substr(0, kLookedAt);
  char best = ';';
  double most = 0;
  for (const char delimiter : kDelimiters) {
    const double score = evenness(sample, delimiter);
    if (score > most) {
      most = score;
      best = delimiter;
    }
  }
  return best;
}

Result<std::unique_ptr<TableSource>> open_csv(std::string bytes, const TableLimits& limits) {
  if (bytes.size() > limits.package.max_package_bytes) return Error{Code::too_large, "the file is too large", {}};
  auto text = text_to_utf8(std::move(bytes));
  if (!text) return text.error();
  return std::unique_ptr<TableSource>(std::make_unique<Csv>(std::move(*text), limits));
}

}  // namespace marshrut::xlsx
