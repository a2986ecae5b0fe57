#include "store/query.hpp"

namespace marshrut::store {

std::string placeholders(std::size_t count) {
  std::string text = "(";
  for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
  return text + ")";
}

Result<void> must_change(const Result<Rows>& rows, std::string_view message) {
  if (!rows) return rows.error();
  if (rows->changed == 0) return Error{Code::conflict, std::string(message), {}};
  return {};
}

}  // namespace marshrut::store
