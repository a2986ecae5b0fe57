// store/form_drafts.hpp: forms that an administrator uploaded: looked at as drafts, then put to use.
// Shapes:  FormDraft -> row by its id; its zip is a blob.
// Units:   Millis are UTC.
// Errors:  not_found, conflict (stale: see revision.hpp).
// Owns:    results own what they hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

struct FormDraft {
  std::string id;  // the form's id
  std::string region, title, kind;
  std::string state = "draft";  // "active"
  std::int64_t blob_id = 0;     // put_blob in the same transaction
  std::string actor;
  Millis uploaded = 0;
  std::int64_t revision = 1;
};

// New, or in the place of the one of this id (its bytes go); a draft then. Expected: as same_revision, of the one
// there.
Result<FormDraft> put_draft(Connection& connection, const FormDraft& draft, std::optional<std::int64_t> expected = {});
Result<FormDraft> find_draft(Connection& connection, std::string_view id);
// By id.
Result<std::vector<FormDraft>> drafts(Connection& connection);
Result<FormDraft> activate_draft(Connection& connection, std::string_view id, std::optional<std::int64_t> expected);
Result<void> drop_draft(Connection& connection, std::string_view id, std::optional<std::int64_t> expected);

}  // namespace marshrut::store
