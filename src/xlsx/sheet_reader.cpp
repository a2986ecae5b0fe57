#include "xlsx/sheet_reader.hpp"

#include <algorithm>
#include <utility>

#include "xlsx/sheet_handler.hpp"

namespace marshrut::xlsx {

namespace {

Deadline deadline_of(const SheetContext& context) { return std::chrono::steady_clock::now() + context.limits.time; }

class FactsHandler final : public SheetHandler {
public:
  explicit FactsHandler(const SheetContext& context) : SheetHandler(context, false) {}
  ScannedSheet take() { return std::move(scanned_); }

private:
  void on_row(Row& row) override {
    SheetFacts& facts = scanned_.facts;
    if (row.number <= facts.last_row) scanned_.ordered = false;
    facts.last_row = std::max(facts.last_row, row.number);
    facts.last_column = std::max(facts.last_column, row.cells.back().column);
    facts.cells += row.cells.size();
    facts.hidden_rows += row.hidden ? 1U : 0U;
  }
  void on_merge(const Range& range) override {
    auto& merges = scanned_.facts.merges;
    if (merges.size() == context_.limits.max_merges) return fail(Code::too_large, "too many merged ranges");
    merges.push_back(range);
  }
  void on_hidden_columns(std::uint32_t first, std::uint32_t last) override {
    auto& hidden = scanned_.facts.hidden_columns;
    if (hidden.size() < kMaxColumn) hidden.push_back({0, first, 0, last});
  }
  void on_filter() override { scanned_.facts.filtered = true; }

  ScannedSheet scanned_;
};

// Gives the cells of merged ranges that lie below and beside the first one its value.
class MergeFiller {
public:
  MergeFiller(const SheetFacts& facts, std::size_t budget) : last_column_(facts.last_column), budget_(budget) {
    for (const Range& range : facts.merges) waiting_.push_back({range, {}});
    std::sort(waiting_.begin(), waiting_.end(),
              [](const Open& a, const Open& b) { return a.range.first_row < b.range.first_row; });
  }

  // False when the ranges ask for more than may be given.
  bool fill(Row& row) {
    for (; next_ < waiting_.size() && waiting_[next_].range.first_row <= row.number; ++next_) {
      begin(waiting_[next_], row);
    }
    const std::size_t own = row.cells.size();
    for (std::size_t i = 0; i < open_.size();) {
      if (open_[i].range.last_row < row.number) {
        open_[i] = std::move(open_.back());
        open_.pop_back();
        continue;
      }
      if (!add(open_[i++], row)) return false;
    }
    if (row.cells.size() == own) return true;
    // What a cell holds itself comes first and stays.
    const auto before = [](const Cell& a, const Cell& b) { return a.column < b.column; };
    std::stable_sort(row.cells.begin(), row.cells.end(), before);
    const auto twin = [](const Cell& a, const Cell& b) { return a.column == b.column; };
    row.cells.erase(std::unique(row.cells.begin(), row.cells.end(), twin), row.cells.end());
    return true;
  }

private:
  struct Open {
    Range range;
    Cell origin;
  };

  void begin(Open& merge, const Row& row) {
    const Cell* origin = merge.range.first_row == row.number ? row.at(merge.range.first_column) : nullptr;
    if (origin == nullptr || origin->kind == Cell::Kind::empty) return;
    merge.origin = *origin;
    merge.origin.filled = true;
    open_.push_back(std::move(merge));
  }

  bool add(const Open& merge, Row& row) {
    const std::uint32_t last = std::min(merge.range.last_column, last_column_);
    for (std::uint32_t column = merge.range.first_column; column <= last; ++column) {
      // Ranges that overlap are none that a spreadsheet makes.
      if (budget_ == 0 || row.cells.size() > 2 * std::size_t{kMaxColumn}) return false;
      --budget_;
      if (row.number == merge.range.first_row && column == merge.range.first_column) continue;
      row.cells.push_back(merge.origin);
      row.cells.back().column = column;
    }
    return true;
  }

  std::uint32_t last_column_;
  std::size_t budget_;
  std::vector<Open> waiting_, open_;
  std::size_t next_ = 0;
};

class RowsHandler final : public SheetHandler {
public:
  RowsHandler(const SheetContext& context, const ScannedSheet& scanned, Merged merged, const RowSink& sink)
      : SheetHandler(context, true),
        sink_(sink),
        filler_(scanned.facts, context.limits.max_cells),
        fills_(merged == Merged::fill && !scanned.facts.merges.empty()),
        sorts_(!scanned.ordered) {}

private:
  void on_row(Row& row) override {
    if (!sorts_) return give(row);
    kept_cells_ += row.cells.size();
    if (kept_cells_ > context_.limits.max_sorted) return fail(Code::too_large, "too many rows out of order");
    kept_.push_back(row);
  }

  void on_data_end() override {
    std::stable_sort(kept_.begin(), kept_.end(), [](const Row& a, const Row& b) { return a.number < b.number; });
    for (Row& row : kept_) {
      if (!stopped()) give(row);
    }
    stop();
  }

  void give(Row& row) {
    if (fills_ && !filler_.fill(row)) return fail(Code::too_large, "merged ranges are too large");
    if (!sink_(row)) stop();
  }

  const RowSink& sink_;
  MergeFiller filler_;
  bool fills_, sorts_;
  std::vector<Row> kept_;
  std::size_t kept_cells_ = 0;
};

}  // namespace

Result<ScannedSheet> scan_sheet(std::string_view xml, std::string_view part, const SheetContext& context) {
  FactsHandler handler(context);
  if (auto done = parse_sax(xml, handler, part, deadline_of(context)); !done) return done.error();
  return handler.take();
}

Result<void> read_rows(std::string_view xml, std::string_view part, const SheetContext& context,
                       const ScannedSheet& scanned, Merged merged, const RowSink& sink) {
  RowsHandler handler(context, scanned, merged, sink);
  return parse_sax(xml, handler, part, deadline_of(context));
}

}  // namespace marshrut::xlsx
