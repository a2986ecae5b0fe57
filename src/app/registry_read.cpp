#include "app/registry_read.hpp"

#include <algorithm>

#include "app/registry_sheet.hpp"
#include "text/messages.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

// Half of a registry's columns say that it is this one; where it was named, a fifth do.
constexpr double kRecognised = 0.5, kNamed = 0.2;

xlsx::Headings headings_of(const RegistryForm& form) {
  std::vector<xlsx::Wordings> all;
  for (const RegistryColumn& column : form.profile.columns) {
    all.push_back({{column.header}, column.kind != route::RegistryProfile::Kind::row_number});
  }
  return xlsx::Headings(std::move(all));
}

struct Candidate {
  const RegistryForm* form = nullptr;
  xlsx::Headings headings;
};

struct Match {
  const Candidate* candidate = nullptr;
  xlsx::Header header;
};

class RegistryReader {
public:
  RegistryReader(const xlsx::TableSource& table, const std::vector<RegistryForm>& forms,
                 std::optional<std::string_view> form_id, RegistrySink& sink)
      : table_(table), named_(form_id.has_value()), sink_(sink) {
    for (const RegistryForm& form : forms) {
      if (!form_id || form.profile.id == *form_id) candidates_.push_back({&form, headings_of(form)});
    }
  }

  Result<RegistryCounts> read() {
    if (auto done = read_long_texts(); !done) return done.error();
    for (std::size_t sheet = 0; sheet < table_.sheets().size(); ++sheet) {
      if (sheet == long_sheet_) continue;
      if (auto done = read_sheet(sheet); !done) return done.error();
    }
    if (!found_) return Error{Code::unknown_form, "no sheet has the headings of a registry", {}};
    return counts_;
  }

private:
  Result<void> read_sheet(std::size_t sheet) {
    const xlsx::SheetInfo& info = table_.sheets()[sheet];
    if (is_summary(info.name)) return {};
    const auto facts = table_.facts(sheet);
    if (!facts) return facts.error();
    if (facts->cells == 0) return {};
    auto match = find_header(sheet);
    if (!match) return match.error();
    if (match->candidate == nullptr) return tell("no-registry", info.name), Result<void>();
    found_ = true;
    if (info.hidden) tell("hidden-sheet", info.name);
    if (facts->filtered && facts->hidden_rows > 0) tell("filtered", info.name);
    RegistrySheet rows(*match->candidate->form, match->candidate->headings, long_texts_, info.name, *facts, sink_,
                       counts_);
    rows.begin(std::move(match->header));
    return table_.rows(sheet, xlsx::Merged::fill, [&](const xlsx::Row& row) {
      rows.row(row);
      return true;
    });
  }

  Result<Match> find_header(std::size_t sheet) {
    const auto rows = xlsx::head_of(table_, sheet);
    if (!rows) return rows.error();
    Match best;
    double most = named_ ? kNamed : kRecognised;
    for (const Candidate& candidate : candidates_) {
      auto header = candidate.headings.find(*rows);
      if (!header) continue;
      const double part =
          static_cast<double>(header->columns.size()) / static_cast<double>(candidate.form->profile.columns.size());
      if (part < most || (part == most && best.candidate != nullptr)) continue;
      most = part;
      best = {&candidate, std::move(*header)};
    }
    return best;
  }

  // The sheet of sums that the writer adds holds no rows.
  [[nodiscard]] bool is_summary(const std::string& sheet) const {
    return std::any_of(candidates_.begin(), candidates_.end(),
                       [&](const Candidate& c) { return c.form->profile.summary_sheet == sheet; });
  }

  // The sheet that the writer adds for texts over a cell's limit: row, column, the rest of the text.
  Result<void> read_long_texts() {
    const std::string name = text::message("xlsx.rest.sheet");
    const auto& sheets = table_.sheets();
    while (long_sheet_ < sheets.size() && sheets[long_sheet_].name != name) ++long_sheet_;
    if (long_sheet_ == sheets.size()) return {};
    return table_.rows(long_sheet_, xlsx::Merged::as_is, [&](const xlsx::Row& row) {
      const xlsx::Cell *number = row.at(1), *heading = row.at(2), *text = row.at(3);
      const bool whole = number != nullptr && heading != nullptr && text != nullptr;
      if (whole && number->kind == xlsx::Cell::Kind::number) {
        long_texts_[{static_cast<std::uint32_t>(number->number), xlsx::heading_text(*heading)}] += text->text;
      }
      return true;
    });
  }

  void tell(std::string_view code, const std::string& sheet) {
    sink_.remark({std::string(code),
                  route::Severity::info,
                  sheet,
                  0,
                  0,
                  {},
                  text::message("app.list.remark." + std::string(code))});
  }

  const xlsx::TableSource& table_;
  bool named_;
  RegistrySink& sink_;
  std::vector<Candidate> candidates_;
  RegistryCounts counts_;
  LongTexts long_texts_;
  std::size_t long_sheet_ = 0;
  bool found_ = false;
};

}  // namespace

Result<RegistryCounts> read_registry(const xlsx::TableSource& table, const std::vector<RegistryForm>& forms,
                                     std::optional<std::string_view> form_id, RegistrySink& sink) {
  return RegistryReader(table, forms, form_id, sink).read();
}

std::string registry_json(std::string_view file, const ReadRow& row) {
  route::Value json{route::Object{}};
  json["file"] = file;
  if (!row.sheet.empty()) json["sheet"] = row.sheet;
  json["row"] = static_cast<double>(row.row);
  json["form"] = row.form->profile.id;
  json["route"] = row.route;
  json["cells"] = row.cells;
  route::Array remarks;
  for (const TableRemark& remark : row.remarks) remarks.push_back(json_of(remark));
  json["remarks"] = route::Value(std::move(remarks));
  return route::serialize(json);
}

}  // namespace marshrut::app
