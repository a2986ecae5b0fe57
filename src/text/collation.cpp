#include "text/collation.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace marshrut::text {

namespace {

constexpr std::size_t kRecent = 1024;     // texts; schools come again and again, and a key costs a microsecond
constexpr std::size_t kMostRecent = 512;  // bytes of a text that is kept

struct Known {
  std::string text, key;
};

void make_key(const icu::Collator& collator, std::string_view text, std::string& key) {
  const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  key.resize(std::max(key.capacity(), 2 * text.size() + 16));
  for (;;) {
    const auto room = static_cast<std::int32_t>(key.size());
    const std::int32_t length = collator.getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()), room);
    const auto bytes = static_cast<std::size_t>(std::max(length, 1));
    if (length <= room) return key.resize(bytes - 1);  // without the zero at its end
    key.resize(bytes);
  }
}

}  // namespace

struct SortKeys::Impl {
  std::unique_ptr<icu::Collator> collator;
  std::vector<Known> recent = std::vector<Known>(kRecent);
};

SortKeys::SortKeys() : impl_(std::make_unique<Impl>()) {
  UErrorCode status = U_ZERO_ERROR;
  impl_->collator.reset(icu::Collator::createInstance(icu::Locale("ru"), status));
  // «СОШ № 2» comes before «СОШ № 10».
  if (impl_->collator) impl_->collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  if (U_FAILURE(status) != 0) impl_->collator.reset();
}

SortKeys::~SortKeys() = default;

void SortKeys::append(std::string& out, std::string_view text) {
  if (!impl_->collator) {
    out.append(text);
    return;
  }
  if (text.size() > kMostRecent) {
    std::string key;
    make_key(*impl_->collator, text, key);
    out.append(key);
    return;
  }
  Known& known = impl_->recent[std::hash<std::string_view>()(text) % kRecent];
  if (text.empty() || known.text != text) {
    make_key(*impl_->collator, text, known.key);
    known.text.assign(text);
  }
  out.append(known.key);
}

}  // namespace marshrut::text
