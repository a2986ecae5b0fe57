// sandbox/sanitized.hpp: whether this is a build with the address sanitizer; private to this module. Its address space
// is terabytes, and it asks the kernel for more than the work does.
#pragma once

namespace marshrut::sandbox {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace marshrut::sandbox
