#include "app/staff_list.hpp"

#include "app/staff_rows.hpp"
#include "text/messages.hpp"

namespace marshrut::app {

namespace {

class ListReader {
public:
  ListReader(const xlsx::TableSource& table, const ListProfile& profile, const lens::Form& form)
      : table_(table), profile_(profile), form_(form), headings_(profile.wordings()), known_(profile) {}

  Result<StaffList> read() {
    for (std::size_t sheet = 0; sheet < table_.sheets().size(); ++sheet) {
      if (auto done = read_sheet(sheet); !done) return done.error();
    }
    if (!found_) return Error{Code::unknown_form, "no sheet has such a list", {}};
    return std::move(list_);
  }

private:
  Result<void> read_sheet(std::size_t sheet) {
    const xlsx::SheetInfo& info = table_.sheets()[sheet];
    const auto facts = table_.facts(sheet);
    if (!facts) return facts.error();
    if (facts->cells == 0) return {};
    auto header = find_header(sheet);
    if (!header) return header.error();
    if (!*header) return tell("no-table", info.name), Result<void>();
    found_ = true;
    if (info.hidden) tell("hidden-sheet", info.name);
    if (facts->filtered && facts->hidden_rows > 0) tell("filtered", info.name);
    StaffRows rows(profile_, form_, headings_, known_, info.name, *facts, list_);
    rows.begin(std::move(**header));
    return table_.rows(sheet, xlsx::Merged::fill, [&](const xlsx::Row& row) {
      rows.row(row);
      return true;
    });
  }

  Result<std::optional<xlsx::Header>> find_header(std::size_t sheet) {
    const auto rows = xlsx::head_of(table_, sheet);
    if (!rows) return rows.error();
    auto header = headings_.find(*rows);
    if (header && !names_people(*header)) header.reset();
    return header;
  }

  [[nodiscard]] bool names_people(const xlsx::Header& header) const {
    for (const auto& column : header.columns) {
      const auto& paths = profile_.columns[column.wordings].paths;
      if (paths.size() == 1 && paths[0] == profile_.name) return true;
    }
    return false;
  }

  void tell(std::string_view code, const std::string& sheet) {
    list_.remarks.push_back({std::string(code),
                             route::Severity::info,
                             sheet,
                             0,
                             0,
                             {},
                             text::message("app.list.remark." + std::string(code))});
  }

  const xlsx::TableSource& table_;
  const ListProfile& profile_;
  const lens::Form& form_;
  xlsx::Headings headings_;
  KnownPeople known_;
  StaffList list_;
  bool found_ = false;
};

}  // namespace

Result<StaffList> read_staff_list(const xlsx::TableSource& table, const ListProfile& profile, const lens::Form& form) {
  return ListReader(table, profile, form).read();
}

Result<bool> PeopleLines::next(std::string& line) {
  if (next_ == people_.size()) return false;
  line = people_[next_++].json;
  return true;
}

}  // namespace marshrut::app
