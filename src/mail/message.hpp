// mail/message.hpp: an e-mail as a person and the intake see it.
// Shapes:  what parse() makes of a message's bytes: who, when, what it answers, its text, its files, its oddities.
// Units:   texts are UTF-8; bytes of attachments are decoded; date_ms counts milliseconds since 1970 in UTC.
// Errors:  what could not be read stands in `problems`; nothing is left out without a word there.
// Owns:    everything it holds.
// Source:  RFC 5322, 2045–2047, 2231, 3834, 6522, 8601.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace marshrut::mail {

struct Address {
  std::string name;     // decoded; may be empty
  std::string address;  // local@domain as written; empty when there is none to be found
  bool operator==(const Address&) const = default;
};

struct Attachment {
  std::string name;  // base name: no path, control character or bidi override, at most 120 characters, never empty
  std::string media_type;  // "application/pdf", lower case
  std::string bytes;
  std::string container;  // where it lay: "" or "Письмо.eml/бланки.zip"
  bool inlined = false;   // shown within the text: a picture of the HTML, Content-Disposition: inline
};

// One method of an Authentication-Results field: dkim=pass header.d=school.ru.
struct AuthenticationMethod {
  std::string method;                                           // lower case
  std::string result;                                           // lower case
  std::vector<std::pair<std::string, std::string>> properties;  // "header.d" -> "school.ru"; "reason" too
};

struct AuthenticationResults {
  std::string authserv_id;  // lower case
  std::vector<AuthenticationMethod> methods;
  bool on_top = false;  // nothing but trace fields stands above it
};

// Stable codes: "truncated", "too-many-parts", "too-deep", "too-many-attachments", "part-too-large", "text-too-long",
// "too-many-fields", "bad-header", "bad-encoding", "bad-charset", "bad-boundary", "archive-encrypted",
// "archive-damaged", "archive-too-large", "archive-too-deep", "encrypted", "signed-opaque", "partial", "external-body",
// "tnef-damaged". The detail names a part or a file: it may hold personal data and is not for logs.
struct Problem {
  std::string code;
  std::string detail;
};

struct Message {
  std::string message_id;  // without <>; empty when there is none that can be used
  std::vector<Address> from;
  std::size_t header_from_count = 0;  // From fields; other than one is not to be trusted
  std::optional<Address> sender;
  std::vector<Address> reply_to;
  std::optional<std::string> return_path;  // "" is the null sender <>
  std::vector<Address> to, cc;
  std::string subject;
  std::optional<std::int64_t> date_ms;
  std::vector<std::string> in_reply_to, references;  // Message-IDs without <>

  std::string text;  // what a person reads: text/plain, else HTML without its tags
  std::vector<Attachment> attachments;

  std::string auto_submitted, precedence, suppress;  // keywords in lower case; suppress: X-Auto-Response-Suppress
  bool list = false;                                 // any List-* field
  bool own_loop = false;                             // carries the mark that compose() leaves on our letters
  bool is_report = false;                            // a bounce, a receipt
  std::vector<std::string> reported_ids;             // Message-IDs of what a report is about
  bool is_encrypted = false;
  std::vector<AuthenticationResults> authentication_results;  // topmost first

  std::vector<Problem> problems;
};

}  // namespace marshrut::mail
