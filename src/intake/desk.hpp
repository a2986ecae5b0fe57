// intake/desk.hpp: what an operator does with what came: settle what the machine was unsure of.
// Shapes:  a submission's number + who acts -> the store changed and the audit told.
// Errors:  not_found (no such number), conflict (its state forbids it), bad_data (no teacher to file it under), and the
//          store's.
// Owns:    results own what they hold.
// Source:  docs/mail.md («Разобрать спорное»); domain.md §1.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "intake/file_message.hpp"
#include "route/value.hpp"
#include "store/ledger.hpp"
#include "store/submissions.hpp"

namespace marshrut::intake {

struct Operator {
  std::string name;    // "operator:ivanova"
  std::string origin;  // "cli", a host
};

// A submission that waits for an operator (or was filed apart) is accepted: under the route given, or the one that its
// teacher has, or a new one.
Result<void> file_by_hand(store::Store& store, std::string_view number, std::optional<std::int64_t> route,
                          const Operator& who);

// It goes back to its sender with the operator's words and the remarks that were found.
Result<void> send_back(store::Store& store, std::string_view number, std::string_view words,
                       const AnswerSettings& answers, const Operator& who);

// A message in quarantine, or one of which nothing was filed, goes through the machine again.
Result<void> try_again(store::Store& store, std::int64_t message_id, const Operator& who);

// One line of contract/cli.md «inbox list».
std::string inbox_line(const store::ListedMessage& message);

// A submission as a line of `marshrut registry submissions-registry --data`.
Result<route::Value> submission_line(store::Connection& connection, const store::Submission& submission);
// Each submission as a line of `marshrut registry submissions-registry --data`, the oldest first.
Result<void> each_submission_line(const store::Store& store, const std::function<Result<void>(std::string line)>& sink);

}  // namespace marshrut::intake
