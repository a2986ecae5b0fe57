// store/documents.hpp: what a message carried: each document with its place, its bytes (kept once for equal bytes), and
// what became of it.
// Shapes:  bytes -> blob; NewDocument -> id.
// Errors:  not_found, conflict (bytes that don't match a blob of that hash are never stored).
// Owns:    results own what they hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

// `sha256` is sha256_hex(bytes), reckoned by the caller outside the transaction. The blob's id.
Result<std::int64_t> put_blob(Connection& connection, std::string_view sha256, std::string_view bytes);
// The blob goes unless something points to it still; whether it went.
Result<bool> release_blob(Connection& connection, std::int64_t blob_id);
Result<std::string> blob_bytes(Connection& connection, std::int64_t blob_id);

struct NewDocument {
  std::int64_t message_id = 0;
  std::int64_t position = 0;  // from 0, in the order of the message; unique in it
  std::string name, container, media_type, sha256;
  std::optional<std::int64_t> blob_id;  // none: not kept
  std::string form, state, reason;
  std::optional<std::int64_t> submission_id;
};
struct Document : NewDocument {
  std::int64_t id = 0;
};

Result<std::int64_t> add_document(Connection& connection, const NewDocument& document);
Result<void> set_document(Connection& connection, std::int64_t id, std::string_view form, std::string_view state,
                          std::string_view reason, std::optional<std::int64_t> submission_id);
Result<Document> find_document(Connection& connection, std::int64_t id);
Result<std::vector<Document>> documents_of(Connection& connection, std::int64_t message_id);

}  // namespace marshrut::store
