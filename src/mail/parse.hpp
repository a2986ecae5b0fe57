// mail/parse.hpp: the bytes of a message as a Message.
// Shapes:  raw bytes (with LF or CRLF, with or without an mbox "From " line) -> Message.
// Units:   sizes are bytes.
// Errors:  empty (no bytes), too_large (over raw_bytes); all else is read as far as it goes and told in `problems`.
// Owns:    the result owns its bytes; no state, any thread.
// Source:  RFC 5322, 2045–2047, 2231, 1991 (PGP), 5751 (S/MIME), [MS-OXTNEF]; facts about what programs really write.
//
// No file, socket or clock is touched after warm_up(), so this runs where open() is forbidden. The multipart structure
// is split here and not by GMime's parser: that one converts header charsets through iconv while it parses (which
// opens modules of the C library), takes any number of parts, and tells a cut message only to a callback.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "mail/message.hpp"

namespace marshrut::mail {

// Nothing means no limit. What is over a limit is told, not silently cut.
struct Limits {
  std::optional<std::size_t> raw_bytes = std::size_t{64} << 20U;
  std::optional<std::size_t> parts = 2000;  // of the message and all messages in it
  std::size_t depth = 32;                   // of multiparts and messages in one another; recursion needs an end
  std::optional<std::size_t> part_bytes = std::size_t{48} << 20U;
  std::optional<std::size_t> header_bytes = std::size_t{256} << 10U;
  std::optional<std::size_t> header_fields = 2000;
  std::optional<std::size_t> attachments = 200;
  std::optional<std::size_t> text_bytes = std::size_t{256} << 10U;
  std::optional<std::size_t> addresses = 1000;  // of one field
  std::optional<std::size_t> archive_entries = 300;
  std::optional<std::size_t> archive_bytes = std::size_t{128} << 20U;  // inflated, of all archives of a message
  std::optional<std::size_t> archive_ratio = 100;                      // inflated to packed
  std::size_t archive_depth = 2;                                       // archives in archives
};

Result<Message> parse(std::string_view raw, const Limits& limits = {});

// Loads what the libraries would load at their first use; before the sandbox closes.
void warm_up();

}  // namespace marshrut::mail
