// mail/compose.hpp: a letter of ours as bytes for SMTP.
// Shapes:  Letter -> RFC 5322 message, CRLF at every line's end, no line over 998 bytes, ASCII only.
// Units:   texts are UTF-8; date_ms counts milliseconds since 1970, written in UTC.
// Errors:  none: control characters become blanks, invalid UTF-8 becomes U+FFFD, header names that aren't are left out.
// Owns:    the result owns its bytes.
// Source:  RFC 5322, 2045–2047, 2231, 3834 §5 (Auto-Submitted).
//
// The same letter gives the same bytes, so that an answer sent twice is seen to be one.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "mail/message.hpp"

namespace marshrut::mail {

struct LetterFile {
  std::string name;
  std::string media_type = "application/octet-stream";
  std::string bytes;
};

struct Letter {
  Address from, to;
  std::string subject;
  std::string text;
  std::string html;  // empty: plain text only
  std::vector<LetterFile> attachments;
  std::string message_id;  // without <>
  std::string in_reply_to;
  std::vector<std::string> references;
  std::int64_t date_ms = 0;
  std::vector<std::pair<std::string, std::string>> extra_headers;
};

std::string compose(const Letter& letter);

}  // namespace marshrut::mail
