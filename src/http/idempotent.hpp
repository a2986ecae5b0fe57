// http/idempotent.hpp: a post that comes twice under one key is done once; private to this module.
// Shapes:  person, key, request -> the answer that was given, or the work's.
// Errors:  a Reply of a problem: idempotency-mismatch, conflict (the first one is still at it).
// Source:  draft-ietf-httpapi-idempotency-key-header.
#pragma once

#include <functional>

#include "http/call.hpp"

namespace marshrut::http {

inline constexpr std::size_t kLongestKey = 64;

Reply once(const Call& call, store::Store& store, std::string_view operation, const std::function<Reply()>& work);

}  // namespace marshrut::http
