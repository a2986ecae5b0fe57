#include "text/collation.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <array>

namespace marshrut::text {

struct SortKeys::Impl {
  std::unique_ptr<icu::Collator> collator;
};

SortKeys::SortKeys() : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  impl_->collator.reset(icu::Collator::createInstance(icu::Locale("ru"), status));
  if (U_FAILURE(status) != 0) impl_->collator.reset();
}

SortKeys::~SortKeys() = default;

void SortKeys::append(std::string& out, std::string_view text) {
  if (!impl_->collator) {
    out.append(text);
    return;
  }
  const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::array<std::uint8_t, 256> usual{};
  const auto room = static_cast<std::int32_t>(usual.size());
  const std::int32_t length = impl_->collator->getSortKey(wide, usual.data(), room);
  if (length <= 0) return;
  const auto bytes = static_cast<std::size_t>(length) - 1;  // without the zero at its end
  if (length <= room) {
    out.append(usual.begin(), usual.begin() + static_cast<std::ptrdiff_t>(bytes));
    return;
  }
  std::string large(bytes + 1, '\0');
  impl_->collator->getSortKey(wide, reinterpret_cast<std::uint8_t*>(large.data()), length);
  out.append(large, 0, bytes);
}

}  // namespace marshrut::text
