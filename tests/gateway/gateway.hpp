// gateway/gateway.hpp: the service between a mail server and a receiver, and the invariants that must always hold.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gateway/letters.hpp"
#include "mail/parse.hpp"
#include "support/certificates.hpp"
#include "support/dovecot.hpp"
#include "support/office.hpp"
#include "support/postfix.hpp"
#include "support/running_service.hpp"
#include "support/smtp_sink.hpp"

namespace marshrut::testing {

class Gateway {
public:
  // `configuration` is added to what every test needs.
  explicit Gateway(const std::string& configuration = {}, const std::string& db = {}, int lease_seconds = 3);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
  [[nodiscard]] const std::filesystem::path& folder_of_data() const { return service_->folder(); }
  RunningService& service() { return *service_; }
  SmtpSink& sink() { return *sink_; }

  // Waits until the outbox has nothing left to send.
  [[nodiscard]] bool all_sent(std::chrono::seconds most);

private:
  TemporaryFolder folder_;
  std::unique_ptr<SmtpSink> sink_;
  std::unique_ptr<RunningService> service_;
};

// Each letter came to one final state, once, and nothing else did: duplicates aside. The ledger is whole.
void expect_nothing_lost(const RunningService& service, const std::vector<SentLetter>& letters);
// Each letter's answer reached the receiver; `twice` says whether the same one may have come again.
void expect_answers(const SmtpSink& sink, const std::vector<SentLetter>& letters, bool twice = false);

}  // namespace marshrut::testing
