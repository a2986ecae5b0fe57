// Over 200 messages by each way: mails that nobody here wrote, and filled forms in every state.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "gateway/gateway.hpp"
#include "mail/parse.hpp"
#include "support/mail_client.hpp"

namespace marshrut::testing {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

const fs::path kShared = fs::path(MARSHRUT_SOURCE_DIR) / ".." / "shared";

std::vector<fs::path> files_in(const fs::path& folder, const std::set<std::string>& endings) {
  std::vector<fs::path> all;
  for (const auto& one : fs::directory_iterator(folder)) {
    if (endings.count(one.path().extension().string()) > 0) all.push_back(one.path());
  }
  std::sort(all.begin(), all.end());
  return all;
}

// What `marshrut check` says of the files: 0 nothing to mend, 1 errors.
std::map<std::string, bool> has_errors(const std::vector<fs::path>& files) {
  std::vector<std::string> words = {MARSHRUT_PROGRAM, "check", "--json"};
  for (const fs::path& file : files) words.push_back(file.string());
  std::string said;
  (void)run(words, &said);
  std::map<std::string, bool> errors;
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("remarks")) continue;
    const auto& remarks = json.at("remarks");
    errors[json.at("file").get<std::string>()] = std::any_of(
        remarks.begin(), remarks.end(), [](const auto& remark) { return remark.at("severity") == "error"; });
  }
  return errors;
}

struct Corpus {
  std::vector<SentLetter> wild;
  std::vector<std::string> foreign;  // raw, with CRLF
};

Corpus corpus() {
  Corpus all;
  const auto documents = files_in(kShared / "samples" / "wild", {".docx", ".docm", ".doc", ".odt", ".rtf"});
  const auto errors = has_errors(documents);
  for (const fs::path& file : documents) {
    SentLetter one =
        letter(file.filename().string() + "@school5.example", {{file.filename().string(), read_file(file).value()}});
    one.state = errors.at(file.string()) ? "returned" : "filed";
    one.reply = errors.at(file.string()) ? "return" : "receipt";
    all.wild.push_back(std::move(one));
  }
  for (const fs::path& file : files_in(kShared / "corpus" / "eml", {".eml"})) {
    all.foreign.push_back(with_crlf(read_file(file).value()));
  }
  return all;
}

std::multiset<std::string> hashes_of(const mail::Message& message) {
  std::multiset<std::string> all;
  for (const mail::Attachment& attachment : message.attachments) all.insert(sha256_hex(attachment.bytes));
  return all;
}

// `may_change`: messages that the mail server in front may mend on their way.
void expect_corpus(Gateway& gateway, const Corpus& all, std::size_t may_change = 0) {
  RunningService& service = gateway.service();
  const std::size_t count = all.wild.size() + all.foreign.size();
  ASSERT_GE(count, 200U);
  ASSERT_TRUE(service.settled(count, 240s)) << service.log();
  ASSERT_TRUE(gateway.all_sent(60s));
  const FsckResult fsck = service.fsck();
  EXPECT_TRUE(fsck.whole) << fsck.line;
  EXPECT_EQ(fsck.messages, static_cast<std::int64_t>(count));
  std::map<std::string, LedgerMessage> by_id;
  std::multiset<std::multiset<std::string>> kept;  // the documents of each foreign message
  std::set<std::string> wild_ids;
  for (const SentLetter& one : all.wild) wild_ids.insert(one.message_id);
  for (LedgerMessage& message : service.list()) {
    if (wild_ids.count(message.message_id) > 0) {
      by_id[message.message_id] = std::move(message);
      continue;
    }
    EXPECT_NE(message.state, "filed") << message.message_id << " is none of our forms";
    std::multiset<std::string> hashes;
    for (const LedgerDocument& document : message.documents) hashes.insert(document.sha256);
    kept.insert(std::move(hashes));
  }
  for (const SentLetter& one : all.wild) {
    const LedgerMessage& message = by_id[one.message_id];
    EXPECT_TRUE(message.state == one.state ||
                (one.state.empty() && (message.state == "filed" || message.state == "returned")))
        << one.message_id << ' ' << message.state << ' ' << message.reason;
    ASSERT_EQ(message.documents.size(), 1U) << one.message_id;
    EXPECT_EQ(message.documents[0].sha256, sha256_hex(one.files[0].bytes)) << one.message_id;
    ASSERT_EQ(message.replies.size(), 1U) << one.message_id;
    EXPECT_EQ(message.replies[0].kind, message.state == "filed" ? "receipt" : "return") << one.message_id;
    EXPECT_EQ(message.replies[0].state, "sent") << one.message_id;
  }
  std::multiset<std::multiset<std::string>> wanted;
  for (const std::string& raw : all.foreign) {
    const auto message = mail::parse(raw);
    wanted.insert(message ? hashes_of(*message) : std::multiset<std::string>{});
  }
  std::vector<std::multiset<std::string>> changed;
  std::set_difference(wanted.begin(), wanted.end(), kept.begin(), kept.end(), std::back_inserter(changed));
  EXPECT_THAT(changed, ::testing::SizeIs(::testing::Le(may_change))) << "attachments changed on their way";
  EXPECT_EQ(kept.size(), wanted.size());
}

TEST(Corpus, ByLmtpAsItIs) {
  const Corpus all = corpus();
  Gateway gateway;
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start()) << gateway.service().log();
  MailClient client(gateway.service().lmtp(), MailClient::Speaks::lmtp);
  std::multiset<std::string> sent;
  for (const SentLetter& one : all.wild) {
    ASSERT_EQ(client.send(one.sender, kCentre, one.raw), 250);
    sent.insert(sha256_hex(one.raw));
  }
  for (const std::string& raw : all.foreign) {
    ASSERT_EQ(client.send("somebody@else.example", kCentre, raw), 250);
    sent.insert(sha256_hex(raw));
  }
  expect_corpus(gateway, all);
  std::multiset<std::string> kept;
  for (const LedgerMessage& message : gateway.service().list()) kept.insert(message.sha256);
  EXPECT_EQ(kept, sent) << "raw bytes are not as they were sent";
}

TEST(Corpus, ByPostfix) {
  const Corpus all = corpus();
  Gateway gateway;
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start()) << gateway.service().log();
  PostfixSettings settings;
  settings.lmtp_port = gateway.service().lmtp();
  settings.more = "lmtp_line_length_limit = 0\nheader_size_limit = 1024000\n";
  Postfix postfix(gateway.folder() / "postfix", settings);
  ASSERT_TRUE(postfix.start()) << postfix.log();
  MailClient client(postfix.port(), MailClient::Speaks::smtp);
  for (const SentLetter& one : all.wild) ASSERT_EQ(client.send(one.sender, kCentre, one.raw), 250);
  for (const std::string& raw : all.foreign) ASSERT_EQ(client.send("somebody@else.example", kCentre, raw), 250);
  expect_corpus(gateway, all);
}

class CorpusByMailbox : public ::testing::TestWithParam<const char*> {};

TEST_P(CorpusByMailbox, IsTakenWhole) {
  const std::string protocol = GetParam();
  const Corpus all = corpus();
  const TemporaryFolder folder;
  const Certificates certificates(folder.path() / "certificates", {"localhost"});
  Dovecot dovecot(folder.path() / "dovecot", certificates, "localhost");
  ASSERT_TRUE(dovecot.start()) << dovecot.log();
  for (const SentLetter& one : all.wild) dovecot.deliver("iom", "Return-Path: <" + one.sender + ">\r\n" + one.raw);
  for (const std::string& raw : all.foreign) dovecot.deliver("iom", raw);
  Gateway gateway("[mailbox.main]\nprotocol = " + protocol + "\nhost = localhost\nport = " +
                  std::to_string(protocol == "pop3" ? dovecot.pop3s() : dovecot.imaps()) +
                  "\nuser = iom\npassword = secret\nca_file = " + certificates.authority() +
                  "\nafter = delete\nevery_seconds = 1\n");
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start()) << gateway.service().log();
  expect_corpus(gateway, all);
  for (int tries = 0; tries < 50 && dovecot.count("iom") > 0; ++tries) std::this_thread::sleep_for(200ms);
  EXPECT_EQ(dovecot.count("iom"), 0U);
}

INSTANTIATE_TEST_SUITE_P(Protocols, CorpusByMailbox, ::testing::Values("pop3", "imap"),
                         [](const auto& one) { return std::string(one.param); });

}  // namespace
}  // namespace marshrut::testing
