// intake/returns.hpp: a submission goes back to its sender with an operator's words, by a letter that can be seen
// before. Shapes:  submission + words + the document with comments -> a letter; -> queued, the submission's state and
// its
//          route's with it.
// Errors:  not_found, conflict (purged; nobody to send it to; stale: store/revision.hpp), and the store's.
// Owns:    results own what they hold.
// Source:  docs/mail.md («Разобрать спорное»).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "intake/desk.hpp"
#include "intake/file_message.hpp"
#include "mail/compose.hpp"
#include "store/store.hpp"

namespace marshrut::intake {

struct Return {
  std::string words = {};                     // the operator's
  std::string annotated = {};                 // the document with comments at the places to mend; empty: none is sent
  std::optional<std::int64_t> revision = {};  // that the operator saw; nothing: whatever there is
};

// What send_back would queue. Without an address (somebody uploaded it who has none) no letter goes: who sent it sees
// it in the console.
Result<mail::Letter> return_letter(store::Connection& connection, std::string_view number, const Return& back,
                                   const AnswerSettings& answers);
Result<void> send_back(store::Store& store, std::string_view number, const Return& back, const AnswerSettings& answers,
                       const Operator& who);

// What the document of a submission is annotated by: its bytes as they came, its form and its remarks as they are now.
struct ToAnnotate {
  std::string bytes, form, remarks;
};
// Nothing: the document is not kept.
Result<std::optional<ToAnnotate>> to_annotate(store::Connection& connection, std::string_view number);

}  // namespace marshrut::intake
