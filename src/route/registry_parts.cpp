#include "route/registry_parts.hpp"

#include <algorithm>
#include <array>

namespace marshrut::route {

namespace {

using Need = Fields::Need;
using Piece = RegistryProfile::Piece;
using Derived = RegistryProfile::Derived;
using Block = RegistryProfile::Block;

constexpr double kMostTerm = 1200;  // months or days
constexpr double kMostYears = 200;

Piece piece_of(Path path) {
  Piece piece;
  piece.parts.push_back(std::move(path));
  return piece;
}

Result<void> read_piece(const Value& value, const std::string& where, std::vector<Piece>& out) {
  Fields fields(value, where);
  Piece piece;
  fields.path("each", piece.each);
  fields.paths("parts", piece.parts);
  fields.paths("when", piece.when);
  fields.text("join", piece.join);
  if (piece.parts.empty()) fields.fail("is missing", fields.place("parts"));
  out.push_back(std::move(piece));
  return fields.done();
}

void read_term(Fields& fields, Derived& derived) {
  fields.paths("after", derived.after);
  fields.path("until", derived.until);
  fields.whole("months", 0, kMostTerm, derived.months);
  fields.whole("days", 0, kMostTerm, derived.days);
  if (derived.after.empty()) fields.fail("is missing", fields.place("after"));
  fields.path("state", derived.state);
  fields.texts("states", derived.states);
  if (derived.state.empty() != derived.states.empty())
    fields.fail("state and states go together", fields.place("state"));
}

Result<void> read_count(const Value& value, const std::string& where, const RegistryProfile& profile, Block& block) {
  Fields fields(value, where);
  RegistryProfile::Count count;
  fields.text("name", count.name, Need::required);
  fields.path("when", count.when);
  std::string column;
  fields.text("column", column);
  fields.text("equals", count.equals);
  if (!column.empty()) {
    const RegistryProfile::Column* found = profile.column(column);
    if (found == nullptr) return Error{Code::bad_template, "no such column: " + column, fields.place("column")};
    count.column = static_cast<std::size_t>(found - profile.columns.data());
  }
  block.counts.push_back(std::move(count));
  return fields.done();
}

Result<void> read_series(const Value& value, const std::string& where, Block& block) {
  Fields fields(value, where);
  RegistryProfile::Series series;
  fields.text("name", series.name, Need::required);
  fields.path("each", series.each);
  fields.path("by", series.by);
  fields.path("when", series.when);
  block.series.push_back(std::move(series));
  return fields.done();
}

void check_block(Fields& fields, const Block& block) {
  if (block.series.empty()) fields.fail("is missing", fields.place("series"));
  for (const auto& series : block.series) {
    if (series.by.empty() == block.counts.empty()) {
      fields.fail("either counts, or each series has `by`", fields.place("series"));
    }
  }
  if (!block.split.empty() && block.series.size() != 1) fields.fail("takes one series", fields.place("split"));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> read_names(Fields& fields) {
  std::vector<std::pair<std::string, std::string>> names;
  const Value* given = fields.take("names");
  if (given == nullptr) return names;
  if (given->object() == nullptr) fields.fail("an object is expected", fields.place("names"));
  for (const Member& member : given->object() == nullptr ? Object{} : *given->object()) {
    if (member.second.string() == nullptr) fields.fail("a text is expected", fields.place("names." + member.first));
    names.emplace_back(member.first, member.second.string() == nullptr ? "" : *member.second.string());
  }
  return names;
}

std::vector<Piece> read_pieces(Fields& fields, std::string_view path, std::string_view paths, std::string_view lines) {
  std::vector<Piece> pieces;
  Path single;
  std::vector<Path> several;
  fields.path(path, single);
  if (!single.empty()) pieces.push_back(piece_of(std::move(single)));
  if (!paths.empty()) fields.paths(paths, several);
  for (Path& one : several) pieces.push_back(piece_of(std::move(one)));
  if (!lines.empty()) {
    fields.each(lines, [&](const Value& value, const std::string& where) { return read_piece(value, where, pieces); });
  }
  return pieces;
}

Result<Derived> read_derived(const Value& value, const std::string& where) {
  using Kind = Derived::Kind;
  static constexpr std::array<std::pair<std::string_view, Kind>, 7> kKinds{{{"under", Kind::under},
                                                                            {"age-under", Kind::age_under},
                                                                            {"latest", Kind::latest},
                                                                            {"due", Kind::due},
                                                                            {"overdue", Kind::overdue},
                                                                            {"count", Kind::count},
                                                                            {"difference", Kind::difference}}};
  Fields fields(value, where);
  Derived derived;
  derived.kind = read_word(fields, "kind", kKinds, Kind::under);
  if (!fields.has("kind")) fields.fail("is missing", fields.place("kind"));
  const bool term = derived.kind == Kind::due || derived.kind == Kind::overdue;
  if (term) {
    read_term(fields, derived);
  } else {
    fields.path("path", derived.path, Need::required);
  }
  if (derived.kind == Kind::under || derived.kind == Kind::age_under) {
    fields.number("limit", 0, kMostYears, derived.limit, Need::required);
  }
  if (derived.kind == Kind::age_under) fields.path("on", derived.on);
  if (derived.kind == Kind::difference) fields.path("from", derived.from, Need::required);
  if (derived.kind == Kind::count) {
    fields.text("member", derived.member);
    fields.text("value", derived.value);
  }
  if (auto done = fields.done(); !done) return done.error();
  return derived;
}

Result<Block> read_block(const Value& value, const std::string& where, const RegistryProfile& profile) {
  using Chart = Block::Chart;
  static constexpr std::array<std::pair<std::string_view, Chart>, 5> kCharts{{{"none", Chart::none},
                                                                              {"column", Chart::column},
                                                                              {"bar", Chart::bar},
                                                                              {"stacked", Chart::stacked},
                                                                              {"pie", Chart::pie}}};
  Fields fields(value, where);
  Block block;
  fields.text("title", block.title, Need::required);
  fields.text("label", block.label, Need::required);
  block.chart = read_word(fields, "chart", kCharts, Chart::none);
  fields.each("counts", [&](const Value& v, const std::string& at) { return read_count(v, at, profile, block); });
  fields.each("series", [&](const Value& v, const std::string& at) { return read_series(v, at, block); });
  fields.path("split", block.split);
  fields.flag("by_month", block.by_month);
  block.names = read_names(fields);
  check_block(fields, block);
  if (auto done = fields.done(); !done) return done.error();
  return block;
}

}  // namespace marshrut::route
