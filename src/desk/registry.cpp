#include "desk/registry.hpp"

#include <algorithm>
#include <fstream>

#include "intake/desk.hpp"
#include "route/registry_profile.hpp"
#include "store/submissions.hpp"
#include "xlsx/registry_texts.hpp"

namespace marshrut::desk {

namespace {

using route::RegistryProfile;

constexpr std::size_t kPage = 200;

bool any_of_line(const std::vector<route::Path>& paths) {
  return std::any_of(paths.begin(), paths.end(), [](const route::Path& path) { return route::of_line(path); });
}

bool any_of_line(const std::vector<RegistryProfile::Piece>& pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [](const RegistryProfile::Piece& piece) {
    return route::of_line(piece.each) || any_of_line(piece.parts) || any_of_line(piece.when);
  });
}

// Whether a row needs the submission that its route was read from.
bool needs_line(const RegistryProfile& profile) {
  return std::any_of(profile.columns.begin(), profile.columns.end(), [](const RegistryProfile::Column& column) {
    return any_of_line(column.pieces) || any_of_line(column.others) ||
           (column.derived && route::of_line(column.derived->path));
  });
}

struct Line {
  std::int64_t id = 0;
  route::Value line;
  bool wrapped = false;  // the route lies inside, beside what came with it
};

Result<Line> line_of(store::Connection& connection, const store::Route& route, route::Value record, bool with_line) {
  Line out{route.id, {}, false};
  if (!with_line) return out.line = std::move(record), out;
  const auto submissions = store::submissions_of_route(connection, route.id);
  if (!submissions) return submissions.error();
  if (submissions->empty()) return out.line = std::move(record), out;
  const auto newest = std::max_element(submissions->begin(), submissions->end(),
                                       [](const auto& a, const auto& b) { return a.id < b.id; });
  auto line = intake::submission_line(connection, *newest);
  if (!line) return line.error();
  (*line)["route"] = std::move(record);
  // A line is known by its file (app/registry.hpp).
  if (line->find("file") == nullptr) (*line)["file"] = route::Value("");
  out.wrapped = true;
  return out.line = std::move(*line), out;
}

struct Lines {
  std::vector<Line> lines;
  std::uint64_t bad = 0;
  std::optional<store::Cursor> next;
  std::optional<std::int64_t> total;
};

Result<Lines> lines_page(const store::Store& store, const app::RegistryForm& form, const store::RouteQuery& query) {
  Lines out;
  const bool with_line = needs_line(form.profile);
  const auto done = store.read([&](store::Connection& connection) -> Result<void> {
    out = {};
    auto page = store::list_routes(connection, query);
    if (!page) return page.error();
    for (const store::Route& route : page->items) {
      const auto life = store::lives_between(connection, route.id, route.id);
      if (!life) return life.error();
      const auto found = life->find(route.id);
      auto record = route_record(route, found == life->end() ? store::RouteLife{} : found->second);
      if (!record) {
        ++out.bad;
        continue;
      }
      route::prune(*record);
      auto line = line_of(connection, route, std::move(*record), with_line);
      if (!line) return line.error();
      out.lines.push_back(std::move(*line));
    }
    out.next = page->next;
    out.total = page->total;
    return {};
  });
  if (!done) return done.error();
  return out;
}

}  // namespace

Result<RegistryPage> registry_page(const store::Store& store, const app::RegistryForm& form,
                                   const store::RouteQuery& query, std::uint64_t first, std::chrono::sys_days today) {
  const auto lines = lines_page(store, form, query);
  if (!lines) return lines.error();
  xlsx::RegistryTexts texts(form.profile, today);
  RegistryPage page;
  for (const Line& line : lines->lines) {
    const route::Value* record = line.wrapped ? line.line.find("route") : &line.line;
    RegistryRow row{line.id, texts.of(*record, line.line)};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool counts = form.profile.columns[i].kind == RegistryProfile::Kind::row_number;
      if (counts) row.cells[i] = std::to_string(first + page.rows.size());
    }
    page.rows.push_back(std::move(row));
  }
  page.next = lines->next;
  page.total = lines->total;
  return page;
}

Result<RegistryLines> write_registry_lines(const store::Store& store, const app::RegistryForm& form,
                                           store::RouteQuery query, const std::filesystem::path& file,
                                           const std::function<bool(std::uint64_t)>& told) {
  std::ofstream out(file, std::ios::binary);
  RegistryLines done;
  query.most = kPage;
  query.total = false;
  for (;;) {
    const auto page = lines_page(store, form, query);
    if (!page) return page.error();
    for (const Line& line : page->lines) out << route::serialize(line.line) << '\n';
    done.written += page->lines.size();
    done.failed += page->bad;
    if (!out.good()) return Error{Code::io, "the lines can't be written", {}};
    if (!told(done.written) || !page->next) break;
    query.after = page->next;
  }
  out.close();
  if (!out) return Error{Code::io, "the lines can't be written", {}};
  return done;
}

}  // namespace marshrut::desk
