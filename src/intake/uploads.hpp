// intake/uploads.hpp: what people at the console send in: letters like all others, but we know whose they are.
// Shapes:  a person's id <-> the peer of an arrival; a claim -> who uploaded it.
// Errors:  the store's.
// Owns:    results own what they hold.
//
// The source kUploadSource is given by the service alone (gate gives "lmtp", "imap", "pop3"), so that nothing which a
// letter says of itself makes it a person's: neither its headers nor its envelope are asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "intake/judge.hpp"
#include "store/ledger.hpp"
#include "store/store.hpp"

namespace marshrut::intake {

inline constexpr std::string_view kUploadSource = "http";

std::string upload_peer(std::int64_t person_id);  // "person:17"
std::optional<std::int64_t> person_of_peer(std::string_view peer);

// Nothing: it came by mail.
Result<std::optional<Uploader>> uploader_of(const store::Store& store, std::string_view source, std::string_view peer);

}  // namespace marshrut::intake
