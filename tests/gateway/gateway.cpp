#include "gateway/gateway.hpp"

#include <algorithm>
#include <set>
#include <thread>

#include "base/digest.hpp"
#include "mail/parse.hpp"

namespace marshrut::testing {

Gateway::Gateway(const std::string& configuration, const std::string& db, int lease_seconds) {
  sink_ = std::make_unique<SmtpSink>(folder_.path() / "sink");
  const std::string usual = "[smtp]\nserver = 127.0.0.1:" + std::to_string(sink_->port()) +
                            "\nretry_seconds = 1\n[processing]\nlease_seconds = " + std::to_string(lease_seconds) +
                            "\n";
  service_ = std::make_unique<RunningService>(MARSHRUT_PROGRAM, folder_.path() / "data", usual + configuration, db);
}

bool Gateway::all_sent(std::chrono::seconds most) {
  const auto until = std::chrono::steady_clock::now() + most;
  do {
    const auto messages = service_->list();
    const bool waits = std::any_of(messages.begin(), messages.end(), [](const LedgerMessage& message) {
      return std::any_of(message.replies.begin(), message.replies.end(),
                         [](const LedgerReply& reply) { return reply.state == "queued" || reply.state == "sending"; });
    });
    if (!waits) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  } while (std::chrono::steady_clock::now() < until);
  return false;
}

namespace {

std::multiset<std::string> hashes_of(const SentLetter& letter) {
  std::multiset<std::string> all;
  for (const SentFile& file : letter.files) all.insert(sha256_hex(file.bytes));
  return all;
}

std::multiset<std::string> hashes_of(const LedgerMessage& message) {
  std::multiset<std::string> all;
  for (const LedgerDocument& document : message.documents) all.insert(document.sha256);
  return all;
}

}  // namespace

void expect_nothing_lost(const RunningService& service, const std::vector<SentLetter>& letters) {
  const FsckResult fsck = service.fsck();
  EXPECT_EQ(fsck.status, 0) << fsck.line;
  EXPECT_TRUE(fsck.whole) << fsck.line;
  std::int64_t sum = 0;
  for (const auto& [state, count] : fsck.states) sum += count;
  EXPECT_EQ(sum, fsck.messages) << fsck.line;
  std::map<std::string, std::vector<LedgerMessage>> by_id;
  for (LedgerMessage& message : service.list()) {
    if (message.state != "duplicate" || message.reason.rfind("message:", 0) != 0)
      by_id[message.message_id].push_back(std::move(message));
  }
  EXPECT_EQ(by_id.size(), letters.size());
  for (const SentLetter& letter : letters) {
    const auto& rows = by_id[letter.message_id];
    ASSERT_EQ(rows.size(), 1U) << letter.message_id << " is lost or filed twice";
    EXPECT_EQ(rows[0].state, letter.state) << letter.message_id << ": " << rows[0].reason;
    EXPECT_EQ(hashes_of(rows[0]), hashes_of(letter)) << letter.message_id;
  }
}

void expect_answers(const SmtpSink& sink, const std::vector<SentLetter>& letters, bool twice) {
  std::map<std::string, std::vector<mail::Message>> by_cause;
  std::map<std::string, std::string> ids;
  for (const SunkMessage& sunk : sink.messages()) {
    EXPECT_EQ(sunk.sender, "");  // the null sender
    auto answer = mail::parse(sunk.raw);
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->in_reply_to.size(), 1U);
    EXPECT_EQ(answer->auto_submitted, "auto-replied");
    EXPECT_EQ(answer->references.back(), answer->in_reply_to.front());
    const std::string cause = answer->in_reply_to.front();
    const auto [known, fresh] = ids.emplace(cause, answer->message_id);
    EXPECT_TRUE(fresh || twice) << cause << " is answered twice";
    EXPECT_EQ(known->second, answer->message_id) << "one event, two letters";
    if (fresh) by_cause[cause].push_back(std::move(*answer));
  }
  std::size_t wanted = 0;
  for (const SentLetter& letter : letters) {
    const auto& answers = by_cause[letter.message_id];
    EXPECT_EQ(answers.size(), letter.reply.empty() ? 0U : 1U) << letter.message_id;
    if (letter.reply.empty() || answers.empty()) continue;
    ++wanted;
    const std::string& text = answers[0].text;
    EXPECT_NE(text.find("Здравствуйте!"), std::string::npos);
    const bool returns = text.find("Нужно исправить") != std::string::npos;
    EXPECT_EQ(returns, letter.reply == "return") << text;
    EXPECT_EQ(text.find("Входящий номер:") != std::string::npos, letter.reply != "advice") << text;
  }
  EXPECT_EQ(ids.size(), wanted);
}

}  // namespace marshrut::testing
