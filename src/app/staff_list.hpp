// app/staff_list.hpp: a list of people as routes, one for each person.
// Shapes:  TableSource + ListProfile -> routes with their rows, remarks, counts; each row below a header ends as
// exactly
//          one of: a person, refused, explained (blank, a header again, a total, a note …).
// Units:   rows and columns from 1, as the sheet shows them.
// Errors:  unknown_form where no sheet has such a list; what the table's reader says.
// Owns:    results own what they hold. Cells are streamed; what stays is a line of JSON for each person.
// Source:  docs/formats/tables.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/line_source.hpp"
#include "app/list_profile.hpp"
#include "app/table_remark.hpp"
#include "base/result.hpp"
#include "lens/form.hpp"
#include "xlsx/table.hpp"

namespace marshrut::app {

struct StaffList {
  struct Person {
    std::string sheet;
    std::uint32_t row = 0;
    std::string json;  // of the route
  };
  std::vector<Person> people;
  std::vector<TableRemark> remarks;  // by sheet and row; those on a whole sheet first
  std::size_t rows = 0, refused = 0, explained = 0;
};

// `form` says which columns it has a place for: the others are told.
Result<StaffList> read_staff_list(const xlsx::TableSource& table, const ListProfile& profile, const lens::Form& form);

// The people as a batch takes them. Lines count from 1 in their order.
class PeopleLines final : public LineSource {
public:
  explicit PeopleLines(const std::vector<StaffList::Person>& people) : people_(people) {}
  Result<bool> next(std::string& line) override;
  [[nodiscard]] std::uint64_t line_number() const override { return next_; }
  [[nodiscard]] std::uint64_t bytes_read() const override { return next_; }
  [[nodiscard]] std::optional<std::uint64_t> bytes_in_all() const override { return people_.size(); }

private:
  const std::vector<StaffList::Person>& people_;
  std::size_t next_ = 0;
};

}  // namespace marshrut::app
