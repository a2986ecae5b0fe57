#include "store/revision.hpp"

#include <string>

namespace marshrut::store {

Result<void> same_revision(std::int64_t is, std::optional<std::int64_t> expected) {
  if (!expected || *expected == is) return {};
  return Error{Code::conflict, "somebody changed it meanwhile", std::string(kRevision)};
}

bool is_stale(const Error& error) { return error.code == Code::conflict && error.where == kRevision; }

}  // namespace marshrut::store
