#include "store/form_drafts.hpp"

#include "store/changes.hpp"
#include "store/documents.hpp"
#include "store/query.hpp"
#include "store/revision.hpp"

namespace marshrut::store {

namespace {

constexpr const char* kSelect =
    "SELECT id, region, title, kind, state, blob_id, actor, uploaded, revision FROM form_draft WHERE ";

Result<std::vector<FormDraft>> select(Connection& connection, const std::string& where,
                                      std::initializer_list<Cell> cells) {
  const auto rows = connection.run(kSelect + where, cells);
  if (!rows) return rows.error();
  std::vector<FormDraft> all;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    all.push_back({rows->text(row, 0), rows->text(row, 1), rows->text(row, 2), rows->text(row, 3), rows->text(row, 4),
                   rows->number(row, 5), rows->text(row, 6), rows->number(row, 7), rows->number(row, 8)});
  }
  return all;
}

Result<FormDraft> lock(Connection& connection, std::string_view id, std::optional<std::int64_t> expected) {
  auto found = select(connection, "id = ?" + std::string(connection.for_update()), {id});
  if (!found) return found.error();
  if (found->empty()) return Error{Code::not_found, "no such form", std::string(id)};
  if (auto same = same_revision(found->front().revision, expected); !same) return same.error();
  return std::move(found->front());
}

Result<void> release(Connection& connection, std::int64_t blob_id) {
  const auto gone = release_blob(connection, blob_id);
  if (!gone) return gone.error();
  return {};
}

}  // namespace

Result<FormDraft> put_draft(Connection& connection, const FormDraft& draft, std::optional<std::int64_t> expected) {
  const auto held = select(connection, "id = ?" + std::string(connection.for_update()), {draft.id});
  if (!held) return held.error();
  if (auto same = same_revision(held->empty() ? 0 : held->front().revision, expected); !same) return same.error();
  const auto put = connection.run(
      "INSERT INTO form_draft (id, region, title, kind, state, blob_id, actor, uploaded, revision) "
      "VALUES (?, ?, ?, ?, 'draft', ?, ?, ?, 1) ON CONFLICT (id) DO UPDATE SET region = excluded.region, "
      "title = excluded.title, kind = excluded.kind, state = excluded.state, blob_id = excluded.blob_id, "
      "actor = excluded.actor, uploaded = excluded.uploaded, revision = form_draft.revision + 1",
      {draft.id, draft.region, draft.title, draft.kind, draft.blob_id, draft.actor, draft.uploaded});
  if (!put) return put.error();
  if (!held->empty() && held->front().blob_id != draft.blob_id) {
    if (auto gone = release(connection, held->front().blob_id); !gone) return gone.error();
  }
  if (auto noted = note_change(connection, "form", draft.id); !noted) return noted.error();
  return find_draft(connection, draft.id);
}

Result<FormDraft> find_draft(Connection& connection, std::string_view id) {
  auto found = select(connection, "id = ?", {id});
  if (!found) return found.error();
  if (found->empty()) return Error{Code::not_found, "no such form", std::string(id)};
  return std::move(found->front());
}

Result<std::vector<FormDraft>> drafts(Connection& connection) { return select(connection, "1 = 1 ORDER BY id", {}); }

Result<FormDraft> activate_draft(Connection& connection, std::string_view id, std::optional<std::int64_t> expected) {
  const auto held = lock(connection, id, expected);
  if (!held) return held;
  const auto set = connection.run("UPDATE form_draft SET state = 'active', revision = revision + 1 WHERE id = ?", {id});
  if (!set) return set.error();
  if (auto noted = note_change(connection, "form", id); !noted) return noted.error();
  return find_draft(connection, id);
}

Result<void> drop_draft(Connection& connection, std::string_view id, std::optional<std::int64_t> expected) {
  const auto held = lock(connection, id, expected);
  if (!held) return held.error();
  const auto gone = connection.run("DELETE FROM form_draft WHERE id = ?", {id});
  if (!gone) return gone.error();
  if (auto released = release(connection, held->blob_id); !released) return released;
  return note_change(connection, "form", id);
}

}  // namespace marshrut::store
