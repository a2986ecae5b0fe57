#include "store/connection.hpp"

#include <algorithm>
#include <deque>
#include <vector>

#include "store/clean_text.hpp"

namespace marshrut::store {

namespace {

bool must_be_cleaned(const Cell& cell) {
  const auto* text = std::get_if<std::string_view>(&cell.value);
  return text != nullptr && !is_clean(*text);
}

}  // namespace

Result<Rows> Connection::run(std::string_view sql, std::span<const Cell> cells) {
  if (!doomed_) return doomed_.error();
  Result<Rows> rows = Rows{};
  if (std::none_of(cells.begin(), cells.end(), must_be_cleaned)) {
    rows = execute(sql, cells);
  } else {
    std::deque<std::string> texts;
    std::vector<Cell> copies(cells.begin(), cells.end());
    for (Cell& cell : copies) {
      if (must_be_cleaned(cell)) cell = Cell(texts.emplace_back(cleaned(std::get<std::string_view>(cell.value))));
    }
    rows = execute(sql, copies);
  }
  if (!rows) doomed_ = rows.error();
  return rows;
}

std::string_view Connection::for_update() const { return engine() == Engine::postgres ? " FOR UPDATE" : ""; }

std::string_view Connection::for_update_skip_locked() const {
  return engine() == Engine::postgres ? " FOR UPDATE SKIP LOCKED" : "";
}

}  // namespace marshrut::store
