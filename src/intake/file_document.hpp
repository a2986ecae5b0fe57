// intake/file_document.hpp: a read form filed: under its teacher's route, as a version, with what changed.
// Shapes:  DocumentExam + its judgement -> Filed, inside the transaction of its message.
// Errors:  as the store's. The judgement may turn into `duplicate` or `review` by what the store already has.
// Owns:    results own what they hold.
// Source:  domain.md §1 (a route's life); design.md §4.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "intake/examination.hpp"
#include "intake/file_scan.hpp"
#include "intake/judge.hpp"
#include "store/connection.hpp"

namespace marshrut::intake {

struct Filed {
  DocumentJudgement judgement;
  std::string number;  // of the submission; of the earlier one for a duplicate; empty when there is none
  std::int64_t version = 0;
  std::int64_t changes = 0;  // places that differ from the version before
  std::optional<FiledScan> scan = std::nullopt;
};

struct FilingFacts {
  std::int64_t message_id = 0;
  Millis received = 0;
  std::string school;
  std::string origin;                     // "lmtp": for the route's steps
  std::string sender = {}, subject = {};  // of the letter: words that it is found by
};

// `document_id` is the document's row.
Result<Filed> file_document(store::Connection& connection, const FilingFacts& facts, const DocumentExam& document,
                            std::int64_t document_id, DocumentJudgement judgement);

}  // namespace marshrut::intake
