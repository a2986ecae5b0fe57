#include "store/signatures.hpp"

namespace marshrut::store {

namespace {

Result<std::vector<Signature>> select(Connection& connection, const char* where, std::int64_t id) {
  const auto rows = connection.run(
      std::string("SELECT id, document_id, of_document_id, verdict, facts FROM signature WHERE ") + where, {id});
  if (!rows) return rows.error();
  std::vector<Signature> all;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    Signature& one = all.emplace_back();
    one.id = rows->number(row, 0);
    one.document_id = rows->number(row, 1);
    one.of_document_id = rows->maybe_number(row, 2);
    one.verdict = rows->text(row, 3);
    one.facts = rows->text(row, 4);
  }
  return all;
}

}  // namespace

Result<std::int64_t> add_signature(Connection& connection, const NewSignature& signature) {
  const auto made = connection.run(
      "INSERT INTO signature (document_id, of_document_id, verdict, facts) VALUES (?, ?, ?, ?) RETURNING id",
      {signature.document_id, signature.of_document_id, signature.verdict, signature.facts});
  if (!made) return made.error();
  return made->number(0, 0);
}

Result<std::optional<Signature>> signature_in(Connection& connection, std::int64_t document_id) {
  auto all = select(connection, "document_id = ?", document_id);
  if (!all) return all.error();
  return all->empty() ? std::nullopt : std::optional(std::move(all->front()));
}

Result<std::vector<Signature>> signatures_of(Connection& connection, std::int64_t of_document_id) {
  return select(connection, "of_document_id = ? ORDER BY id", of_document_id);
}

Result<std::vector<Signature>> signatures_of_message(Connection& connection, std::int64_t message_id) {
  return select(connection, "document_id IN (SELECT d.id FROM document d WHERE d.message_id = ?) ORDER BY id",
                message_id);
}

}  // namespace marshrut::store
