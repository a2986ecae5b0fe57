// store/signatures.hpp: detached signatures: which document one is of, and what was found when it was checked.
// Shapes:  NewSignature -> id. facts: a JSON text of the caller's.
// Errors:  conflict (the document is a signature already), not_found.
// Owns:    results own what they hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

struct NewSignature {
  std::int64_t document_id = 0;                // the signature's own
  std::optional<std::int64_t> of_document_id;  // none: nothing that it could be of came with it
  std::string verdict;
  std::string facts = "{}";
};
struct Signature : NewSignature {
  std::int64_t id = 0;
};

Result<std::int64_t> add_signature(Connection& connection, const NewSignature& signature);
Result<std::optional<Signature>> signature_in(Connection& connection, std::int64_t document_id);
Result<std::vector<Signature>> signatures_of(Connection& connection, std::int64_t of_document_id);
// Of all documents of a message.
Result<std::vector<Signature>> signatures_of_message(Connection& connection, std::int64_t message_id);

}  // namespace marshrut::store
