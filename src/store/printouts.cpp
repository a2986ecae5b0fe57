#include "store/printouts.hpp"

#include "store/query.hpp"

namespace marshrut::store {

namespace {

constexpr const char* kSelect = "SELECT id, route_id, form, hash, printed, actor, pages, data FROM printout WHERE ";

Result<std::vector<Printout>> select(Connection& connection, const char* where, std::initializer_list<Cell> cells) {
  const auto rows = connection.run(std::string(kSelect) + where, cells);
  if (!rows) return rows.error();
  std::vector<Printout> all;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    Printout& one = all.emplace_back();
    one.id = rows->number(row, 0);
    one.route_id = rows->number(row, 1);
    one.form = rows->text(row, 2);
    one.hash = rows->text(row, 3);
    one.printed = rows->number(row, 4);
    one.actor = rows->text(row, 5);
    one.pages = rows->number(row, 6);
    one.data = rows->text(row, 7);
  }
  return all;
}

Result<std::optional<Printout>> select_one(Connection& connection, const char* where,
                                           std::initializer_list<Cell> cells) {
  auto all = select(connection, where, cells);
  if (!all) return all.error();
  return all->empty() ? std::nullopt : std::optional(std::move(all->front()));
}

}  // namespace

Result<std::int64_t> put_printout(Connection& connection, const NewPrintout& printout) {
  const auto made = connection.run(
      "INSERT INTO printout (route_id, form, hash, printed, actor, pages, data) VALUES (?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (route_id, form, hash) DO UPDATE SET printed = excluded.printed, actor = excluded.actor, "
      "pages = excluded.pages RETURNING id",
      {printout.route_id, printout.form, printout.hash, printout.printed, printout.actor, printout.pages,
       printout.data});
  if (!made) return made.error();
  return made->number(0, 0);
}

Result<std::optional<Printout>> find_printout(Connection& connection, std::int64_t route_id, std::string_view form,
                                              std::string_view hash) {
  return select_one(connection, "route_id = ? AND form = ? AND hash = ?", {route_id, form, hash});
}

Result<std::optional<Printout>> find_printout_by_code(Connection& connection, std::string_view code,
                                                      std::string_view form, std::string_view hash) {
  return select_one(connection, "route_id = (SELECT r.id FROM route r WHERE r.code = ?) AND form = ? AND hash = ?",
                    {code, form, hash});
}

Result<std::vector<Printout>> printouts_with_hash(Connection& connection, std::string_view form,
                                                  std::string_view hash) {
  return select(connection, "hash = ? AND form = ? ORDER BY printed DESC, id DESC", {hash, form});
}

Result<std::vector<Printout>> printouts_of_route(Connection& connection, std::int64_t route_id) {
  return select(connection, "route_id = ? ORDER BY printed DESC, id DESC", {route_id});
}

}  // namespace marshrut::store
