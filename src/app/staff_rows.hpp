// app/staff_rows.hpp: the rows of one sheet of a list; private to this module.
// Shapes:  header + rows, top to bottom -> people, remarks and counts, added to a StaffList.
// Owns:    looks at the list, the profile and the form, which must outlive it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "app/cell_value.hpp"
#include "app/staff_list.hpp"

namespace marshrut::app {

// People met so far, of all sheets: rows that mean the same person.
class KnownPeople {
public:
  explicit KnownPeople(const ListProfile& profile) : profile_(profile) {}
  struct Place {
    std::string sheet, differ;
    std::uint32_t row = 0;
  };
  // Where the same person stands already; else they are kept.
  std::optional<Place> meet(const route::Value& route, const std::string& sheet, std::uint32_t row);

private:
  const ListProfile& profile_;
  std::unordered_map<std::string, std::vector<Place>> places_;
};

class StaffRows {
public:
  StaffRows(const ListProfile& profile, const lens::Form& form, const xlsx::Headings& headings, KnownPeople& known,
            std::string sheet, const xlsx::SheetFacts& facts, StaffList& list);

  void begin(xlsx::Header header);
  void row(const xlsx::Row& row);

private:
  using Column = xlsx::Header::Column;

  void tell_columns();
  void tell_other_columns();
  void tell_missing();
  [[nodiscard]] bool prints(const ListColumn& column) const;
  [[nodiscard]] bool has(const route::Path& path) const;

  void pass_blank(std::uint32_t next_row);
  bool explain(const xlsx::Row& row);
  bool explain_by_text(const xlsx::Row& row);
  void take(const xlsx::Row& row);
  [[nodiscard]] bool goes_on_above(const xlsx::Row& row) const;
  void add_person(const xlsx::Row& row, route::Value route);

  CellValue name_of(const xlsx::Row& row, const Column*& column) const;
  void read_columns(const xlsx::Row& row, route::Value& route);
  void read_one(const xlsx::Row& row, const Column& column, route::Value& route);
  void set(route::Value& route, const route::Path& path, route::Value value, std::uint32_t row, const Column& column);
  void tell_problems(const std::vector<CellProblem>& problems, std::uint32_t row, const Column& column);
  void tell_once(std::string_view code, const xlsx::Cell& cell, std::uint32_t row, const Column& column);

  void explained(std::string_view code, std::uint32_t row, std::string shown = {});
  void refused(std::string_view code, std::uint32_t row, const Column* column = nullptr, std::string shown = {});
  void tell(std::string_view code, route::Severity severity, std::uint32_t row, const Column* column,
            std::string_view shown = {}, std::string_view more = {});

  const ListProfile& profile_;
  const lens::Form& form_;
  const xlsx::Headings& headings_;
  KnownPeople& known_;
  std::string sheet_;
  const xlsx::SheetFacts& facts_;
  StaffList& list_;
  xlsx::Header header_;
  std::uint32_t last_row_ = 0;  // that was counted
  std::string last_name_;       // of the row before, where it was a person
  std::set<std::string> told_;  // code and column, for what is told once
};

}  // namespace marshrut::app
