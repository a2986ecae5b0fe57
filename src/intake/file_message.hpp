// intake/file_message.hpp: a message comes to its one final state: its documents filed, its answer queued.
// Shapes:  Claim + Examination + Judgement -> Settled, all in one transaction.
// Errors:  conflict (the claim is somebody else's now: nothing is done), and the store's.
// Owns:    results own what they hold.
// Source:  design.md §4; facts.md «Intake».
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "intake/contents.hpp"
#include "intake/examination.hpp"
#include "intake/judge.hpp"
#include "intake/letter.hpp"
#include "store/ledger.hpp"

namespace marshrut::intake {

struct AnswerSettings {
  Centre centre;
  std::string from_address, from_name;  // empty: the address that the message came to
  std::int64_t most_a_day = 1000;       // answers to one address; what is over is held for an operator
};

// A letter of the centre's, but for whom it is and what it answers: `recipients` are those of the message.
mail::Letter letter_from(const AnswerSettings& answers, const std::vector<std::string>& recipients,
                         WrittenLetter written);

struct Settled {
  store::MessageState state = store::MessageState::received;
  std::string reason;
  bool answered = false;
};

Result<Settled> file_message(store::Connection& connection, const store::Claim& claim, const Examination& examination,
                             const Judgement& judgement, const AnswerSettings& answers, const Contents& contents,
                             Millis now);

// A message that can't be examined: kept for an operator.
Result<void> quarantine(store::Connection& connection, const store::Claim& claim, std::string_view reason);

}  // namespace marshrut::intake
