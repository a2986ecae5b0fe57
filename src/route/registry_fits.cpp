// A registry's paths against the models.
#include "route/registry_profile.hpp"

namespace marshrut::route {

namespace {

constexpr std::string_view kLine = "line";

struct Models {
  const Schema& route;
  const Schema& line;
};

Path joined(const Path& each, const Path& path) {
  Path whole = each;
  whole.insert(whole.end(), path.begin(), path.end());
  return whole;
}

Result<void> known(const Models& models, const Path& path, const std::string& where) {
  if (path.empty()) return {};
  const bool line = of_line(path);
  if (line && path.size() > 1 && models.line.has(Path(path.begin() + 1, path.end()))) return {};
  if (!line && models.route.has(path)) return {};
  return Error{Code::bad_template, "no such path in the model", where + ": " + dotted(path)};
}

Result<void> all_known(const Models& models, const Path& each, const std::vector<Path>& paths,
                       const std::string& where) {
  if (auto done = known(models, each, where); !done) return done;
  for (const Path& path : paths) {
    if (path.empty()) continue;
    if (auto done = known(models, joined(each, path), where); !done) return done;
  }
  return {};
}

Result<void> column_fits(const RegistryProfile::Column& column, const Models& models) {
  for (const auto* pieces : {&column.pieces, &column.others}) {
    for (const auto& piece : *pieces) {
      if (auto done = all_known(models, piece.each, piece.parts, column.id); !done) return done;
      if (auto done = all_known(models, piece.each, piece.when, column.id); !done) return done;
    }
  }
  if (auto done = known(models, column.read, column.id); !done) return done;
  if (!column.derived) return {};
  const RegistryProfile::Derived& derived = *column.derived;
  if (auto done = all_known(models, {}, derived.after, column.id); !done) return done;
  return all_known(models, {}, {derived.path, derived.on, derived.from, derived.until, derived.state}, column.id);
}

Result<void> block_fits(const RegistryProfile::Block& block, const Models& models) {
  for (const auto& series : block.series) {
    if (auto done = all_known(models, series.each, {series.by, series.when}, block.title); !done) return done;
    for (const auto& count : block.counts) {
      if (auto done = all_known(models, series.each, {count.when}, block.title); !done) return done;
    }
  }
  return known(models, block.split, block.title);
}

}  // namespace

bool of_line(const Path& path) { return !path.empty() && path[0].kind == Step::Kind::key && path[0].key == kLine; }

Result<void> fits(const RegistryProfile& profile, const Schema& route, const Schema& line) {
  const Models models{route, line};
  for (const auto& column : profile.columns) {
    if (auto done = column_fits(column, models); !done) return done;
  }
  for (const auto& sort : profile.sort) {
    if (auto done = known(models, sort.path, "sort"); !done) return done;
  }
  for (const auto& block : profile.blocks) {
    if (auto done = block_fits(block, models); !done) return done;
  }
  return {};
}

}  // namespace marshrut::route
