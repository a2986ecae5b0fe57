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
#include <vector>

#include "base/result.hpp"
#include "intake/file_message.hpp"
#include "route/value.hpp"
#include "store/ledger.hpp"
#include "store/routes.hpp"
#include "store/submissions.hpp"

namespace marshrut::intake {

struct Operator {
  std::string name;    // "operator:ivanova"
  std::string origin;  // "cli", a host
};

struct Acceptance {
  std::optional<std::int64_t> route = {};     // under this one; nothing: the one that its teacher has, or a new one
  bool new_route = false;                     // a new one even where the teacher has others
  std::optional<std::int64_t> revision = {};  // of the submission that the operator saw; nothing: whatever there is
};

// A submission that waits for an operator (or was filed apart) is accepted.
Result<void> file_by_hand(store::Store& store, std::string_view number, const Acceptance& how, const Operator& who);

// The routes that an operator may choose from for a submission that has none: those of its teacher, and of others whose
// name is as good as the same.
Result<std::vector<store::Route>> candidates(store::Connection& connection, const store::Submission& submission);

// Values of a reading were mended by a person: the route follows where it has them from this document.
Result<void> follow_correction(store::Connection& connection, const store::Submission& submission,
                               const route::Value& was, const route::Value& is);

// A message in quarantine, or one of which nothing was filed, goes through the machine again.
Result<void> try_again(store::Store& store, std::int64_t message_id, const Operator& who);

// One line of contract/cli.md «inbox list».
std::string inbox_line(const store::ListedMessage& message);

// A submission as a line of `marshrut registry submissions-registry --data`.
Result<route::Value> submission_line(store::Connection& connection, const store::Submission& submission);
// Each submission as a line of `marshrut registry submissions-registry --data`, the oldest first.
Result<void> each_submission_line(const store::Store& store, const std::function<Result<void>(std::string line)>& sink);

}  // namespace marshrut::intake
