// store/page_query.hpp: one page of a list: by its candidates when they are few, along an index otherwise; private to
// this module.
// Shapes:  Listing + candidates + cursor -> ids and cursors of the page, in order.
// Errors:  as connection.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/candidates.hpp"
#include "store/lists.hpp"

namespace marshrut::store {

// What differs between lists. Cells look at texts that must outlive the query.
struct Listing {
  std::string table;  // "route r": its columns are said with the letter
  std::string index;  // the one that SQLite walks along, in the order of the sort
  std::string id;     // "r.id"
  std::string sort;   // "r.teacher"; the same as `id`: by id alone
  bool by_text = false, descending = false;
  std::string where = "1 = 1";
  std::vector<Cell> cells = {};
  WordKind kind = WordKind::route;

  void narrow(std::string_view condition, std::initializer_list<Cell> values);
  // "column IN (…)", padded to `room` places.
  void narrow_to(const std::string& column, const std::vector<std::string_view>& values, std::size_t room);
};

struct PageAsked {
  std::optional<Cursor> after;
  std::size_t most = 50;
  bool total = true;
};
struct FoundPage {
  std::vector<Cursor> rows;  // ids, with their sort values
  bool more = false;
  std::optional<std::int64_t> total;
};

Result<FoundPage> find_page(Connection& connection, const Listing& listing, const Candidates& candidates,
                            const PageAsked& asked);

// Rows by their ids, a hundred at a time: `sql` ends before the list of them.
Result<std::vector<Rows>> rows_by_id(Connection& connection, const std::string& sql, const std::vector<Cursor>& page);

}  // namespace marshrut::store
