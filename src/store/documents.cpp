#include "store/documents.hpp"

#include "store/query.hpp"

namespace marshrut::store {

namespace {

constexpr const char* kSelect =
    "SELECT id, message_id, position, name, container, media_type, sha256, blob_id, form, state, reason, submission_id "
    "FROM document WHERE ";

Document document_of(const Rows& rows, std::size_t row) {
  Document document;
  document.id = rows.number(row, 0);
  document.message_id = rows.number(row, 1);
  document.position = rows.number(row, 2);
  document.name = rows.text(row, 3);
  document.container = rows.text(row, 4);
  document.media_type = rows.text(row, 5);
  document.sha256 = rows.text(row, 6);
  document.blob_id = rows.maybe_number(row, 7);
  document.form = rows.text(row, 8);
  document.state = rows.text(row, 9);
  document.reason = rows.text(row, 10);
  document.submission_id = rows.maybe_number(row, 11);
  return document;
}

}  // namespace

Result<std::int64_t> put_blob(Connection& connection, std::string_view sha256, std::string_view bytes) {
  const auto made = connection.run(
      "INSERT INTO blob (sha256, size, bytes) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING RETURNING id",
      {sha256, bytes.size(), BlobView{bytes}});
  if (!made) return made.error();
  if (!made->empty()) return made->number(0, 0);
  // Locked, so that a purge on another node does not take it before a document points to it.
  const std::string sql = "SELECT id, size FROM blob WHERE sha256 = ?" + std::string(connection.for_update());
  const auto found = connection.run(sql, {sha256});
  if (!found) return found.error();
  if (found->empty()) return Error{Code::conflict, "the blob was purged meanwhile", {}};
  if (found->number(0, 1) != static_cast<std::int64_t>(bytes.size())) {
    return Error{Code::conflict, "other bytes of the same hash", std::to_string(found->number(0, 0))};
  }
  return found->number(0, 0);
}

Result<bool> release_blob(Connection& connection, std::int64_t blob_id) {
  const auto gone = connection.run(
      "DELETE FROM blob WHERE id = ? AND NOT EXISTS (SELECT 1 FROM document WHERE blob_id = blob.id) "
      "AND NOT EXISTS (SELECT 1 FROM scan WHERE blob_id = blob.id) "
      "AND NOT EXISTS (SELECT 1 FROM job WHERE blob_id = blob.id) "
      "AND NOT EXISTS (SELECT 1 FROM job WHERE input_blob_id = blob.id) "
      "AND NOT EXISTS (SELECT 1 FROM form_draft WHERE blob_id = blob.id)",
      {blob_id});
  if (!gone) return gone.error();
  return gone->changed > 0;
}

Result<std::string> blob_bytes(Connection& connection, std::int64_t blob_id) {
  auto rows = connection.run("SELECT bytes FROM blob WHERE id = ?", {blob_id});
  if (!rows) return rows.error();
  if (rows->empty()) return Error{Code::not_found, "no such blob", std::to_string(blob_id)};
  return rows->take_bytes(0, 0);
}

Result<std::int64_t> add_document(Connection& connection, const NewDocument& document) {
  const auto made = connection.run(
      "INSERT INTO document (message_id, position, name, container, media_type, sha256, blob_id, form, state, reason, "
      "submission_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
      {document.message_id, document.position, document.name, document.container, document.media_type, document.sha256,
       document.blob_id, document.form, document.state, document.reason, document.submission_id});
  if (!made) return made.error();
  return made->number(0, 0);
}

Result<void> set_document(Connection& connection, std::int64_t id, std::string_view form, std::string_view state,
                          std::string_view reason, std::optional<std::int64_t> submission_id) {
  return must_change(
      connection.run("UPDATE document SET form = ?, state = ?, reason = ?, submission_id = ? WHERE id = ?",
                     {form, state, reason, submission_id, id}),
      "no such document");
}

Result<Document> find_document(Connection& connection, std::int64_t id) {
  const auto rows = connection.run(std::string(kSelect) + "id = ?", {id});
  if (!rows) return rows.error();
  if (rows->empty()) return Error{Code::not_found, "no such document", std::to_string(id)};
  return document_of(*rows, 0);
}

Result<std::vector<Document>> documents_of(Connection& connection, std::int64_t message_id) {
  const auto rows = connection.run(std::string(kSelect) + "message_id = ? ORDER BY position", {message_id});
  if (!rows) return rows.error();
  std::vector<Document> documents;
  for (std::size_t row = 0; row < rows->size(); ++row) documents.push_back(document_of(*rows, row));
  return documents;
}

}  // namespace marshrut::store
