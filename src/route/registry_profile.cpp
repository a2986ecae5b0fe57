#include "route/registry_profile.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/files.hpp"
#include "route/fields.hpp"
#include "route/registry_parts.hpp"

namespace marshrut::route {

namespace {

using Need = Fields::Need;

constexpr std::size_t kMostColumns = 200;
constexpr std::size_t kMostSheetName = 24;  // of Excel's 31 characters: « (12)» may follow
constexpr std::size_t kMostList = 255;      // characters of a list to choose from, as Excel has it

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

bool is_sheet_name(std::string_view name) {
  return !name.empty() && characters(name) <= kMostSheetName && name.find_first_of("[]:*?/\\'") == name.npos;
}

Result<void> list_fits(const std::vector<std::string>& list, const std::string& where) {
  std::size_t length = 0;
  for (const std::string& value : list) {
    if (value.empty() || value.find(',') != value.npos)
      return Error{Code::bad_template, "a value of a list is not empty and has no comma", where};
    length += characters(value) + 1;
  }
  if (length > kMostList) return Error{Code::bad_template, "a list takes 255 characters at most", where};
  return {};
}

void read_list(Fields& fields, RegistryProfile::Column& column) {
  const Value* given = fields.take("list");
  if (given == nullptr) return;
  if (given->object() == nullptr) {
    fields.texts("list", column.list);
  } else {
    Fields inner(*given, fields.place("list"));
    inner.texts("values", column.list);
    inner.flag("open", column.open);
    fields.keep(inner.done());
  }
  fields.keep(list_fits(column.list, fields.place("list")));
}

// A choice may be chosen from its names.
void read_names(Fields& fields, RegistryProfile::Column& column) {
  column.names = read_names(fields);
  const bool choice = column.kind == RegistryProfile::Kind::choice;
  if (choice == column.names.empty()) fields.fail("a choice has names, and nothing else does", fields.place("names"));
  if (!choice || !column.list.empty()) return;
  for (const auto& [value, name] : column.names) column.list.push_back(name);
  fields.keep(list_fits(column.list, fields.place("names")));
}

// Exactly one of path, paths, lines, derived; nothing for a row number.
void read_source(Fields& fields, RegistryProfile::Column& column) {
  column.pieces = read_pieces(fields, "path", "paths", "lines");
  column.others = read_pieces(fields, "else", {}, {});
  if (const Value* derived = fields.take("derived")) {
    auto parsed = read_derived(*derived, fields.place("derived"));
    if (!parsed) return fields.keep(parsed.error());
    column.derived = std::move(*parsed);
  }
  const bool numbered = column.kind == RegistryProfile::Kind::row_number;
  const int sources = (fields.has("path") ? 1 : 0) + (fields.has("paths") ? 1 : 0) + (fields.has("lines") ? 1 : 0) +
                      (fields.has("derived") ? 1 : 0);
  if (sources != (numbered ? 0 : 1)) {
    return fields.fail("one of path, paths, lines, derived is expected", fields.place("header"));
  }
  if (column.kind == RegistryProfile::Kind::months && (!fields.has("paths") || column.pieces.size() != 2)) {
    fields.fail("months take paths of a start and an end", fields.place("paths"));
  }
}

Result<void> read_column(const Value& value, const std::string& where, RegistryProfile& profile) {
  static constexpr std::array<std::pair<std::string_view, RegistryProfile::Kind>, 7> kKinds{{
      {"row-number", RegistryProfile::Kind::row_number},
      {"text", RegistryProfile::Kind::text},
      {"number", RegistryProfile::Kind::number},
      {"date", RegistryProfile::Kind::date},
      {"months", RegistryProfile::Kind::months},
      {"choice", RegistryProfile::Kind::choice},
      {"link", RegistryProfile::Kind::link},
  }};
  Fields fields(value, where);
  RegistryProfile::Column column;
  fields.text("header", column.header, Need::required);
  column.id = column.header;
  fields.text("id", column.id);
  column.kind = read_word(fields, "kind", kKinds, RegistryProfile::Kind::text);
  read_source(fields, column);
  fields.text("join", column.join);
  fields.whole("width", 3, 100, column.width);
  read_list(fields, column);
  read_names(fields, column);
  const bool plain = fields.has("path") && column.pieces.size() == 1 && column.pieces[0].each.empty();
  if (plain && !column.pieces[0].parts.empty()) column.read = column.pieces[0].parts[0];
  fields.path("read", column.read);
  if (profile.column(column.id) != nullptr) fields.fail("two columns have one id", fields.place("id"));
  profile.columns.push_back(std::move(column));
  return fields.done();
}

Result<void> read_sort(const Value& value, const std::string& where, RegistryProfile& profile) {
  RegistryProfile::Sort sort;
  std::string_view text = value.string() == nullptr ? std::string_view() : std::string_view(*value.string());
  sort.descending = text.starts_with('-');
  if (sort.descending) text.remove_prefix(1);
  auto path = parse_path(text);
  if (!path) return Error{Code::bad_template, path.error().message, where};
  sort.path = std::move(*path);
  profile.sort.push_back(std::move(sort));
  return {};
}

Result<std::size_t> column_index(const RegistryProfile& profile, const std::string& id, const std::string& where) {
  const RegistryProfile::Column* column = profile.column(id);
  if (column == nullptr) return Error{Code::bad_template, "no such column: " + id, where};
  return static_cast<std::size_t>(column - profile.columns.data());
}

Result<void> read_highlight(const Value& value, const std::string& where, RegistryProfile& profile) {
  using When = RegistryProfile::Highlight::When;
  static constexpr std::array<std::pair<std::string_view, When>, 3> kWhen{
      {{"missing", When::missing}, {"equals", When::equals}, {"past", When::past}}};
  static constexpr std::array<std::pair<std::string_view, bool>, 2> kColours{{{"yellow", false}, {"red", true}}};
  Fields fields(value, where);
  RegistryProfile::Highlight highlight;
  highlight.when = read_word(fields, "when", kWhen, When::missing);
  highlight.grave = read_word(fields, "colour", kColours, false);
  fields.text("value", highlight.value, highlight.when == When::equals ? Need::required : Need::optional);
  std::vector<std::string> ids;
  fields.texts("columns", ids);
  for (const std::string& id : ids) {
    auto index = column_index(profile, id, fields.place("columns"));
    if (!index) return index.error();
    highlight.columns.push_back(*index);
  }
  if (ids.empty()) fields.fail("is missing", fields.place("columns"));
  profile.highlights.push_back(std::move(highlight));
  return fields.done();
}

void read_summary(Fields& fields, RegistryProfile& profile) {
  const Value* summary = fields.take("summary");
  if (summary == nullptr) return;
  Fields inner(*summary, fields.place("summary"));
  inner.text("sheet", profile.summary_sheet, Need::required);
  if (!is_sheet_name(profile.summary_sheet)) inner.fail("is no name of a sheet", inner.place("sheet"));
  inner.each(
      "blocks",
      [&](const Value& value, const std::string& where) -> Result<void> {
        auto block = read_block(value, where, profile);
        if (!block) return block.error();
        profile.blocks.push_back(std::move(*block));
        return {};
      },
      Need::required);
  fields.keep(inner.done());
}

Result<void> read_profile(const Value& root, RegistryProfile& profile) {
  Fields fields(root, {});
  for (const auto& [name, text] : {std::pair{"id", &profile.id},
                                   {"title", &profile.title},
                                   {"region", &profile.region},
                                   {"kind", &profile.kind},
                                   {"sheet", &profile.sheet}}) {
    fields.text(name, *text, Need::required);
  }
  fields.text("model", profile.model);
  if (!is_sheet_name(profile.sheet)) fields.fail("is no name of a sheet", "sheet");
  fields.each(
      "columns", [&](const Value& value, const std::string& where) { return read_column(value, where, profile); },
      Need::required);
  if (profile.columns.empty() || profile.columns.size() > kMostColumns) fields.fail("1 to 200 are expected", "columns");
  fields.each("sort", [&](const Value& value, const std::string& where) { return read_sort(value, where, profile); });
  fields.each("highlight", [&](const Value& v, const std::string& where) { return read_highlight(v, where, profile); });
  read_summary(fields, profile);
  if (profile.sheet == profile.summary_sheet) fields.fail("two sheets have one name", "summary.sheet");
  return fields.done();
}

}  // namespace

Result<RegistryProfile> RegistryProfile::load(const std::filesystem::path& form_json) {
  auto bytes = read_file(form_json);
  if (!bytes) return bytes.error();
  const auto bad = [&](const Error& error) {
    return Error{Code::bad_template, error.message, form_json.string() + ": " + error.where};
  };
  auto root = parse(*bytes);
  if (!root) return bad(root.error());
  RegistryProfile profile;
  profile.directory = form_json.parent_path();
  if (auto done = read_profile(*root, profile); !done) return bad(done.error());
  return profile;
}

const RegistryProfile::Column* RegistryProfile::column(std::string_view wanted) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.id == wanted; });
  return found == columns.end() ? nullptr : &*found;
}

}  // namespace marshrut::route
