// intake/judge.hpp: what is to be made of a message, before the store is asked: pure decisions.
// Shapes:  Examination + whom we trust -> Judgement: the sender's standing, each document's fate, the message's.
// Errors:  none.
// Owns:    results own what they hold.
// Source:  design.md §4; docs/mail.md («Что станет с письмом»).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intake/examination.hpp"
#include "intake/schools.hpp"
#include "store/ledger.hpp"

namespace marshrut::intake {

struct TrustSettings {
  bool needs_authentication = false;  // the sender's school counts only when our mail server vouches for the address
  bool answer_others = false;         // letters of unknown senders are answered, too
};

enum class Standing {
  known,   // of a school on the list, or there is no list
  other,   // filed apart
  forged,  // our own mail server says that the sender is not who it says
};

// What becomes of a document; the store may still make it `duplicate` or `review`.
enum class Fate {
  accepted,
  review,      // filed, for an operator to look at
  returned,    // filed, and sent back to be mended
  apart,       // filed, from a sender that nobody knows
  unreadable,  // a document that can't be read, or is none of our forms: the sender is told
  wrong_kind,  // a picture or a PDF in place of a form: the sender is told
  kept,        // kept with the message, nothing to do
  duplicate,   // came before
};
std::string_view fate_name(Fate fate);  // "wrong-kind"

struct DocumentJudgement {
  Fate fate = Fate::kept;
  std::string reason;  // a code; empty where the fate says all
  bool scan = false;   // paper that came back: its cards are filed each by itself
};

struct Judgement {
  Standing standing = Standing::known;
  std::string school;  // of the sender; empty when not on the list
  // Set when the message is over before its documents are looked at.
  bool over = false;
  store::MessageState state = store::MessageState::received;
  std::string reason;
  std::vector<DocumentJudgement> documents;  // as many as there are
  bool answer = false;                       // an answer may go out
  std::string unanswered;                    // why not
};

// A person who was signed in when it came in: sees in the console what became of it.
struct Uploader {
  std::string school;  // of a school's person; empty: as the address says
};

Judgement judge(const Examination& examination, const Schools& schools, const TrustSettings& trust,
                const std::optional<Uploader>& uploader = {});

// The final state of a message whose documents met these fates.
store::MessageState final_state(const std::vector<DocumentJudgement>& documents);

}  // namespace marshrut::intake
